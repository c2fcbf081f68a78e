"""The address for reports of wrong links is an issue form's, a mail address, or none."""

import re
from collections.abc import Iterator

from atlas.model.hosts import host_fault
from atlas.problems import Problem
from atlas.project import Project
from atlas.sources.site_config import REPORTS, extra

ID = "report-address"
WHY = "CONTRIBUTING.md#truth-first"

_MAIL = re.compile(r"[\w.+-]+@[a-z0-9-]+(\.[a-z0-9-]+)+")


def check(project: Project) -> Iterator[Problem]:
    """Yield a problem where the address is neither sound https nor mail."""
    address = extra(project.config, REPORTS)
    if not address:
        return
    if not isinstance(address, str) or not (_MAIL.fullmatch(address) or ("://" in address and not host_fault(address))):
        message = f"extra.{REPORTS} must be the https address of a form, a mail address, or nothing."
        yield project.config.problem(("extra", REPORTS), ID, message)
