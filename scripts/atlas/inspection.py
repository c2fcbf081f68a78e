"""Reads a built page the way a browser would, into plain facts that rules and the search index judge."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lxml import html

from atlas.catalogue import Catalogue

_BLOCKS = frozenset("p li dt dd th td h1 h2 h3 h4 div section article ul ol dl table tr pre br summary".split())
_SKIPPED = frozenset({"script", "style", "nav", "svg", "dialog"})

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
}
_FETCHING_LINKS = frozenset({"stylesheet", "icon", "preload", "modulepreload", "manifest", "apple-touch-icon"})


@dataclass(frozen=True)
class Section:
    """A part of a page under one heading: its anchor (empty at the top), the heading, its text."""

    anchor: str
    heading: str
    text: str


@dataclass(frozen=True)
class PageFacts:
    """What a built page says of itself. Addresses stand as written; `path` is the page's address below its root."""

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
    text: str = ""


@dataclass(frozen=True)
class Site:
    """The built site before it is put in place: its table, each language's pages, the root's own, all files."""

    base: str
    catalogue: Catalogue
    languages: dict[str, tuple[PageFacts, ...]]
    root_pages: tuple[PageFacts, ...]
    files: frozenset[str]
    used_words: dict[str, frozenset[str]] = field(default_factory=dict)


def address(path: Path, folder: Path) -> str:
    """Give a file's address below its root: `guides/contact/` for guides/contact/index.html."""
    relative = path.relative_to(folder).as_posix()
    return relative.removesuffix("index.html")


def read_page(path: Path, folder: Path) -> PageFacts:
    """Read one HTML file."""
    tree = html.document_fromstring(path.read_bytes())

    def attribute(query: str, name: str) -> str:
        found = tree.xpath(query)
        return str(found[0].get(name, "")) if found else ""

    main = tree.xpath("//main")
    heading, sections = _sections(main[0]) if main else ("", ())
    return PageFacts(
        path=address(path, folder),
        lang=tree.get("lang", ""),
        direction=tree.get("dir", ""),
        title=(tree.findtext(".//title") or "").strip(),
        description=attribute("//meta[@name='description']", "content"),
        canonical=attribute("//link[@rel='canonical']", "href"),
        alternates={e.get("hreflang"): e.get("href") for e in tree.xpath("//link[@rel='alternate'][@hreflang]")},
        links=tuple(dict.fromkeys(e.get("href") for e in tree.xpath("//a[@href]"))),
        fetched=tuple(_fetched(tree)),
        ids=tuple(e.get("id") for e in tree.xpath("//*[@id]")),
        inline_code=tuple(_inline_code(tree)),
        marketplace=attribute("//body", "data-marketplace"),
        first_door=attribute("(//main//a[starts-with(@href, 'http')])[1]", "href"),
        heading=heading,
        sections=sections,
        text=_text(main[0]) if main else "",
    )


def _fetched(tree: Any) -> list[str]:
    found = []
    for tag, names in _FETCHING.items():
        for element in tree.iter(tag):
            found += [element.get(name) for name in names if element.get(name)]
    for link in tree.iter("link"):
        if _FETCHING_LINKS & set((link.get("rel") or "").split()):
            found.append(link.get("href"))
    found += [value for e in tree.xpath("//*[@data-engine]") for value in (e.get("data-engine"), e.get("data-index"))]
    return found


def _inline_code(tree: Any) -> list[str]:
    """Everything that the site's own security policy would refuse to run or apply."""
    found = [f"<{e.tag}>" for e in tree.iter("script", "style") if not e.get("src") and "json" not in e.get("type", "")]
    for element in tree.iter():
        if isinstance(element.tag, str):
            found += [f"{name}=" for name in element.attrib if name == "style" or name.startswith("on")]
            found += [value for value in element.attrib.values() if value.lower().startswith("javascript:")]
    return found


def _sections(main: Any) -> tuple[str, tuple[Section, ...]]:
    """Split a page's text at its headings that have an anchor."""
    title, anchor, heading = "", "", ""
    parts: list[str] = []
    sections: list[Section] = []

    def close() -> None:
        text = _squeeze("".join(parts))
        if text or heading:
            sections.append(Section(anchor, heading, text))
        parts.clear()

    def walk(element: Any) -> None:
        nonlocal title, anchor, heading
        if not isinstance(element.tag, str) or element.tag in _SKIPPED:
            return
        if element.tag == "h1":
            title = _text(element)
            return
        own = element.get("id") if element.tag in ("h2", "h3") else None
        if element.tag == "h4" and element.getparent().get("id"):
            own = element.getparent().get("id")
        if own:
            close()
            anchor, heading = own, _text(element)
            return
        parts.append(element.text or "")
        for child in element:
            walk(child)
            parts.append(child.tail or "")
        if element.tag in _BLOCKS:
            parts.append(" ")

    walk(main)
    close()
    return title, tuple(sections)


def _text(element: Any) -> str:
    if not isinstance(element.tag, str) or element.tag in _SKIPPED:
        return ""
    parts = [element.text or ""]
    for child in element:
        parts += [_text(child), " " if child.tag in _BLOCKS else "", child.tail or ""]
    return _squeeze("".join(parts))


def _squeeze(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
