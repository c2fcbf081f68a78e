"""Every page leads out of the site only to hosts of the allow-list, however the link was written."""

import re
from collections.abc import Iterator
from functools import cache
from urllib.parse import urljoin

from atlas.model.allow_list import AllowList
from atlas.model.hosts import host_of
from atlas.problems import Problem
from atlas.site.built import Site

ID = "outside-link"
WHY = "CONTRIBUTING.md#truth-first"

# What every link that leaves the site has: most have it not.
_MAY_LEAVE = re.compile(r"[:\\]|//")


def check(site: Site) -> Iterator[Problem]:
    """Yield a problem at each link of a built page whose host the allow-list does not have."""
    allowed = AllowList(site.project.tables)
    address = site.project.reports  # of mkdocs.yml: another rule judges it
    reports = {address.partition("?")[0], f"mailto:{address}"} if address else set()

    @cache
    def fault(target: str) -> str:
        try:
            url = urljoin(site.base, target.strip().replace("\\", "/"))  # browsers read a backslash as a slash
        except ValueError:
            url = target
        own = host_of(url) == host_of(site.base) or url.partition("?")[0] in reports
        return "" if own else allowed.link_fault(url)

    for code, page in site.pages():
        for target in filter(_MAY_LEAVE.search, page.links):
            if message := fault(target):
                yield site.problem(code, page.path, ID, message, target)
