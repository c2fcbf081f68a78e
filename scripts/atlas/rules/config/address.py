"""The site says where it is published, in an address that short links can be made from, and how long by https alone."""

from collections.abc import Iterator

from atlas.problems import Problem
from atlas.project import Project
from atlas.sources.address import VARIABLE, fault
from atlas.sources.site_config import HSTS, extra

ID = "site-url"
WHY = "README.md#put-it-online"


def check(project: Project) -> Iterator[Problem]:
    """Yield a problem where site_url is missing or no whole address."""
    document = project.config
    data = document.data
    if not isinstance(data, dict):
        yield document.problem((), ID, "holds no keys: bring back its content.")
        return
    if found := fault(data.get("site_url")):
        message = f"site_url {found}: write where the site is published, such as https://your.address/."
        yield document.problem(("site_url",), ID, f"{message} {VARIABLE}, where it is set, stands in for it.")
    seconds = extra(document, HSTS, 0)
    if type(seconds) is not int or seconds < 0:
        message = "is no whole number of seconds: 31536000 is a year; without the line, or with 0, nothing is said."
        yield document.problem(("extra", HSTS), ID, f"{HSTS} {message}")
