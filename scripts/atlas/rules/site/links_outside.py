"""Every page leads out of the site only to hosts of the allow-list, however the link was written."""

from collections.abc import Iterator
from functools import cache
from urllib.parse import urljoin

from atlas.entries import read
from atlas.hosts import host_of
from atlas.inspection import Site
from atlas.problems import Problem
from atlas.rules.words.guide_links import stranger

ID = "outside-link"


def check(site: Site) -> Iterator[Problem]:
    """Yield a problem at each link of a built page whose host the allow-list does not have."""
    docs, _ = read()

    @cache
    def fault(target: str) -> str:
        try:
            url = urljoin(site.base, target.strip().replace("\\", "/"))  # browsers read a backslash as a slash
        except ValueError:
            url = target
        return "" if host_of(url) == host_of(site.base) else stranger(url, docs)

    pages = [(f"{code}/", page) for code, pages in site.languages.items() for page in pages]
    for prefix, page in [*pages, *(("", page) for page in site.root_pages)]:
        for target in page.links:
            if message := fault(target):
                yield Problem(f"site/{prefix}{page.path}", 0, 0, ID, message)
