"""What MkDocs calls while it builds one language: gives it the pages and the templates, and takes what it makes.

scripts/hook.py is the hook that MkDocs loads; it has these functions. In our own builds render.py hands the project in,
and takes the files out, by `config.extra`; `mkdocs serve` and `mkdocs build` alone read the project themselves.
"""

import os
from functools import partial
from pathlib import Path
from posixpath import normpath
from typing import Any
from urllib.parse import urljoin

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from atlas import REFERENCE
from atlas.build import rendered
from atlas.build.rendered import MadeFrom
from atlas.content import assets, html_blocks, icons, styles, tables, templates
from atlas.content.bidi import isolate
from atlas.content.context import LocaleContext
from atlas.content.json_ld import json_ld
from atlas.content.pages import all_pages, has_tools, kind, script
from atlas.content.typography import english_names, mark_english, set_text
from atlas.faults import explain
from atlas.model.locales import written_tags
from atlas.paths import OVERRIDES
from atlas.problems import report
from atlas.project import Project
from atlas.rules.check import check_sources
from atlas.site.moved_addresses import old_anchors
from atlas.sources.site_config import FILE as CONFIG


class Build:
    """The build of one language: kept in `config.extra` under "build" while MkDocs runs."""

    alone = False  # MkDocs runs without our pipeline
    serving = False  # and its live reload needs a script that the site's own policy forbids

    def __init__(self, context: LocaleContext, files: dict[str, bytes] | None) -> None:
        self.context = context
        self.pages = {path: html_blocks.take_out(text) for path, text in all_pages(context).items()}
        self.files = files
        self.rendered: list[tuple[Page, MadeFrom]] = []
        self.contents: dict[str, str] = {}

    def path(self, page: Page) -> str:
        """Return a page's path below its language, such as `guides/email.md`."""
        return page.file.src_uri.removeprefix(f"{self.context.locale.code}/")


def on_startup(command: str, dirty: bool) -> None:
    """Remember whether MkDocs serves."""
    Build.serving = command == "serve"


@event_priority(100)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Set what depends on the language; where MkDocs runs alone, check the sources before anything is made of them."""
    context = config.extra.get("context")
    Build.alone = context is None
    if context is None:
        project = Project.read()
        check_sources(project)
        context = LocaleContext.of(project, project.locale(os.environ.get("ATLAS_LOCALE", "en")))
    config.extra["build"] = Build(context, config.extra.get("files"))
    config.site_url = urljoin(context.base, f"{context.locale.code}/")
    # The frame is ours (CONTRIBUTING.md, "The frame"), its icons are read one by one (atlas.content.icons): the theme's
    # 14,000 need not be listed each time.
    config.theme.dirs[:] = [folder for folder in config.theme.dirs if Path(folder) == OVERRIDES]
    config.theme.static_templates.clear()  # 404 and sitemap belong to the whole site: scripts/atlas/publish
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Give MkDocs the language's pages, and no other file: all come from the project as it was read."""
    build = _build(config)
    kept = []
    for path in build.pages:
        file = File(f"{build.context.locale.code}/{path}", config.docs_dir, config.site_dir, config.use_directory_urls)
        # Country pages and matters are reached through their lists; the others stand in the nav of mkdocs.yml.
        listed = path.startswith(("marketplaces/", "matters/")) and not path.endswith("index.md")
        file.inclusion = InclusionLevel.NOT_IN_NAV if listed else InclusionLevel.INCLUDED
        kept.append(file)
    return Files(kept)


def on_page_read_source(page: Page, config: MkDocsConfig) -> str:
    """Return a page's Markdown."""
    build = _build(config)
    markdown, _ = build.pages[build.path(page)]
    return markdown


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> None:
    """Take a page's HTML from an earlier build of this process, where it was made from the same."""
    build = _build(config)
    if build.files is not None:
        settings = build.context.project.snapshot.files[CONFIG]
        code, others = build.context.locale.code, frozenset(files.src_uris)
        made_from = MadeFrom(code, markdown, page.file.src_uri, settings, others)
        rendered.prepare(page, made_from)
        build.rendered.append((page, made_from))


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Put HTML back where it stood, icons in boxes, and keep Latin names together from right to left."""
    build = _build(config)
    build.contents[page.file.src_uri] = html
    _, blocks = build.pages[build.path(page)]
    html = tables.named(icons.in_notes(html_blocks.put_back(html, blocks)))
    for was, now in old_anchors(build.context.project, f"{build.path(page).removesuffix('.md')}/").items():
        html = html.replace(f' id="{now}">', f' id="{now}"><a id="{was}"></a>', 1)
    return isolate(html) if build.context.locale.direction == "rtl" else html


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Let the templates come from the project as it was read, and give them their words; unknown names fail."""
    context = _build(config).context
    env.loader = templates.loader(context.project.snapshot, "overrides")
    env.bytecode_cache = templates.COMPILED
    env.trim_blocks = env.lstrip_blocks = env.autoescape = True
    # Words in JSON are letters, as elsewhere in the page: that weighs less than their numbers.
    env.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
    own = context.messages
    env.globals.update(
        t=own,
        locale=own.locale,
        locales=context.project.locales,
        browser_tags=written_tags(context.project.browser_tags),
        asset=lambda file: assets.name(context.project, file),
        icon=icons.icon,
        words_of=own.of,
        first_styles=partial(styles.first_styles, context.project),
        theme_script=partial(styles.theme_script, context.project),
    )
    return env


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    """Give a page the way to the root of the whole site, and its address in every language."""
    build = _build(config)
    context["root"] = normpath(context["base_url"] + "/..")
    context["base"] = build.context.base
    context["search_counts"] = build.context.messages.plural("search.count")
    context["script"] = script(build.path(page))
    context["tools"] = has_tools(build.path(page))
    context["kind"], context["own_language"] = kind(build.path(page)), build.context.locale.code
    context["structured"] = _json_ld(build.context, page, nav)
    context["policy"] = not Build.serving
    return context


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Take the finished page from MkDocs, which then writes none, or leave it to MkDocs where that runs alone."""
    build = _build(config)
    code = build.context.locale.code
    if code != REFERENCE:
        output = mark_english(output, english_names(build.context.project))
    output = set_text(output, code)
    if build.files is None:
        return output
    _take(build, config, page.file.dest_uri, output)
    return ""


def on_build_error(error: Exception) -> None:
    """End `mkdocs build` with the lines that our own commands end with; they tell what went wrong themselves."""
    if Build.alone and not isinstance(error, Abort | MkDocsException):
        raise SystemExit(report(explain(error)))


def on_post_build(config: MkDocsConfig) -> None:
    """Put the shared assets beside the pages of a language that is built alone; the whole site has them once."""
    build = _build(config)
    if build.files is None:
        for path, content in assets.files(build.context.project).items():
            _write(Path(config.site_dir) / path, content)


def _build(config: MkDocsConfig) -> Build:
    build: Build = config.extra["build"]
    return build


def _take(build: Build, config: MkDocsConfig, path: str, text: str) -> None:
    path = path.removeprefix(f"{build.context.locale.code}/")
    if build.files is None:
        _write(Path(config.site_dir) / path, text.encode())
    else:
        build.files[path] = text.encode("utf-8", "xmlcharrefreplace")  # as MkDocs writes its pages


def _write(target: Path, content: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)


def _json_ld(context: LocaleContext, page: Page, nav: Navigation) -> list[dict[str, Any]]:
    code = page.meta.get("marketplace")
    entry = context.catalogue.marketplace(code) if code else None
    above = ["", "marketplaces/"] if entry else [""]
    trail = [
        (str(item.meta["short"]), str(item.canonical_url))
        for item in nav.pages
        if item.url.removeprefix("./") in above and item != page
    ]
    this = {"title": page.meta["title"], "url": page.canonical_url}
    return json_ld(this, trail, entry)
