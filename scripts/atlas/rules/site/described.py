"""Every page has one title and one description of its own, and its main heading."""

from collections.abc import Iterator

from atlas.problems import Problem
from atlas.site.built import Site

ID = "description"
WHY = "CONTRIBUTING.md#change-a-guide"


def check(site: Site) -> Iterator[Problem]:
    """Yield a problem at each page without title, description or heading, or with those of another page."""
    for code, pages in site.languages.items():
        first: dict[str, str] = {}
        for page in pages:
            for what, text in (("title", page.title), ("description", page.description), ("heading", page.heading)):
                if not text:
                    yield site.problem(code, page.path, ID, f"has no {what}.")
                elif what != "heading" and text in first:
                    message = f"has the same {what} as '{first[text]}'."
                    yield site.problem(code, page.path, ID, message)
                elif what != "heading":
                    first[text] = page.path
