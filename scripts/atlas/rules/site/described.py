"""Every page has one title and one description of its own, and its main heading."""

from collections.abc import Iterator

from atlas.inspection import Site
from atlas.problems import Problem

ID = "description"


def check(site: Site) -> Iterator[Problem]:
    """Yield a problem at each page without title, description or heading, or with those of another page."""
    for code, pages in site.languages.items():
        first: dict[str, str] = {}
        for page in pages:
            place = f"site/{code}/{page.path}"
            for what, text in (("title", page.title), ("description", page.description), ("heading", page.heading)):
                if not text:
                    yield Problem(place, 0, 0, ID, f"has no {what}.")
                elif what != "heading" and text in first:
                    yield Problem(place, 0, 0, ID, f"has the same {what} as '{first[text]}'.")
                elif what != "heading":
                    first[text] = page.path
