"""Every language's social card says what the language's words say today."""

from collections.abc import Iterator

from atlas.problems import Problem
from atlas.publish import social_cards
from atlas.site.built import Site

ID = "card"
WHY = "CONTRIBUTING.md#translate"


def check(site: Site) -> Iterator[Problem]:
    """Yield a problem at each card that is missing or was made from other words."""
    for code in social_cards.stale(site.project):
        message = "is missing or outdated: run make cards, and commit what it makes."
        yield Problem(f"overrides/assets/card-{code}.png", 0, 0, ID, message)
