"""Builds a staged language with Zensical, where that is installed, and compares its pages with our own build's."""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from atlas.content.typography import unset
from atlas.dev.staging import SITE
from atlas.site.page_facts import parse_page

_JSON_LD = re.compile(rb'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
_MENU = re.compile(rb'<div class="menu".*?</div>', re.DOTALL)
_TAG = re.compile(r"<[^<>]*>")


def installed() -> str | None:
    """Return the path of the program, on the PATH or beside this Python; None where it is not installed."""
    return shutil.which("zensical") or shutil.which("zensical", path=str(Path(sys.executable).parent))


def build(program: str, folder: Path, code: str) -> dict[str, bytes]:
    """Build a staged language, and return the files of its site by path. Raises CalledProcessError with its words."""
    subprocess.run([program, "build", "--clean"], cwd=folder, check=True, capture_output=True, text=True)
    return files(folder / SITE / code)


def files(site: Path) -> dict[str, bytes]:
    """Return the files below a folder by path."""
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def compared(ours: Mapping[str, bytes], theirs: Mapping[str, bytes], code: str) -> dict[str, list[str]]:
    """Return what is compared of each page, with the pages on which it differs: none of them is what we hope for."""
    pages = sorted(path for path in ours if path.endswith(".html"))
    found: dict[str, list[str]] = {"page": [path for path in pages if path not in theirs]}
    for path in (path for path in pages if path in theirs):
        own, other = (dict(_parts(files[path], path.removesuffix("index.html"), code)) for files in (ours, theirs))
        for name, value in own.items():
            found.setdefault(name, []).extend([path] if value != other[name] else [])
    return found


def missing_files(ours: Mapping[str, bytes], theirs: Mapping[str, bytes]) -> list[str]:
    """Return the files beside the pages that only our build makes; those of all pages alike as one, by its name."""
    missing = {path for path in ours if path not in theirs and not path.endswith(".html")}
    return sorted({"*/index.md" if path.endswith("index.md") else path for path in missing})


def report(ours: Mapping[str, bytes], theirs: Mapping[str, bytes], code: str) -> Iterator[str]:
    """Yield what is the same on all pages, what differs with an example, and what is missing."""
    pages = sum(path.endswith(".html") for path in ours)
    found = compared(ours, theirs, code)
    yield f"The same on all {pages} pages: {', '.join(name for name, where in found.items() if not where)}."
    yield from (
        f"Differs or is missing on {len(where)} of {pages} pages, such as {where[0]}: {name}."
        for name, where in found.items()
        if where
    )
    if missing := missing_files(ours, theirs):
        yield f"Missing beside the pages: {', '.join(missing)}."


def _parts(raw: bytes, path: str, code: str) -> Iterator[tuple[str, Any]]:
    """Yield what a reader or a program finds on a page, by name."""
    page = parse_page(raw, path, f"{code}/")
    menu = _MENU.search(raw)
    yield "text", unset("\n".join([page.heading, *(f"{part.heading}: {part.text}" for part in page.sections)]))
    yield "anchors", page.ids
    yield "title and description", (unset(page.title), unset(page.description))
    yield "language and direction", (page.lang, page.direction)
    yield "canonical address and other languages", (page.canonical, page.alternates)
    yield "words of the menu", unset(" ".join(_TAG.sub(" ", menu[0].decode()).split())) if menu else ""
    yield "links to other sites", [link for link in page.links if link.startswith("http")]
    yield "addresses on this site, assets included", {place[1:] for place in page.inside}
    yield "JSON-LD", [json.loads(found) for found in _JSON_LD.findall(raw)]
    yield "icons", raw.count(b"<svg ")
    yield "marks around what is read from left to right", raw.count(b'dir="ltr"')
