"""Parses built HTML into PageFacts, for the rules on the site and the search index."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any

from lxml import etree

from atlas.content.styles import inline_hash
from atlas.site.inner_links import inside
from atlas.site.known_markup import odd_in

_BLOCKS = frozenset(
    {"p", "li", "dt", "dd", "th", "td", "h1", "h2", "h3", "h4", "div", "section", "article", "ul", "ol", "dl"}
    | {"table", "tr", "pre", "br", "summary"}
)
_SKIPPED = frozenset({"script", "style", "nav", "svg", "dialog", "form", "caption"})

# What the search leaves out: controls, lists of links to other pages, what repeats the data, numbers of sources.
_UNSEARCHED_TAGS = frozenset({"form", "button", "select", "textarea", "pre"})
_UNSEARCHED_CLASSES = frozenset(
    ["js-only", "kicker", "doors", "quick", "finder", "links", "stores", "keep", "report", "screens", "sources", "news"]
)
_SOURCE_NUMBER = re.compile(r"#s\d+$")
_BLOCK_END, _UNSEARCHED = "\x1f", "\x1e"  # both are white space, which squeezing removes

# Attributes that make a browser fetch something by itself, without a click.
_FETCHING = {
    "img": ("src", "srcset"),
    "script": ("src",),
    "iframe": ("src",),
    "source": ("src", "srcset"),
    "video": ("src", "poster"),
    "audio": ("src",),
    "object": ("data",),
    "embed": ("src",),
    "use": ("href",),
    "image": ("href",),
    "form": ("action",),
    "input": ("src",),
    "track": ("src",),
    "a": ("ping",),
}
_FETCHED_BY_SCRIPTS = frozenset({"data-index", "data-script", "data-offers", "data-stores"})
_FETCHING_LINKS = frozenset({"stylesheet", "icon", "preload", "modulepreload", "manifest", "apple-touch-icon"})
_CONNECTING_LINKS = frozenset({"prefetch", "preconnect", "dns-prefetch", "prerender"})


@dataclass(frozen=True)
class Section:
    """A part of a page under one heading: its anchor (empty at the top), the heading, its text.

    `blocks` are the paragraphs, items and cells that the search is for.
    """

    anchor: str
    heading: str
    text: str
    blocks: tuple[str, ...] = ()


@dataclass(frozen=True)
class PageFacts:
    """What a built page says of itself. Addresses stand as written; `path` is the page's address below its root.

    `inside` are the page's links and fetched files that stay on the site: as written, their path from the site's root
    and their anchor. `odd` is what no page is made of (site/known_markup.py), `unbalanced` what is not closed in turn,
    `preview` what it says by Open Graph of itself to who shows a link to it.
    """

    path: str
    lang: str
    direction: str
    title: str
    description: str
    canonical: str
    alternates: dict[str, str]
    links: tuple[str, ...]
    fetched: tuple[str, ...]
    ids: tuple[str, ...]
    inline_code: tuple[str, ...]
    marketplace: str
    first_door: str
    heading: str
    sections: tuple[Section, ...] = ()
    inside: frozenset[tuple[str, str, str]] = frozenset()
    odd: tuple[str, ...] = ()
    unbalanced: tuple[str, ...] = ()
    preview: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def text(self) -> str:
        """All that the page says below its menu, headings included."""
        return " ".join([self.heading, *(f"{part.heading} {part.text}" for part in self.sections)])


def parsed(raw: bytes) -> Any:
    """Return the tree of a page's HTML, for those who read it one after the other. Nobody changes it."""
    return _parsed(raw)[0]


@lru_cache(maxsize=2)
def _parsed(raw: bytes) -> tuple[Any, tuple[str, ...]]:
    """Return the tree of a page's HTML, and each tag that does not close what was opened last."""
    parser = etree.HTMLParser(encoding="utf-8")
    tree = etree.fromstring(raw, parser)
    wrong = (error.message for error in parser.error_log if error.type_name == "ERR_TAG_NAME_MISMATCH")
    return tree, tuple(dict.fromkeys(wrong))


@lru_cache(maxsize=2048)
def parse_page(raw: bytes, path: str, root: str = "") -> PageFacts:
    """Return what the HTML of a page says.

    `path` is its address below its root, `root` that below the site's. In a preview most pages are those of the last
    build: not read again.
    """
    tree, unbalanced = _parsed(raw)

    def attribute(query: str, name: str) -> str:
        found = tree.xpath(query)
        return str(found[0].get(name, "")) if found else ""

    main = tree.xpath("//main")
    heading, sections = _sections(main[0]) if main else ("", ())
    policy = attribute("//meta[@http-equiv='Content-Security-Policy']", "content")
    fetched, ids, inline, odd = _walk(tree, policy)
    links = tuple(dict.fromkeys(e.get("href") for e in tree.xpath("//a[@href]")))
    return PageFacts(
        path=path,
        lang=tree.get("lang", ""),
        direction=tree.get("dir", ""),
        title=(tree.findtext(".//title") or "").strip(),
        description=attribute("//meta[@name='description']", "content"),
        canonical=attribute("//link[@rel='canonical']", "href"),
        alternates={e.get("hreflang"): e.get("href") for e in tree.xpath("//link[@rel='alternate'][@hreflang]")},
        links=links,
        fetched=tuple(fetched),
        ids=tuple(ids),
        inline_code=tuple(inline),
        marketplace=attribute("//body", "data-marketplace"),
        first_door=attribute("(//main//a[starts-with(@href, 'http')])[1]", "href"),
        heading=heading,
        sections=sections,
        inside=inside(root + path, (*links, *fetched)),
        odd=tuple(odd),
        unbalanced=unbalanced,
        preview={e.get("property"): e.get("content", "") for e in tree.iterfind("head/meta[@property]")},
    )


def _walk(tree: Any, policy: str) -> tuple[list[str], list[str], list[str], set[str]]:
    """Collect in one pass: what is fetched, every anchor, what the page's own security policy would refuse, the odd."""
    fetched: list[str] = []
    ids: list[str] = []
    inline: list[str] = []
    odd: set[str] = set()
    for element in tree.iter(etree.Element):
        tag, attributes = element.tag, dict(element.items())
        odd.update(odd_in(tag, attributes))
        runs = tag in ("script", "style") and "src" not in attributes and "json" not in attributes.get("type", "")
        if runs and inline_hash(element.text or "") not in policy:
            inline.append(f"<{tag}>")
        if tag in _FETCHING:
            fetched += [attributes[name] for name in _FETCHING[tag] if name in attributes]
        elif tag == "link" and (_FETCHING_LINKS | _CONNECTING_LINKS) & set(attributes.get("rel", "").lower().split()):
            fetched.append(attributes.get("href", ""))
        for name, value in attributes.items():
            if name == "id":
                ids.append(value)
            elif name in _FETCHED_BY_SCRIPTS:
                fetched.append(value)
            elif name == "style" or name.startswith("on"):
                inline.append(f"{name}=")
            elif value[:11].lower() == "javascript:":
                inline.append(value)
    return fetched, ids, inline, odd


def _sections(main: Any) -> tuple[str, tuple[Section, ...]]:
    """Split a page's text at its headings that have an anchor."""
    title, anchor, heading = "", "", ""
    parts: list[str] = []
    sections: list[Section] = []

    def close() -> None:
        raw = "".join(parts)
        text = _squeeze(raw)
        if text or heading:
            searched = "".join(raw.split(_UNSEARCHED)[::2])
            blocks = (_squeeze(block) for block in searched.split(_BLOCK_END))
            sections.append(Section(anchor, heading, text, tuple(filter(None, blocks))))
        parts.clear()

    def walk(element: Any, searched: bool = True) -> None:
        nonlocal title, anchor, heading
        tag = element.tag
        # Snippets to copy are code, not text: neither searched nor judged for marks.
        if not isinstance(tag, str) or tag in _SKIPPED or element.get("data-snippets") is not None:
            return
        if searched and _is_unsearched(element, tag):
            parts.append(_UNSEARCHED)
            walk(element, searched=False)
            parts.append(_UNSEARCHED)
            return
        if tag == "h1":
            title = _text(element)
            return
        own = element.get("id") if tag in ("h2", "h3", "h4") else None
        if own:
            close()
            anchor, heading = own, _text(element)
            return
        parts.append(element.text or "")
        for child in element:
            walk(child, searched)
            parts.append(child.tail or "")
        if tag in _BLOCKS:
            parts.append(_BLOCK_END)

    walk(main)
    close()
    return title, tuple(sections)


def _is_unsearched(element: Any, tag: str) -> bool:
    if tag in _UNSEARCHED_TAGS or (tag == "a" and _SOURCE_NUMBER.search(element.get("href", ""))):
        return True
    classes = element.get("class")
    return bool(classes) and not _UNSEARCHED_CLASSES.isdisjoint(classes.split())


def _text(element: Any) -> str:
    if not isinstance(element.tag, str) or element.tag in _SKIPPED:
        return ""
    parts = [element.text or ""]
    for child in element:
        parts += [_text(child), " " if child.tag in _BLOCKS else "", child.tail or ""]
    return _squeeze("".join(parts))


def _squeeze(text: str) -> str:
    return " ".join(text.split())
