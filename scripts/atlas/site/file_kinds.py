"""Judges a published file by its kind: what a picture, a script, a style or a data file may hold."""

import json
import re
from collections.abc import Callable
from functools import lru_cache

from lxml import etree

from atlas.sources.as_read import unseen

_SVG = "{http://www.w3.org/2000/svg}"
_SHAPES = frozenset(
    ["svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "title", "desc", "defs"]
)
# No address, no script, no style in it: names alone decide.
_SVG_ATTRIBUTES = re.compile(
    r"id|class|d|[xy][12]?|c[xy]|r[xy]?|points|width|height|viewBox|preserveAspectRatio|transform|version"
    r"|(?:fill|stroke)(?:-[a-z]+)*|opacity|role|aria-[a-z]+"
)

_HOST = re.compile(r"(?:\b[a-z]+:|[\"'`(=\s])//(?=[\w\[])[^\s\"'`)]*", re.IGNORECASE)
_RUNS_TEXT = re.compile(
    r"\beval\s*\(|\bnew\s+Function\b|\bFunction\s*\(|\.(?:inner|outer)HTML\b|\binsertAdjacentHTML\b"
    r"|\bdocument\.write|\bimportScripts\b|\bcreateContextualFragment\b"
)
_JS_COMMENT = re.compile(r"^\s*//.*$|/\*.*?\*/", re.MULTILINE | re.DOTALL)
_CSS_FETCHES = re.compile(r"@import|url\(\s*[\"']?(?!data:image/svg\+xml,|#)", re.IGNORECASE)
_PNG, _PNG_END = b"\x89PNG\r\n\x1a\n", b"IEND\xaeB`\x82"


@lru_cache(maxsize=4096)  # in a preview most files are those of the last build
def fault(path: str, content: bytes) -> str:
    """Return what is wrong with a published file, or an empty string. HTML is judged page by page elsewhere."""
    judge = _JUDGES.get(path.rpartition(".")[2] if "." in path.rpartition("/")[2] else "")
    try:
        return judge(content) if judge else ""
    except UnicodeDecodeError:
        return "is not UTF-8 text"


def _svg(content: bytes) -> str:
    if b"<!" in content or (content.lstrip()[:5] == b"<?xml" and b"<?" in content[5:]):
        return "holds a declaration, which a picture does not need"
    try:
        tree = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        return f"is no SVG: {error.msg}"
    for element in tree.iter():
        if not isinstance(element.tag, str) or element.tag.removeprefix(_SVG) not in _SHAPES:
            return f"holds '{element.tag if isinstance(element.tag, str) else 'a comment'}': a picture has shapes alone"
        for name in element.attrib:
            if not _SVG_ATTRIBUTES.fullmatch(str(name)):
                return f"holds '{name}=': a picture runs nothing, and leads nowhere"
    return ""


def _script(content: bytes) -> str:
    text = _JS_COMMENT.sub("", content.decode())
    if found := _HOST.search(text):
        return f"names an address of another host ('{found[0].strip()[:60]}'): a script asks this site alone"
    if found := _RUNS_TEXT.search(text):
        return f"makes code or HTML out of text ('{found[0]}'): build elements, and set their text"
    return _text(content)


def _style(content: bytes) -> str:
    text = content.decode()
    return "fetches something: write a picture into it, as data" if _CSS_FETCHES.search(text) else _text(content)


def _png(content: bytes) -> str:
    whole = content.startswith(_PNG) and content.endswith(_PNG_END)
    return "" if whole else "is no PNG, or has something behind its end"


def _ico(content: bytes) -> str:
    return _png(content[22:]) if content.startswith(b"\0\0\1\0\1\0") else "is no icon"


def _json(content: bytes) -> str:
    try:
        json.loads(content)
    except ValueError as error:
        return f"is no JSON: {error}"
    return _text(content)


def _xml(content: bytes) -> str:
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        return "holds a declaration, which no feed needs"
    try:
        etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        return f"is no XML: {error.msg}"
    return _text(content)


def _csv(content: bytes) -> str:
    return _text(content.replace(b"\r\n", b"\n"))


def _text(content: bytes) -> str:
    return next((f"holds {sign}, which nobody sees" for _, sign in unseen(content.decode("utf-8-sig"))), "")


_JUDGES: dict[str, Callable[[bytes], str]] = {
    "svg": _svg,
    "js": _script,
    "css": _style,
    "png": _png,
    "ico": _ico,
    "json": _json,
    "webmanifest": _json,
    "xml": _xml,
    "csv": _csv,
    "md": _text,
    "txt": _text,
}
