"""Every date is real and not in the future, and a confidence has the date that it needs."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

from atlas.model.dates import first_day
from atlas.model.screen_evidence import judged_claims
from atlas.problems import Problem
from atlas.project import Project
from atlas.sources.raw_tables import links, rows
from atlas.sources.yaml_file import Document, Path_

ID = "date"
WHY = "CONTRIBUTING.md#truth-first"

_NEEDS_DATE = ("amazon", "seen", "regional")  # no set: what is looked up may be of any type


def check(project: Project) -> Iterator[Problem]:
    """Yield a problem at each impossible, future (but of a closing) or missing date, and at a dated `pattern`."""
    tables = project.tables
    for document, path, link in links(tables):
        seen, confidence = link.get("seen"), link.get("confidence")
        if seen is not None:
            yield from _real(document, (*path, "seen"), seen)
        if seen is None and confidence in _NEEDS_DATE:
            message = f"'{confidence}' needs the date of its evidence: add seen: 2026, 2026-05 or 2026-05-12."
            yield document.problem(path, ID, message)
        if seen is not None and confidence == "pattern":
            message = "'pattern' means that nobody has seen it on this host: take out `seen`, or say who saw it."
            yield document.problem((*path, "seen"), ID, message)
    for path, entry in rows(tables, "marketplaces", "marketplaces"):
        if "launched" in entry:
            yield from _real(tables["marketplaces"], (*path, "launched"), entry["launched"])
        if isinstance(entry.get("retired"), dict) and "date" in entry["retired"]:
            # Amazon announces that a store closes: this date alone may lie ahead.
            yield from _real(tables["marketplaces"], (*path, "retired", "date"), entry["retired"]["date"], date.max)
    for claim in judged_claims(tables):
        if claim.seen:
            yield from _real(tables["screens"], (*claim.path, "seen"), claim.seen)
    for path, change in rows(tables, "changes", "changes"):
        if "date" in change:
            yield from _real(tables["changes"], (*path, "date"), change["date"])


def _real(document: Document, path: Path_, value: object, last: date | None = None) -> Iterator[Problem]:
    try:
        day = first_day(str(value))
    except ValueError:
        message = f"'{value}' is not a date: write a year (2026), a month (2026-05) or a day (2026-05-12)."
        yield document.problem(path, ID, message)
        return
    if day > (last or datetime.now(UTC).date()):
        yield document.problem(path, ID, f"'{value}' lies in the future: write the date of what was seen.")
