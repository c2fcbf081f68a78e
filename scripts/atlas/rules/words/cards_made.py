"""Every language's social card says what the language's words say today."""

from collections.abc import Iterator

from atlas import cards
from atlas.paths import ASSETS, relative
from atlas.problems import AtlasError, Problem
from atlas.translations import Texts

ID = "card"


def check(texts: Texts) -> Iterator[Problem]:
    """Yield a problem at each card that is missing or was made from other words."""
    made = cards.made_from()
    for locale in texts.locales:
        file = ASSETS / f"card-{locale.code}.png"
        try:
            current = cards.fingerprint(locale)
        except (AtlasError, KeyError):  # its words cannot be read or lack a key: their own rules say so
            continue
        if made.get(locale.code) != current or not file.exists():
            yield Problem(relative(file), 0, 0, ID, "is missing or outdated: run make cards, and commit what it makes.")
