"""Every language's social card says what the language's words say today."""

from collections.abc import Iterator

from atlas.build.page_facts import Site
from atlas.problems import Problem

ID = "card"


def check(site: Site) -> Iterator[Problem]:
    """Yield a problem at each card that is missing or was made from other words."""
    for code in site.stale_cards:
        message = "is missing or outdated: run make cards, and commit what it makes."
        yield Problem(f"overrides/assets/card-{code}.png", 0, 0, ID, message)
