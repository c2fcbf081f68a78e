"""Every page is made of the elements and attributes that the site knows, each closed in its turn."""

from collections.abc import Iterator
from pathlib import Path

from atlas.paths import relative
from atlas.problems import Problem
from atlas.site import known_markup
from atlas.site.built import Site

ID = "unknown-markup"
WHY = "CONTRIBUTING.md#the-frame"

KNOWN = Path(known_markup.__file__)


def check(site: Site) -> Iterator[Problem]:
    """Yield a problem at each element or attribute of a page that is on no list, and at each that is not balanced."""
    for code, page in site.pages():
        for odd in sorted(page.odd):
            message = f"is made of '{odd}', which no page needs: take it out, or add it to {relative(KNOWN)}."
            yield site.problem(code, page.path, ID, message, odd.rstrip(">="))
        for wrong in page.unbalanced:
            yield site.problem(code, page.path, ID, f"is not balanced ({wrong}): close what was opened last.")
