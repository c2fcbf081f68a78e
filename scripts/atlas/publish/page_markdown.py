"""The Markdown of each page, which stands beside it for programs that read text: CommonMark, made from the page itself.

Not from its source: so what a shortcode, a template or a data file put there is in it, and nothing of the markup that
only our build understands.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any
from urllib.parse import urljoin

from atlas.content.typography import unset
from atlas.site.page_facts import parsed

# What is for a pointer, a script or the eye alone.
_LEFT_OUT = frozenset(
    {"script", "style", "svg", "form", "button", "select", "textarea", "input", "label", "nav", "img"}
)
_UNSEEN = frozenset({"js-only", "hidden", "kicker"})
_BLOCKS = frozenset(
    {"p", "div", "section", "header", "article", "ul", "ol", "dl", "table", "details", "figure", "figcaption"}
    | {"h1", "h2", "h3", "h4", "pre", "blockquote"}
)
_DOOR = "door"  # a link with several lines in it, by itself
_SIGNS = re.compile(r"([\\`*_\[\]<])")
_BLANKS = re.compile(r"\s+")


@lru_cache(maxsize=2048)  # in a preview most pages are those of the last build
def page_markdown(raw: bytes, address: str) -> str:
    """Return a page as CommonMark. `raw` is its HTML, `address` its absolute address, from which its links are made."""
    (article,) = parsed(raw).xpath("//main//article[1]")
    return unset("\n\n".join(_blocks(article, address))) + "\n"


def _is_left_out(element: Any) -> bool:
    tag = element.tag
    if not isinstance(tag, str) or tag in _LEFT_OUT:
        return True
    classes = element.get("class")
    return bool(classes) and not _UNSEEN.isdisjoint(classes.split())


def _blocks(element: Any, address: str) -> Iterator[str]:
    """Yield the blocks of an element, each as Markdown; text between blocks is a block of its own."""
    line: list[str] = [_text(element.text)]
    for child in element:
        if _is_left_out(child):
            line.append(_text(child.tail))
        elif _holds_blocks(child):
            yield from _line(line)
            yield from _block(child, address)
            line = [_text(child.tail)]
        else:
            line += [_inline(child, address), _text(child.tail)]
    yield from _line(line)


def _holds_blocks(element: Any) -> bool:
    return (
        element.tag in _BLOCKS
        or _is(element, _DOOR)
        or any(_holds_blocks(child) for child in element if isinstance(child.tag, str))
    )


def _is(element: Any, name: str) -> bool:
    classes = element.get("class")
    return bool(classes) and name in classes.split()


def _line(parts: Iterable[str]) -> Iterator[str]:
    lines = (" ".join(line.split()) for line in "".join(parts).split("\n"))
    if text := "  \n".join(filter(None, lines)):
        yield text


def _block(element: Any, address: str) -> Iterator[str]:
    tag = element.tag
    if element.get("role") == "img":  # a drawing: what it shows, in words
        yield _text(element.get("aria-label"))
    elif tag in ("h1", "h2", "h3", "h4"):
        yield from (f"{'#' * int(tag[1])} {line}" for line in _line([_within(element, address)]))
    elif tag in ("ul", "ol"):
        yield from _list(element, address)
    elif tag == "dl":
        rows = ((row.findtext("dt") or "", row.find("dd")) for row in element)
        yield "\n".join(f"- {_text(name).strip()}: {_one_line(value, address)}" for name, value in rows)
    elif tag == "table":
        yield _table(element, address)
    elif tag == "pre":
        yield f"```text\n{''.join(element.itertext()).strip()}\n```"
    elif _is(element, _DOOR):
        yield from _line([_inline(element, address)])
    elif tag == "details" or _is(element, "admonition"):
        yield "\n".join(f"> {line}".rstrip() for line in _quoted(element, address).split("\n"))
    else:
        yield from _blocks(element, address)


def _quoted(element: Any, address: str) -> str:
    """Return what is folded or boxed, its title in bold."""
    title, *rest = [child for child in element if isinstance(child.tag, str)]
    blocks = [f"**{_one_line(title, address)}**"]
    for child in rest:
        blocks += _block(child, address) if _holds_blocks(child) else _line([_inline(child, address)])
    return "\n\n".join(blocks)


def _list(element: Any, address: str) -> Iterator[str]:
    items = []
    for number, item in enumerate(
        (child for child in element if child.tag == "li" and not _is_left_out(child)), start=1
    ):
        mark = f"{number}. " if element.tag == "ol" else "- "
        text = "\n\n".join(_blocks(item, address)).replace("\n\n- ", "\n- ")
        items.append(mark + text.replace("\n", "\n" + " " * len(mark)))
    if items:
        yield "\n".join(items)


def _table(element: Any, address: str) -> str:
    rows = [[_one_line(cell, address).replace("|", "\\|") for cell in row] for row in element.iter("tr")]
    lines = [f"| {' | '.join(row)} |" for row in rows]
    lines.insert(1, f"|{'---|' * len(rows[0])}")
    return "\n".join(lines)


def _one_line(element: Any, address: str) -> str:
    return " ".join(_within(element, address).replace("\n", " ").split()) if element is not None else ""


def _inline(element: Any, address: str) -> str:
    if _is_left_out(element):
        return ""
    if element.tag == "br":
        return "\n"
    if element.tag == "code":
        return f"`{' '.join(''.join(element.itertext()).split())}`"
    inner = _within(element, address)
    text = inner.strip()
    if element.tag == "a" and text and (href := element.get("href")):
        return f"[{text}]({_absolute(address, href)})"
    # CommonMark takes no bold that begins or ends in a sign right beside a letter, as happens where no spaces are.
    if element.tag in ("strong", "b") and text and text[0].isalnum() and text[-1].isalnum():
        return f"**{text}** " if element.tag == "b" else f"**{text}**"
    if _is(element, "sure"):
        return f" ({text})"
    return f"{inner} " if element.tag in ("bdi", "span") else inner


def _absolute(address: str, href: str) -> str:
    # Most begin with their host or are anchors, which needs no library.
    return href if href.startswith("https://") else address + href if href[0] == "#" else urljoin(address, href)


def _within(element: Any, address: str) -> str:
    parts = [_text(element.text)]
    for child in element:
        parts += [_inline(child, address), _text(child.tail)]
    return "".join(parts)


def _text(text: str | None) -> str:
    return _SIGNS.sub(r"\\\1", _BLANKS.sub(" ", text)) if text else ""
