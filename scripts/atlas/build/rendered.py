"""Remembers what Markdown became while a process lives: a preview turns only what was saved into HTML again.

What a page becomes depends on its Markdown, on mkdocs.yml, and on the pages that it can link to.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

# What Page.render sets, beside `content`, which is changed afterwards, and `links_to_anchors`, which names files of the
# build that it was made in.
_SET = ("toc", "_title_from_render", "present_anchor_ids")


@dataclass(frozen=True)
class MadeFrom:
    """What a page is made from: its language, Markdown and source, mkdocs.yml, the pages that it can link to."""

    code: str
    markdown: str
    source: str
    settings: bytes
    others: frozenset[str]


@dataclass(frozen=True)
class _Rendered:
    made_from: MadeFrom
    values: dict[str, Any]
    anchors: dict[str, dict[str, str]]


_known: dict[tuple[str, str], _Rendered] = {}  # by language and source: each page has one, so that it cannot grow


def prepare(page: Page, made_from: MadeFrom) -> None:
    """Let MkDocs take what is remembered of a page instead of rendering it."""
    known = _known.get((made_from.code, made_from.source))
    if known and known.made_from == made_from:
        page.render = partial(_restore, page, known)  # type: ignore[method-assign]


def remember(pages: Iterable[tuple[Page, MadeFrom]], contents: Mapping[str, str]) -> None:
    """Keep what the pages of a sound build became. Of any other nothing may be kept: its warnings would be lost.

    `contents` is what Markdown made of each page, by its source: before anything else was put into it, which the next
    build puts there itself.
    """
    for page, made_from in pages:
        _known[made_from.code, made_from.source] = _Rendered(
            made_from,
            {name: getattr(page, name) for name in _SET} | {"content": contents[page.file.src_uri]},
            {file.src_uri: anchors for file, anchors in (page.links_to_anchors or {}).items()},
        )


def _restore(page: Page, known: _Rendered, config: MkDocsConfig, files: Files) -> None:
    for name, value in known.values.items():
        setattr(page, name, value)
    targets = {uri: files.get_file_from_path(uri) for uri in known.anchors}
    page.links_to_anchors = {file: known.anchors[uri] for uri, file in targets.items() if file}
