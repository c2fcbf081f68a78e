"""No page has two parts of the same id: a link to it, and a label for it, would reach only the first."""

from collections import Counter
from collections.abc import Iterator

from atlas.inspection import Site
from atlas.problems import Problem

ID = "duplicate-id"


def check(site: Site) -> Iterator[Problem]:
    """Yield a problem at each id that stands more than once on a page."""
    pages = [(f"{code}/", page) for code, pages in site.languages.items() for page in pages]
    for prefix, page in [*pages, *(("", page) for page in site.root_pages)]:
        for found, count in Counter(page.ids).items():
            if count > 1:
                message = f"the id '{found}' stands {count} times: change all but one."
                yield Problem(f"site/{prefix}{page.path}", 0, 0, ID, message)
