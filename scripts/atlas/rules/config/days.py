"""The site says how many days a translation may be behind, and from how many on readers are told how old a date is."""

from collections.abc import Iterator

from atlas.problems import Problem
from atlas.project import Project
from atlas.sources.site_config import DAYS, extra

ID = "days"
WHY = "CONTRIBUTING.md#truth-first"


def check(project: Project) -> Iterator[Problem]:
    """Yield a problem for each of these numbers that is missing, or none."""
    if not isinstance(project.config.data, dict):  # another rule says so
        return
    for key, (most, what) in DAYS.items():
        days = extra(project.config, key)
        if type(days) is not int or not 0 <= days <= most:
            message = f"extra.{key} must be a number of days from 0 to {most}: write {what}."
            yield project.config.problem(("extra", key), ID, message)
