"""Stages one language as plain files and one configuration, as a generator without hooks and Python builds it.

Everything that scripts/hook.py gives MkDocs while it runs stands there as data: pages as Markdown files, with their own
values in their front matter; words, icons and the names of assets written into the frame's templates.
"""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import yaml
from markupsafe import escape

from atlas.content import assets, styles
from atlas.content.context import LocaleContext
from atlas.content.icons import NOTES, icon
from atlas.content.json_ld import json_ld
from atlas.content.pages import all_pages, has_tools, kind
from atlas.content.pages import script as script_of
from atlas.model.locales import written_tags
from atlas.project import Project
from atlas.sources import yaml_file

CONFIG = "mkdocs.yml"
PAGES, FRAME, SITE = "docs", "frame", "site"

# What the frame calls with a text alone: one language has one answer.
_CALL = re.compile(r'\{\{ (t|icon|asset)\("([^"]+)"\) \}\}')
_USED = re.compile(r'\{% (?:extends|include) "([^"]+)" %\}')
_BOX = re.compile(rf'^( *(?:!!!|\?\?\?) ({"|".join(NOTES)}) ")', re.MULTILINE)
_EXPRESSION = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")
# What else the frame is given, and where it stands as data. The menu's sections and pages have their words in `nav`.
_AS_DATA = {
    r'asset\("card-" ~ locale\.code ~ "\.png"\)': "config.extra.card",
    r"asset\(script\)": "page.meta.script",
    r't\("nav\." ~ item\.title\)': "item.title",
    r"(child|item)\.meta\.short": r"\1.title",
    r"\b(?<!page\.meta\.)(script|structured)\b": r"page.meta.\1",
    r"search_counts \| tojson \| forceescape": "config.extra.search_counts | e",
    r"item\.is_section": "item.children",
    r"not page\.is_homepage": "page.url",
    r"first_styles\(kind, own_language\), theme_script\(\)": "page.meta.first, config.extra.choice",
    r"\btools\b": "page.meta.tools",
    r"\broot\b": "(base_url ~ '/..')",
    r"(?<![\w.\"])(base|browser_tags|locales?|policy)\b": r"config.extra.\1",
}


def staged(project: Project, code: str) -> dict[str, bytes]:
    """Return the files of a project that builds one language, by path.

    What all languages share stands in `site/`, the language is built into `site/<code>/`: addresses are as on the whole
    site. Feeds, search index, short links and data are files beside the pages, which scripts/atlas/publish makes.
    """
    context = LocaleContext.of(project, project.locale(code))
    pages = all_pages(context)
    return {
        CONFIG: yaml.safe_dump(configuration(context, pages), allow_unicode=True, sort_keys=False, width=120).encode(),
        **{f"{PAGES}/{path}": text.encode() for path, text in with_values(context, pages).items()},
        **{f"{FRAME}/{path}": text.encode() for path, text in frame(context).items()},
        **{f"{SITE}/{path}": content for path, content in assets.files(project).items()},
    }


def write(folder: Path, files: dict[str, bytes]) -> None:
    """Write files below a folder."""
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)


def configuration(context: LocaleContext, pages: dict[str, str]) -> dict[str, Any]:
    """Return the configuration of a language: plain values, neither hook nor plugin."""
    project, locale = context.project, context.locale
    ours = project.config.data
    return {
        "site_name": ours["site_name"],
        "site_url": urljoin(context.base, f"{locale.code}/"),
        "docs_dir": PAGES,
        "site_dir": f"{SITE}/{locale.code}",
        "use_directory_urls": True,
        "theme": {"name": "material", "custom_dir": FRAME, "language": "en", "font": False},
        "plugins": [],
        "nav": [_menu(item, context, pages) for item in ours["nav"]],
        "markdown_extensions": ours["markdown_extensions"],
        "extra": {
            "base": context.base,
            "policy": True,
            "choice": _plain(styles.theme_script(project)),
            "card": assets.name(project, f"card-{locale.code}.png"),
            "search_counts": json.dumps(context.messages.plural("search.count"), ensure_ascii=False),
            "locale": _described(context, locale.code),
            "browser_tags": written_tags(project.browser_tags),
            "locales": [_described(context, other.code) for other in project.locales],
        },
    }


def with_values(context: LocaleContext, pages: dict[str, str]) -> dict[str, str]:
    """Return the pages with what the hook gives them: in front matter a script and JSON-LD, in their boxes icons."""
    project = context.project
    found = {}
    for path, text in pages.items():
        values: dict[str, Any] = {"structured": _json_ld(context, path, pages)}
        values["tools"] = has_tools(path)
        values["first"] = _plain(styles.first_styles(project, kind(path), context.locale.code))
        if script := script_of(path):
            values["script"] = assets.name(project, script)
        lines = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in values.items())
        text = text.replace("---\n", f"---\n{lines}", 1)
        found[path] = _BOX.sub(lambda match: match[1] + str(icon(NOTES[match[2]])), text)
    return found


def _plain(inline: styles.Inline) -> dict[str, str]:
    return {"code": str(inline.code), "hash": inline.hash}


def frame(context: LocaleContext) -> dict[str, str]:
    """Return the templates of the frame with the language's words, icons and assets in them, and without a call."""
    project = context.project
    say: dict[str, Callable[[str], str]] = {
        "t": lambda key: str(escape(context.messages(key))),
        "icon": icon,
        "asset": lambda file: assets.name(project, file),
    }

    def as_data(match: re.Match[str]) -> str:
        text = match[0]
        for pattern, data in _AS_DATA.items():
            text = re.sub(pattern, data, text)
        return text

    found: dict[str, str] = {}
    names = ["main.html"]  # what a page is rendered with, and what that extends and includes
    for name in names:
        text = project.snapshot.text(f"overrides/{name}", "template")
        names += _USED.findall(text)
        text = _CALL.sub(lambda match: say[match[1]](match[2]), text)
        found[name] = _EXPRESSION.sub(as_data, text)
    # A page for wrong addresses belongs to the whole site; without this one, the theme's stands in, with our frame.
    return found | {"404.html": ""}


def _described(context: LocaleContext, code: str) -> dict[str, str]:
    locale = context.project.locale(code)
    return {
        "code": code,
        "tag": locale.tag,
        "direction": locale.direction,
        "name": locale.name,
        "region": locale.region,
    }


def _menu(item: Any, context: LocaleContext, pages: dict[str, str]) -> Any:
    if isinstance(item, str):
        return {_meta(pages, item)["short"]: item}
    return {
        context.messages(f"nav.{title}"): [_menu(child, context, pages) for child in children]
        for title, children in item.items()
    }


def _json_ld(context: LocaleContext, path: str, pages: dict[str, str]) -> list[dict[str, Any]]:
    meta = _meta(pages, path)
    entry = context.catalogue.marketplace(meta["marketplace"]) if "marketplace" in meta else None
    above = [name for name in ("index.md", "marketplaces/index.md")[: 2 if entry else 1] if name != path]
    trail = [(_meta(pages, name)["short"], _address(context, name)) for name in above]
    return json_ld({"title": meta["title"], "url": _address(context, path)}, trail, entry)


def _address(context: LocaleContext, path: str) -> str:
    folder = path.removesuffix(".md").removesuffix("index").rstrip("/")
    return f"{context.base}{context.locale.code}/" + (f"{folder}/" if folder else "")


def _meta(pages: dict[str, str], path: str) -> dict[str, Any]:
    return dict(yaml_file.parse(pages[path].split("---\n", 2)[1], path).data)
