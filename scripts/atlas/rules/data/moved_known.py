"""What has another address now is no longer at the old one, and is at the new one."""

from collections.abc import Iterator
from contextlib import suppress

from atlas import REFERENCE
from atlas.problems import AtlasError, Problem, did_you_mean
from atlas.project import Project
from atlas.sources import guides
from atlas.sources.raw_tables import rows

ID = "moved"
WHY = "CONTRIBUTING.md#what-was-published-stays"


def check(project: Project) -> Iterator[Problem]:
    """Yield a problem at each row whose old address is still a page's, whose new one is none, or which mixes kinds."""
    document = project.tables["moved"]
    there = _there(project)
    for path, row in rows(project.tables, "moved", "moved"):
        was, now = row.get("was"), row.get("now")
        if not isinstance(was, str) or not isinstance(now, str):
            continue
        if was in there:
            yield document.problem((*path, "was"), ID, f"'{was}' is there: take the row out, or the old one away.")
        if _kind(was) != _kind(now):
            yield document.problem((*path, "now"), ID, f"'{now}' is of another kind than '{was}': lead to the same.")
        elif now not in there:
            yield document.problem((*path, "now"), ID, f"there is no '{now}'.{did_you_mean(now, there)}")


def _there(project: Project) -> set[str]:
    """Return each language, page and anchor of one, as data/published.txt writes it."""
    found = {f"{locale.code}/" for locale in project.locales}
    for key in guides.keys(project.snapshot, REFERENCE):
        page = f"*/{guides.path(key).removesuffix('.md')}/"
        found.add(page)
        with suppress(AtlasError):  # which the rules on texts report
            found |= {f"{page}#{heading.anchor}" for heading in project.guide(REFERENCE, key).headings}
    return found


def _kind(address: str) -> tuple[bool, bool]:
    return address.startswith("*/"), "#" in address
