"""What is called sure rests on evidence of the five years before the newest change of the table."""

import re
from collections.abc import Iterator

from atlas.model.evidence import judged
from atlas.model.marketplaces import EQUAL_DOORS
from atlas.problems import Problem
from atlas.project import Project
from atlas.sources.raw_tables import rows

ID = "evidence-old"
WHY = "CONTRIBUTING.md#truth-first"
SEVERITY = "warning"

_YEARS = 5
_YEAR = re.compile(r"[0-9]{4}")


def check(project: Project) -> Iterator[Problem]:
    """Yield a warning at each sure link whose evidence is older. No clock: the same table gives the same answer."""
    dates = [str(row.get("date")) for _, row in rows(project.tables, "changes", "changes")]
    newest = max((date for date in dates if _YEAR.match(date)), default="0000")
    oldest = f"{int(newest[:4]) - _YEARS:04}{newest[4:]}"
    for document, path, link, _ in judged(project.tables):
        # A year or month counts as its end: `2021` is not older than 2021-11.
        if link.confidence in EQUAL_DOORS and _YEAR.match(link.seen) and link.seen < oldest[: len(link.seen)]:
            message = f"'{link.confidence}' rests on evidence of {link.seen}: look for newer, or lower the confidence."
            yield document.problem((*path, "seen"), ID, message)
