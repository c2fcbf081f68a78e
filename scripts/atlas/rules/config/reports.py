"""The address for reports of wrong links is an issue form's, a mail address, or none."""

from collections.abc import Iterator

from atlas.model.hosts import is_contact
from atlas.problems import Problem
from atlas.project import Project
from atlas.sources.site_config import REPORTS, extra

ID = "report-address"
WHY = "CONTRIBUTING.md#truth-first"


def check(project: Project) -> Iterator[Problem]:
    """Yield a problem where the address is neither sound https nor mail."""
    address = extra(project.config, REPORTS)
    if not address:
        return
    if not isinstance(address, str) or not is_contact(address):
        message = f"extra.{REPORTS} must be the https address of a form, a mail address, or nothing."
        yield project.config.problem(("extra", REPORTS), ID, message)
