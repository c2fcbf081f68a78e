"""The site says where it is published, in an address that canonical addresses and short links can be made from."""

import re
from collections.abc import Iterator

from atlas.problems import Problem
from atlas.project import Project

ID = "site-url"
WHY = "README.md#put-it-online"

_ADDRESS = re.compile(r"https?://[a-z0-9.-]+(:\d{1,5})?(/[\w.~%-]+)*/?", re.ASCII)


def check(project: Project) -> Iterator[Problem]:
    """Yield a problem where site_url is missing or no whole address."""
    document = project.config
    data = document.data
    if not isinstance(data, dict):
        yield document.problem((), ID, "holds no keys: bring back its content.")
        return
    url = data.get("site_url")
    if not isinstance(url, str) or not _ADDRESS.fullmatch(url):
        found = "is missing" if url is None else f"is {url!r}, which is no whole address"
        message = f"site_url {found}: write where the site is published, such as https://your.address/."
        yield document.problem(("site_url",), ID, message + " ATLAS_SITE_URL, where it is set, stands in for it.")
