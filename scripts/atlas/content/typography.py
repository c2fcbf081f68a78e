"""Sets the text of a finished page: what must not be torn at a line's end, and which names are English.

A pass over the HTML, so that people who write and translate need not think of it. Code, addresses and scripts stay.
"""

import re
from collections.abc import Collection

from atlas import REFERENCE
from atlas.project import Project

NARROW, WIDE = "\u202f", "\u00a0"  # spaces that no line ends at

# Tags, with all that stands inside an element whose text is not set; and the texts between them.
_PARTS = re.compile(
    r"<(script|style|pre|code|textarea|svg)\b.*?</\1>|<[^<>]*>|(?P<text>[^<]+)", re.DOTALL | re.IGNORECASE
)

# A line that ends in "e-" is read as a word that was torn: e-mail, e-posta, E-Mail.
_E_MAIL = re.compile(r"(?<!\w)([eE])-(?=[A-Za-zÀ-ÿ])")
_FRENCH = ((re.compile(r"[ \u00a0](?=[?!;]|»(?!\w))|(?<=«) "), NARROW), (re.compile(r" (?=:(?:\s|$))"), WIDE))

# Full-width marks bring their own room; a template that writes "{text}: {name}" for all languages adds another.
_FULL_WIDTH = frozenset({"ja", "zh"})
_DOUBLE_ROOM = re.compile(r"(?<=[\u3001\u3002\uff01\uff08\uff09\uff0c\uff1a\uff1b\uff1f]) +")

_WRITTEN = str.maketrans({NARROW: " ", WIDE: " ", "\u2011": "-"})

# An element that holds a name and no other element, such as the label of a button.
_NAMED = re.compile(r"<(strong|b)((?: [^<>]*)?)>([^<>]+)</\1>")


_BOLD = re.compile(r"\*\*([^*\n]+)\*\*")


def english_names(project: Project) -> frozenset[str]:
    """Return the names on Amazon's screens as English has them: what is bold in its guides, and the steps of doors."""

    def make() -> frozenset[str]:
        guides = project.guides[REFERENCE].values()
        bold = {name for guide in guides for _, line in guide.lines for name in _BOLD.findall(line)}
        return frozenset(bold | {step for matter in project.catalogue.matters for step in matter.door.path})

    return project.kept("english names", make)


def set_text(html: str, code: str) -> str:
    """Return a page of a language with its text set."""

    def part(match: re.Match[str]) -> str:
        return _set(match[0], code) if match["text"] else match[0]

    return _PARTS.sub(part, html)


def unset(text: str) -> str:
    """Return a text as it was written before it was set."""
    return text.translate(_WRITTEN)


def mark_english(html: str, names: Collection[str]) -> str:
    """Return a page that is not in English, its English names marked: a program that reads aloud then says them so."""

    def marked(match: re.Match[str]) -> str:
        name, attributes, text = match.groups()
        if " lang=" in attributes or text not in names:
            return match[0]
        return f'<{name} lang="en"{attributes}>{text}</{name}>'

    return _NAMED.sub(marked, html)


def _set(text: str, code: str) -> str:
    if "-" in text:
        text = _E_MAIL.sub("\\1\u2011", text)
    if "Seller Central" in text:
        text = text.replace("Seller Central", f"Seller{WIDE}Central")
    if code == "fr":
        for pattern, space in _FRENCH:
            text = pattern.sub(space, text)
    if code.partition("-")[0] in _FULL_WIDTH:
        text = _DOUBLE_ROOM.sub("", text)
    return text
