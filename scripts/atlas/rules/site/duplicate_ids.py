"""No page has two parts of the same id: a link to it, and a label for it, would reach only the first."""

from collections import Counter
from collections.abc import Iterator

from atlas.problems import Problem
from atlas.site.built import Site

ID = "duplicate-id"
WHY = "CONTRIBUTING.md#change-a-guide"


def check(site: Site) -> Iterator[Problem]:
    """Yield a problem at each id that stands more than once on a page."""
    for code, page in site.pages():
        for found, count in Counter(page.ids).items():
            if count > 1:
                message = f"the id '{found}' stands {count} times: change all but one."
                yield site.problem(code, page.path, ID, message, f"{{#{found}}}", f'id="{found}"')
