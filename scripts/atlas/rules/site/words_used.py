"""Every text is used by some page: what nobody reads, nobody should have to translate, or take from the theme."""

from collections.abc import Iterator

from atlas import REFERENCE
from atlas.problems import Problem
from atlas.site.built import Site
from atlas.sources import theme_words

ID = "unused-text"
WHY = "CONTRIBUTING.md#translate"

# Texts that wait for data which need not be there today: a store that closes, a level that no link has, a translation
# that is behind, no address for reports. Those of the offer to change the language stand in a file of their own.
_WAITING = (
    "retired.",
    "confidence.",
    "contact.",
    "door_label.",
    "note.",
    "shared.reported",
    "list.none",
    "changes.",
    "card.",
    "screen.",
    "way.",
    "offer.",
    "guide.behind",
    "wrong.report",
    "wrong.nowhere",
)


def check(site: Site) -> Iterator[Problem]:
    """Yield a problem at each key of English that no build used."""
    used = site.used_messages.get(REFERENCE, frozenset())
    for key in sorted(site.project.texts(REFERENCE).keys() - used):
        if not key.startswith(_WAITING):
            message = f"'{key}' is used by no page: take it out."
            file = theme_words.FILE if key in theme_words.SAME else f"data/strings/{REFERENCE}.yaml"
            yield Problem(file, 0, 0, ID, message)
