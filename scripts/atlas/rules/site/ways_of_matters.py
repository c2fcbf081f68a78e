"""Every matter's page leads somewhere in every store: no row is empty, no matter ends in words."""

from collections.abc import Iterator

from atlas.problems import Problem
from atlas.site.built import Site
from atlas.sources.guides import MATTERS

ID = "matter-way"
WHY = "CONTRIBUTING.md#truth-first"


def check(site: Site) -> Iterator[Problem]:
    """Yield a problem at each store that a matter's page has no row for, or whose address it does not lead to."""
    for code, pages in site.languages.items():
        found = {page.path: page for page in pages}
        for matter in site.catalogue.matters:
            page = found.get(f"{MATTERS}/{matter.id}/")
            for store in site.catalogue.open_marketplaces if page else ():
                url = matter.way(store).link.url
                if page and url not in page.links:
                    message = f"no way leads to '{url}', the door of this matter in '{store.code}'."
                    yield site.problem(code, page.path, ID, message)
                elif page and not matter.is_one_for_all and store.code not in page.ids:
                    message = f"there is no row for the store '{store.code}'."
                    yield site.problem(code, page.path, ID, message)
