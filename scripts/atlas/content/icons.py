"""Icons of the Material theme's set, written into the pages when they are built: a reader downloads no icon file."""

import re
from functools import cache
from pathlib import Path

from markupsafe import Markup

from atlas.paths import THEME
from atlas.problems import TextError, did_you_mean

ICONS = THEME / ".icons"

# How sure a link is, by its confidence.
MARKS = {
    "amazon": "material/check-decagram",
    "seen": "material/eye-outline",
    "regional": "material/earth",
    "reported": "material/comment-alert-outline",
    "pattern": "material/compass-outline",
}

# What the boxes of the guides carry, by their kind.
NOTES = {
    "danger": "material/alert-octagon-outline",
    "now": "material/calendar-check-outline",
    "then": "material/history",
    "tip": "material/lightbulb-outline",
    "warning": "material/alert-outline",
}

_NAME = re.compile(r"[a-z0-9]+(?:[-/][a-z0-9]+)*")
_FILE = re.compile(r'<svg xmlns="http://www\.w3\.org/2000/svg" (viewBox="[\d .-]+")>(<path d="[^"<>]+"/>)</svg>')
# What points along the line points the other way where lines run from right to left.
_TURNS = re.compile(r"(?:arrow|chevron|login|logout)(?:-left|-right|-variant)?\Z")
_NOTE_TITLE = re.compile(r'(?<=<div class="admonition )([a-z]+)(">\n<p class="admonition-title">)')
_FOLDED_TITLE = re.compile(r'(?<=<details class=")([a-z]+)(">\n<summary>)')

_LEGEND = re.compile(rf"^(\d\. )(?=\*\*[^*\n]+\*\* ?[(（]`({'|'.join(MARKS)})`)", re.MULTILINE)


@cache
def icon(name: str) -> Markup:
    """Return an icon, such as `material/magnify`, as inline SVG that programs which read aloud leave out.

    Its size and colour are those of the text around it (`.icon` in atlas.css). Reads that one file of the theme.
    Raises TextError when the set has no such icon.
    """
    if message := fault(name):
        raise TextError(f"asks for the icon {message}")
    found = _FILE.fullmatch(_path(name).read_text("utf-8").strip())
    if not found:
        raise TextError(f"asks for the icon '{name}', which is not drawn as one path. Choose another")
    turns = " turns" if _TURNS.search(name) else ""
    return Markup(f'<svg class="icon{turns}" {found[1]} aria-hidden="true">{found[2]}</svg>')


def fault(name: str) -> str:
    """Return that the theme has no such icon, with the nearest name that it has; or an empty string."""
    if _NAME.fullmatch(name) and _path(name).is_file():
        return ""
    folder, _, last = name.rpartition("/")
    folder = folder if _NAME.fullmatch(folder) and (ICONS / folder).is_dir() else "material"
    known = [f"{folder}/{path.stem}" for path in (ICONS / folder).glob("*.svg")]  # listed only when a name is wrong
    return f"'{name}', which the theme does not have.{did_you_mean(f'{folder}/{last}', known)}"


def in_notes(html: str) -> str:
    """Put its icon before the title of each box of a page's HTML, by the box's kind."""

    def marked(match: re.Match[str]) -> str:
        return match[0] + (str(icon(NOTES[match[1]])) if match[1] in NOTES else "")

    return _FOLDED_TITLE.sub(marked, _NOTE_TITLE.sub(marked, html))


def in_legend(markdown: str) -> str:
    """Put its icon before each mark of confidence that a guide's list explains: ``1. **Seen in use** (`seen`)``."""
    return _LEGEND.sub(lambda match: f"{match[1]}{icon(MARKS[match[2]])} ", markdown)


def _path(name: str) -> Path:
    return ICONS / f"{name}.svg"
