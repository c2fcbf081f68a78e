"""The MkDocs hook: gives MkDocs the generated pages of one language, and the templates their words and links."""

import os
from pathlib import Path
from posixpath import normpath
from typing import Any
from urllib.parse import urljoin

from atlas.caches import forget
from atlas.content import pages
from atlas.content.bidi import isolate
from atlas.content.context import Edition
from atlas.content.json_ld import structured
from atlas.content.shortcodes import fill_marks
from atlas.faults import explain
from atlas.model.catalogue import catalogue
from atlas.model.locales import all_locales, locale
from atlas.paths import OVERRIDES
from atlas.problems import report
from atlas.publish import assets
from atlas.publish.page_markdown import plain_markdown
from atlas.rules.check import check_sources
from atlas.sources.messages import words
from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

# One MkDocs process builds one language; a preview builds it again and again, so this is set anew at each start.
_state: dict[str, Any] = {}


def on_startup(command: str, dirty: bool) -> None:
    """Remember whether MkDocs serves: its live reload needs a script that the site's own policy forbids."""
    _state["serving"] = command == "serve"


@event_priority(100)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Check the data before anything is built from it, and set what depends on the language."""
    forget()
    current = locale(os.environ.get("ATLAS_LOCALE", "en"))
    if "ATLAS_CHECKED" not in os.environ:
        check_sources()
    base = (config.site_url or "").rstrip("/") + "/"
    edition = Edition(catalogue(), words(current), base)
    _state.update(locale=current, base=base, words=edition.words, edition=edition, pages=pages.generate(edition))
    config.extra["words"] = _state["words"]  # read back after the build: a word that no page uses is a fault
    config.site_url = urljoin(base, f"{current.code}/")
    # The frame is ours alone (CONTRIBUTING.md, "The frame"): the theme's 14,000 icons need not be listed each time.
    config.theme.dirs[:] = [folder for folder in config.theme.dirs if Path(folder) == OVERRIDES]
    config.theme.static_templates.clear()  # 404 and sitemap belong to the whole site: scripts/atlas/build/assemble.py
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Drop the other languages and the theme's own assets, and add the generated pages."""
    current = _state["locale"]
    kept = [file for file in files if file.src_uri.startswith(f"{current.code}/")]
    for path in _state["pages"]:
        file = File(f"{current.code}/{path}", config.docs_dir, config.site_dir, config.use_directory_urls)
        # Country pages are reached through the list; the others stand in the nav of mkdocs.yml.
        country = path.startswith("marketplaces/") and not path.endswith("index.md")
        file.inclusion = InclusionLevel.NOT_IN_NAV if country else InclusionLevel.INCLUDED
        kept.append(file)
    return Files(kept)


def on_page_read_source(page: Page, config: MkDocsConfig) -> str | None:
    """Answer for the generated pages, and fill the marks of the guides."""
    path = page.file.src_uri.removeprefix(f"{_state['locale'].code}/")
    if path in _state["pages"]:
        return str(_state["pages"][path])
    text = page.file.content_string
    return fill_marks(text, _state["edition"], page.file.name)


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Put the page's Markdown beside it; keep Latin names together in a text written from right to left."""
    path = page.file.src_uri.removeprefix(f"{_state['locale'].code}/")
    text = plain_markdown(page.markdown or "", page.meta["title"], path, str(config.site_url))
    target = Path(page.file.abs_dest_path).with_name("index.md")
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, "utf-8")
    return isolate(html) if _state["locale"].direction == "rtl" else html


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Give the templates their words; markup from words is never escaped twice, unknown names fail."""
    env.trim_blocks = env.lstrip_blocks = True
    own = _state["words"]
    env.globals.update(t=own, locale=own.locale, locales=all_locales(), asset=assets.name, words_of=own.of)
    return env


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    """Give a page the way to the root of the whole site, and its address in every language."""
    context["root"] = normpath(context["base_url"] + "/..")
    context["base"] = _state["base"]
    context["search_counts"] = _state["words"].plural("search.count")
    path = page.file.src_uri.removeprefix(f"{_state['locale'].code}/")
    context["script"] = pages.SCRIPTS.get(path)
    context["structured"] = _structured(page, nav)
    context["policy"] = not _state.get("serving")
    return context


def _structured(page: Page, nav: Navigation) -> list[dict[str, Any]]:
    code = page.meta.get("marketplace")
    entry = catalogue().marketplace(code) if code else None
    above = ["", "marketplaces/"] if entry else [""]
    trail = [
        (str(item.meta["short"]), str(item.canonical_url))
        for item in nav.pages
        if item.url.removeprefix("./") in above and item != page
    ]
    this = {"title": page.meta["title"], "url": page.canonical_url}
    return structured(this, trail, entry, _state["words"])


def on_build_error(error: Exception) -> None:
    """End `mkdocs build` with the lines that our own commands end with; they tell what went wrong themselves."""
    if "ATLAS_CHECKED" not in os.environ and not isinstance(error, Abort | MkDocsException):
        raise SystemExit(report(explain(error)))


def on_post_build(config: MkDocsConfig) -> None:
    """Put the shared assets beside the pages of a language that is built alone; the whole site has them once."""
    if "ATLAS_CHECKED" not in os.environ:
        for path, content in assets.files().items():
            target = Path(config.site_dir) / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
