"""The frame's standard words that the Material theme's translators, native speakers, have written for it.

Where theirs serve as well as ours could, data/strings has none: a new language has them at once. A text of data/strings
wins over the theme's. Which do not serve, and why, stands at the head of data/strings/en.yaml.
"""

import json
import re
from functools import cache
from pathlib import Path

from atlas.paths import THEME, relative

FILE = relative(Path(__file__))
LANGUAGES = THEME / "partials" / "languages"

# Our key, and the theme's key whose words say the same.
SAME = {
    "site.skip": "action.skip",
    "search.open": "search.placeholder",  # `search` is misspelled in Arabic and another word in Chinese
    "check.clear": "search.reset",
}

# Our key, and the theme's key whose words are near: shown to whoever adds a language, never to a reader.
NEAR = {
    "site.contents": "toc",
    "site.language": "select.language",
    "nav.pages": "nav",
    "search.none": "search.result.none",
    "copy.button": "clipboard.copy",
    "copy.done": "clipboard.copied",
    "draft.copy": "clipboard.copy",
    "draft.clear": "search.reset",
}

_TABLE = re.compile(r"\{\{ (\{.*\})\[key\] \}\}", re.DOTALL)


def same(code: str) -> dict[str, str]:
    """Return the theme's words for our keys in a language, by our dotted keys; none where it lacks the language."""
    return _by_our_keys(SAME, code)


def near(code: str) -> dict[str, str]:
    """Return the theme's words that are near to ours in a language, by our dotted keys."""
    return _by_our_keys(NEAR, code)


def _by_our_keys(keys: dict[str, str], code: str) -> dict[str, str]:
    theirs = read(code)
    return {ours: theirs[key] for ours, key in keys.items() if theirs.get(key, "").strip()}


@cache
def read(code: str) -> dict[str, str]:
    """Return the theme's words of a language by its own keys. Its file is a template around one table in JSON."""
    file = LANGUAGES / f"{code}.html"
    if not file.is_file():
        return {}
    found = _TABLE.search(file.read_text("utf-8"))
    return dict(json.loads(found[1])) if found else {}
