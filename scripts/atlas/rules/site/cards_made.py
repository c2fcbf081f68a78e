"""Every language's social card says what the language's words say today, and pictures of the icon show the icon."""

from collections.abc import Iterator

from atlas.problems import Problem
from atlas.publish import site_icons, social_cards
from atlas.site.built import Site

ID = "card"
WHY = "CONTRIBUTING.md#translate"


def check(site: Site) -> Iterator[Problem]:
    """Yield a problem at each card that is missing or was made from other words, and at each picture of an old icon."""
    files = [f"overrides/assets/card-{code}.png" for code in social_cards.stale(site.project)]
    if site_icons.stale(site.project):
        files += map(site_icons.file, site_icons.SIZES)
    for file in files:
        yield Problem(file, 0, 0, ID, "is missing or outdated: run make cards, and commit what it makes.")
