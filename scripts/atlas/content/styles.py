"""What is written into every page so that nothing is waited for: the styles of what is seen first, the choice of theme.

`overrides/assets/first.css` has them in sections, `/* @name: … */`; each kind of page takes those that it needs. The
page's own security policy names them by their hash, so that nothing else may stand there.
"""

import base64
import hashlib
import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from markupsafe import Markup

from atlas.content import javascript
from atlas.project import Project

FIRST, THEME = "first.css", "theme.js"  # written into the pages, not published beside them

# The sections that each kind of page takes, in the order in which they stand.
_KINDS = {
    "home": ("every", "tiles", "stores", "plate", "ask", "hall", "text", "phone"),
    "marketplace": ("every", "doors", "tiles", "plate", "text", "phone"),
    "matter": ("every", "doors", "ways", "tiles", "text", "matter", "phone"),
    "guide": ("every", "tiles", "ask", "text", "phone"),
    "drafter": ("every", "doors", "tiles", "ask", "text", "phone"),
    "other": ("every", "doors", "tiles", "stores", "phone"),
}

# A rule for some languages alone.
_OF_LANGUAGES = re.compile(r"(?<=[{}])[^{}]*:lang\([^{}]*\{[^{}]*\}")
_SECTION = re.compile(r"/\* @(\w+)[^*]*\*/")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SPACE = re.compile(r"\s*([{};,>])\s*|(?<=:)\s+|\s+(?=\s)")


@dataclass(frozen=True)
class Inline:
    """Code that stands in a page, and how its security policy names it."""

    code: Markup
    hash: str


def first_styles(project: Project, kind: str, code: str) -> Inline:
    """Return the styles of what is seen first on a kind of page: home, marketplace, matter, guide, drafter, or other.

    `code` is the page's language; what is for other scripts is left out. An empty one keeps all.
    """

    def make() -> Inline:
        text = project.snapshot.text(f"overrides/assets/{FIRST}", "asset")
        parts = _SECTION.split(text)[1:]
        sections = dict(zip(parts[::2], parts[1::2], strict=True))
        css = "".join(small(sections[name]) for name in _KINDS[kind])
        # What is for a language is for its every script and region: `:lang(zh)` for zh-Hant.
        own = [f":lang({part})" for part in accumulate(code.split("-"), "{}-{}".format)]
        return inline(
            _OF_LANGUAGES.sub(lambda rule: rule[0] if not code or any(lang in rule[0] for lang in own) else "", css)
        )

    return project.kept(("first styles", kind, code), make)


def theme_script(project: Project) -> Inline:
    """Return the script that chooses light or dark before anything is painted."""

    def make() -> Inline:
        text = project.snapshot.text(f"overrides/assets/{THEME}", "asset")
        return inline(javascript.published(THEME, lambda file: text).strip())

    return project.kept("theme script", make)


def inline(code: str) -> Inline:
    """Return code for a page, with its hash as a Content-Security-Policy writes it."""
    return Inline(Markup(code), inline_hash(code))


@lru_cache(maxsize=256)
def inline_hash(code: str) -> str:
    """Return how a Content-Security-Policy names code that stands in a page."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()}'"


def small(css: str) -> str:
    """Return styles without comments and without the spaces that mean nothing."""
    return _SPACE.sub(lambda match: match[1] or "", _COMMENT.sub("", css)).replace(";}", "}").strip()
