"""A line of a text as a reader sees it, whatever it is written with; and the signs that no reader sees."""

import html
import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_MARKS = re.compile(r"<!--.*?-->|[*`]")
_HYPHENS = re.compile(r"[\u2010-\u2015\u2212]")

_JOINERS = "\u200c\u200d"
_VARIANTS = "\ufe0e\ufe0f"

# Controls; signs without width, of direction and of format; blanks of odd widths; fillers and variants; for private
# use, and no signs at all. Tab, line, the plain space, the two that no line ends at and the wide one may stand.
_UNSEEN = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u070f\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180f"
    r"\u2000-\u200f\u2028-\u202e\u205f-\u206f\u2800\u3164\ud800-\uf8ff\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0"
    r"\ufff0-\uffff\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U0010ffff]"
)

# Scripts whose letters join: there a joiner, or a sign that keeps letters apart, is part of how a word is written.
_JOINING = frozenset(
    [
        "ARABIC",
        "SYRIAC",
        "MONGOLIAN",
        "DEVANAGARI",
        "BENGALI",
        "GURMUKHI",
        "GUJARATI",
        "ORIYA",
        "TAMIL",
        "TELUGU",
        "KANNADA",
        "MALAYALAM",
        "SINHALA",
        "KHMER",
        "MYANMAR",
        "TIBETAN",
    ]
)


@lru_cache(maxsize=65536)  # in a preview most lines are those of the last build
def as_read(text: str) -> str:
    """Return a line of Markdown as it is read: entities, escapes, emphasis and unseen signs gone, letters plain."""
    if "&" in text:
        text = html.unescape(text)
    text = _MARKS.sub("", _ESCAPED.sub(r"\1", text))
    if text.isascii():
        return text
    text = _UNSEEN.sub("", text)
    return _HYPHENS.sub("-", unicodedata.normalize("NFKC", text))


def unseen(text: str) -> Iterator[tuple[int, str]]:
    """Yield each sign of a text that no reader sees and no script needs: its place in the text, and its name.

    Controls, marks of direction, signs without width, blanks of odd kinds, what Unicode has not named. A joiner is
    needed between letters of a script that joins them, and between the parts of one emoji.
    """
    for match in _UNSEEN.finditer(text):
        sign, at = match[0], match.start()
        needed = sign in _JOINERS and _joins(text, at)
        shapes = sign in _VARIANTS and at > 0 and unicodedata.category(text[at - 1]) in ("So", "Sm", "Po", "Nd")
        if not needed and not shapes:
            name = unicodedata.name(sign, "")
            yield at, f"U+{ord(sign):04X}" + (f" ({name})" if name else "")


def _joins(text: str, at: int) -> bool:
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    if before and before in _VARIANTS:
        before = text[at - 2 : at - 1]
    if not before or not after:
        return False
    script = unicodedata.name(before, "").partition(" ")[0]
    if script in _JOINING:
        return unicodedata.name(after, "").startswith(f"{script} ")
    return text[at] == "\u200d" and _is_emoji(before) and _is_emoji(after)


def _is_emoji(sign: str) -> bool:
    return unicodedata.category(sign) == "So" or "\U0001f3fb" <= sign <= "\U0001f3ff"
