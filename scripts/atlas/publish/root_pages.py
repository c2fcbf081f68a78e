"""The pages that belong to no language: the start, the page of what is missing, the short links."""

from collections.abc import Mapping
from functools import partial
from urllib.parse import urlsplit

from jinja2 import Environment, StrictUndefined

from atlas import REFERENCE
from atlas.content import assets, styles, templates
from atlas.content.context import guide_title
from atlas.content.icons import icon
from atlas.content.messages import Messages, messages
from atlas.model.locales import Locale, written_tags
from atlas.project import Project
from atlas.publish.short_links import ShortLink, short_links

# What /go/ says: it is a page of no language, for those who link to the site.
_HEADINGS = {"marketplaces": "Stores", "guides": "Guides", "matters": "Matters"}
_LIST = "Each of these addresses leads to its page in the reader's own language, and keeps working."


def root_pages(project: Project, english: Messages, says: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """Return the pages by path from the site's root.

    `says` is the description of each page, by language and by its path: what a pasted short link shows.
    """
    common = {
        "catalogue": project.catalogue,
        "locales": project.locales,
        "browser_tags": written_tags(project.browser_tags),
        "locale": english.locale,
        "base": project.base,
    }
    environment = root_templates(project, english)
    pages = {
        "index.html": environment.get_template("start.html").render(root=".", **common | {"kind": "home"}),
    }
    # Any missing address shows this page, so its own addresses begin at the site's root.
    missing = environment.get_template("404.html")
    aliases = [f"{alias}={entry.code}" for entry in project.catalogue.marketplaces for alias in entry.aliases]
    everywhere = {**common, "root": urlsplit(project.base).path.rstrip("/"), "aliases": aliases}
    pages["404.html"] = missing.render(everywhere)
    for own in project.locales:
        words = english if own == english.locale else messages(project, own)
        of_language = {"locale": own, "own_language": own.code, "t": words}
        pages[f"{own.code}/404.html"] = missing.render(everywhere | of_language)
    template = environment.get_template("go.html")
    for link in short_links(project).values():
        own = project.locale(link.own)
        title = _title(project, link, own)
        of_page = {"link": link, "own": own, "title": title, "said": says[own.code].get(link.path, "")}
        pages[f"go/{link.name}/index.html"] = template.render(root="../..", **of_page, **common)
    of_list = {"own": english.locale, "title": "Short links", "said": _LIST, "here": "go/", "groups": _groups(project)}
    pages["go/index.html"] = environment.get_template("short-links.html").render(root="..", **of_list, **common)
    return pages


def _groups(project: Project) -> list[tuple[str, str, list[tuple[str, list[str]]]]]:
    """Return the short links by what they lead to: the heading, its anchor, then each page's English name and links."""
    english = project.locale(REFERENCE)
    found: dict[str, dict[str, list[str]]] = {kind: {} for kind in _HEADINGS}
    for link in short_links(project).values():
        found[link.path.split("/")[0]].setdefault(_title(project, link, english), []).append(link.name)
    return [(_HEADINGS[kind], kind, sorted(links.items())) for kind, links in found.items()]


def _title(project: Project, link: ShortLink, own: Locale) -> str:
    kind, slug = link.path.split("/")[:2]
    if kind == "marketplaces":
        return own.country(slug)
    return guide_title(project, slug if kind == "guides" else f"{kind}/{slug}", own)


def root_templates(project: Project, english: Messages) -> Environment:
    """Return the templates of the pages that belong to no language."""
    environment = Environment(
        loader=templates.loader(project.snapshot, "overrides"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        bytecode_cache=templates.COMPILED,
    )
    environment.lstrip_blocks = True
    environment.globals.update(
        t=english,
        asset=lambda file: assets.name(project, file),
        icon=icon,
        policy=True,
        tools=False,
        kind="other",
        own_language="",
        first_styles=partial(styles.first_styles, project),
        theme_script=partial(styles.theme_script, project),
        words_of=lambda other: english if other == english.locale else messages(project, other),
    )
    return environment
