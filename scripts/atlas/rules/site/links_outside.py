"""Every page leads out of the site only to hosts of the allow-list, however the link was written."""

from collections.abc import Iterator
from functools import cache
from urllib.parse import urljoin

from atlas.build import origin
from atlas.build.page_facts import Site
from atlas.model.hosts import host_of
from atlas.problems import Problem
from atlas.rules.texts.guide_links import stranger
from atlas.sources.raw_tables import read

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

    for code, page in origin.pages(site):
        for target in page.links:
            if message := fault(target):
                yield origin.problem(code, page.path, ID, message, target)
