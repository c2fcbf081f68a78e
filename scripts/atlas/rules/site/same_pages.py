"""Every language has the same pages, and every marketplace has its own."""

from collections.abc import Iterator

from atlas.problems import Problem
from atlas.site.built import Site

ID = "page-missing"
WHY = "CONTRIBUTING.md#translate"


def check(site: Site) -> Iterator[Problem]:
    """Yield a problem at each page that a language lacks."""
    languages = {code: {page.path for page in pages} for code, pages in site.languages.items()}
    needed = {f"marketplaces/{entry.code}/" for entry in site.catalogue.marketplaces}
    needed |= {f"guides/{slug}/" for slug in site.catalogue.guides} | {"", "marketplaces/"}
    for code, paths in languages.items():
        for path in sorted((needed | set().union(*languages.values())) - paths):
            yield Problem(f"site/{code}/{path}", 0, 0, ID, f"this language lacks the page '{path}'.")
