"""What people may write of HTML in a page: the elements that Markdown makes, and nothing else.

The judge is a sanitiser (nh3, on the parser of a browser): what it would take out, close or move is a fault. So nobody
has to think of every way in which HTML can do harm.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from html.parser import HTMLParser

import nh3
from markdown import Markdown

from atlas.content.icons import NOTES

TAGS = frozenset(
    {"a", "blockquote", "br", "code", "details", "div", "em", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p"}
    | {"pre", "strong", "summary", "table", "tbody", "td", "th", "thead", "tr", "ul"}
)
ATTRIBUTES = {"a": {"href", "title"}, "details": {"open"}}
ATTRIBUTES |= {f"h{level}": {"id"} for level in range(2, 7)}
_BOXES = {*NOTES, "note"}
CLASSES = {
    "div": {"admonition", *_BOXES},
    "details": _BOXES,
    "p": {"admonition-title"},
    "code": {f"language-{name}" for name in ("csv", "html", "json", "sh", "text")},
}

# Without one of them no Markdown makes anything but the elements above. An anchor of a heading is all that a page needs
# braces for, and a box has one kind; its title stands in the front matter.
_SUSPECT = re.compile(
    rf"<|!\[|^=+ *$|^ *\[[^\]\n]+\]:|^(?!#+ [^{{\n]*\{{#[\w-]+\}}$)[^{{\n]*\{{"
    rf"|^ *(?:!!!|\?\?\?\+?)(?! +(?:{'|'.join(sorted(_BOXES))})(?: +\"[^\"\n]*\")? *$)",
    re.MULTILINE,
)
_TITLE = re.compile(r"<[a-z/!?]", re.IGNORECASE)
_MANY = 200  # tags in a guide that is no work of people; Python's parser takes the square of their number
_VOID = frozenset({"br", "hr"})


class _Seen(HTMLParser):
    """Notes each start, end and attribute of a piece of HTML as it is written."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: Counter[str] = Counter()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element with each attribute."""
        self.seen[f"<{tag}>"] += 1
        for name, value in attrs:
            self.seen[f"{name}={value or ''}" if name != "class" else "class=" + " ".join((value or "").split())] += 1

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element that is closed at once, as Markdown writes those without content."""
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """Note the end of an element."""
        if tag not in _VOID:
            self.seen[f"</{tag}>"] += 1

    def handle_comment(self, data: str) -> None:
        """Note a comment."""
        self.seen["<!--"] += 1

    def handle_decl(self, decl: str) -> None:
        """Note a declaration."""
        self.seen["<!"] += 1

    def handle_pi(self, data: str) -> None:
        """Note an instruction."""
        self.seen["<?"] += 1

    def unknown_decl(self, data: str) -> None:
        """Note what is no declaration that HTML knows."""
        self.seen["<!["] += 1


def faults(text: str, extensions: str) -> tuple[str, ...]:
    """Return what a page's Markdown makes of HTML beyond the list: `<meta>`, `</main>`, `onclick=`; mostly nothing.

    `extensions` are those of mkdocs.yml, as JSON.
    """
    return _judged(text, extensions) if _SUSPECT.search(text) else ()


@lru_cache(maxsize=256)  # in a preview most pages are those of the last build
def _judged(text: str, extensions: str) -> tuple[str, ...]:
    tags = _TITLE.findall(text)
    if len(tags) > _MANY:
        return (min(tags),)
    given = json.loads(extensions)
    names = [next(iter(one)) if isinstance(one, dict) else one for one in given]
    options = {name: value for one in given if isinstance(one, dict) for name, value in one.items()}
    html = Markdown(extensions=names, extension_configs=options).convert(text)
    return tuple(_faults(html))


def _faults(html: str) -> Iterator[str]:
    """Yield the elements that a sanitiser would change, each once; only where there are none, the attributes."""
    kept = nh3.clean(
        html,
        tags=set(TAGS),
        clean_content_tags=set(),
        attributes=ATTRIBUTES,
        allowed_classes=CLASSES,
        url_schemes={"https"},
        link_rel=None,
    )
    written, left = _seen(html), _seen(kept)
    gone, added = written - left, left - written
    foreign = [found for found in gone if found[0] == "<" and found.strip("</>") not in TAGS]
    # Not closed, or where it cannot stand.
    moved = [found for found in (*gone, *added) if found[0] == "<"]
    names = {found.replace("/", ""): found for found in sorted(foreign or moved)}
    yield from names.values() or dict.fromkeys(f"{found.partition('=')[0]}=" for found in gone)


def _seen(html: str) -> Counter[str]:
    parser = _Seen()
    try:
        parser.feed(html)
        parser.close()
    except AssertionError:  # by which Python's parser gives up at what begins like `<![#`
        parser.unknown_decl("")
    return parser.seen


def is_suspect(line: str) -> bool:
    """Return whether a line of Markdown may become more than the elements of the list."""
    return _SUSPECT.search(line) is not None


def has_tag(text: str) -> bool:
    """Return whether a text that is no page, such as a title, looks as if it held a tag, or a picture of Markdown's."""
    return "![" in text or _TITLE.search(text) is not None
