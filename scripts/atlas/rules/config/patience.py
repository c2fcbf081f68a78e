"""The site says how many days it may go out with a translation that is behind."""

from collections.abc import Iterator

from atlas.problems import Problem
from atlas.project import Project
from atlas.sources.site_config import MOST_DAYS, PATIENCE, extra

ID = "translation-days"
WHY = "CONTRIBUTING.md#change-a-guide"


def check(project: Project) -> Iterator[Problem]:
    """Yield a problem where the number of days is missing, or none."""
    if not isinstance(project.config.data, dict):  # another rule says so
        return
    days = extra(project.config, PATIENCE)
    if type(days) is not int or not 0 <= days <= MOST_DAYS:
        message = (
            f"extra.{PATIENCE} must be a number of days from 0 to {MOST_DAYS}: write how long a translation may wait."
        )
        yield project.config.problem(("extra", PATIENCE), ID, message)
