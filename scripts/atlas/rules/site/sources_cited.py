"""Every source of the list is cited somewhere, on a page or in the data behind it; one that is not keeps its number."""

from collections.abc import Iterator

from atlas.problems import Problem
from atlas.site.built import Site

ID = "source-unused"
SEVERITY = "warning"  # others may cite its number
WHY = "CONTRIBUTING.md#truth-first"


def check(site: Site) -> Iterator[Problem]:
    """Yield a problem at each source that no page and no data file names."""
    links = set().union(*(page.links for pages in site.languages.values() for page in pages))
    cited = {link.rpartition("#s")[2] for link in links}
    for document in site.project.tables.values():
        cited |= {str(value) for value in _listed(document.data)}
    for number in sorted(number for number in site.catalogue.sources if str(number) not in cited):
        yield Problem(
            "data/sources.yaml",
            0,
            0,
            ID,
            f"source {number} is cited nowhere: cite it where it carries something. Its number stays.",
        )


def _listed(data: object) -> Iterator[object]:
    """Yield every item of a list named `sources`, at any depth."""
    for key, value in data.items() if isinstance(data, dict) else enumerate(data if isinstance(data, list) else []):
        if key == "sources" and isinstance(value, list):
            yield from value
        yield from _listed(value)
