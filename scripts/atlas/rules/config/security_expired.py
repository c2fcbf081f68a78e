"""The contact for who finds a hole still holds today."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

from atlas.problems import Problem
from atlas.project import Project
from atlas.sources.site_config import SECURITY, extra

ID = "security-expired"
WHY = "SECURITY.md#where-to-write"
SEVERITY = "warning"


def check(project: Project) -> Iterator[Problem]:
    """Yield a warning where its last day is past."""
    given = extra(project.config, SECURITY)
    last = given.get("expires") if isinstance(given, dict) else None
    if type(last) is date and last < datetime.now(UTC).date():
        message = f"security.txt held until {last}, and nobody may trust it since: see that the contact still holds, "
        place = ("extra", SECURITY, "expires")
        yield project.config.problem(place, ID, f"{message}and write a later day, at most a year from now.")
