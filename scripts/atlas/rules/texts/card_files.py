"""Every language has its social card: a build cannot make one, and each page of the language names it."""

from collections.abc import Iterator

from atlas.paths import relative
from atlas.problems import Problem
from atlas.sources.guides import Texts

ID = "card-missing"


def check(texts: Texts) -> Iterator[Problem]:
    """Yield a problem at each card that is not there."""
    for locale in texts.locales:
        file = texts.assets / f"card-{locale.code}.png"
        if not file.is_file():
            yield Problem(relative(file), 0, 0, ID, "is missing: run make cards, and commit what it makes.")
