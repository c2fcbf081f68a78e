"""The first address that a country page leads to is its Seller Central, as the table has it."""

from collections.abc import Iterator

from atlas.problems import Problem
from atlas.site.built import Site

ID = "first-door"
WHY = "CONTRIBUTING.md#truth-first"


def check(site: Site) -> Iterator[Problem]:
    """Yield a problem at each country page whose first outside link is another one."""
    for code, pages in site.languages.items():
        found = {page.marketplace: page for page in pages if page.marketplace}
        for entry in site.catalogue.marketplaces:
            page = found.get(entry.code)
            if page and page.first_door != entry.seller_central.url:
                message = f"its first outside link is '{page.first_door}', not '{entry.seller_central.url}'."
                yield site.problem(code, page.path, ID, message)
