"""The template context of one language: the project, its messages, and what a page template may call."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any, Self

from jinja2 import Environment, StrictUndefined

from atlas.content import assets, icons, link_checker, reports, templates
from atlas.content.icons import icon
from atlas.content.messages import Messages, messages
from atlas.model import dates
from atlas.model.catalogue import Catalogue
from atlas.model.locales import Locale
from atlas.model.marketplaces import Marketplace
from atlas.model.matters import Matter
from atlas.project import Project
from atlas.sources.guides import MATTERS


@dataclass(frozen=True)
class LocaleContext:
    """What a language's pages are made from."""

    project: Project
    messages: Messages

    @classmethod
    def of(cls, project: Project, locale: Locale) -> Self:
        """Return the context of a language, with no message marked as used yet."""
        return cls(project, messages(project, locale))

    @property
    def catalogue(self) -> Catalogue:
        """The table as objects."""
        return self.project.catalogue

    @property
    def base(self) -> str:
        """The address where the site is published, ending in a slash."""
        return self.project.base

    @property
    def locale(self) -> Locale:
        """The language."""
        return self.messages.locale

    def matter(self, id: str) -> Matter:
        """Return a matter by its id. Raises KeyError when there is none."""
        return {matter.id: matter for matter in self.catalogue.matters}[id]

    def by_name(self) -> list[Marketplace]:
        """Return the open stores in the order of their names in this language."""

        def make() -> list[Marketplace]:
            stores = self.catalogue.open_marketplaces
            return sorted(stores, key=lambda entry: self.locale.sort_key(self.locale.country(entry.code)))

        return self.project.kept(("by name", self.locale.code), make)

    def render(self, template: str, **values: object) -> str:
        """Return a filled template of overrides/pages. Raises jinja2.TemplateError, or KeyError for a missing text."""
        return _environment(self.project).get_template(template).render(self._names() | values)

    def _names(self) -> dict[str, object]:
        """Return what every template may use, beside the values of its page."""
        project, locale = self.project, self.locale

        def languages(tags: Iterable[str]) -> str:
            return locale.listing(map(locale.language, tags)) if tags else ""

        def guide_link(guide: str) -> str:
            slug, _, anchor = guide.partition("#")
            return f"{slug}.md" + (f"#{anchor}" if anchor else "")

        return {
            "t": self.messages,
            "locale": locale,
            "base": self.base,
            "catalogue": self.catalogue,
            "doors": self.catalogue.doors,
            "name": locale.country,
            "date": lambda text: dates.in_words(text, locale.cldr),
            "aged": self._aged,
            "currency": locale.currency,
            "languages": languages,
            "guide_title": lambda guide: guide_title(project, guide.partition("#")[0], locale),
            "guide_link": guide_link,
            "matter_title": lambda id: page_meta(project, f"{MATTERS}/{id}", locale)["title"],
            "matter_short": lambda id: page_meta(project, f"{MATTERS}/{id}", locale)["short"],
            "asset": partial(assets.name, project),
            "icon": icon,
            "marks": icons.MARKS,
            "group_icon": lambda group: icon(self.catalogue.icons[group]) if group in self.catalogue.icons else "",
            "report": partial(reports.filled, project.reports, language=locale.code),
            "checker_lists": lambda: link_checker.lists(project.allow_list),
        }

    def _aged(self, text: str) -> str:
        """Return a partial date in words, with its age where it is old."""
        words, cldr = dates.in_words(text, self.locale.cldr), self.locale.cldr
        age = dates.age_in_words(text, self.catalogue.newest, self.project.old_days, cldr)
        return self.messages("confidence.aged", date=words, age=age) if age else words


def guide_title(project: Project, slug: str, locale: Locale) -> str:
    """Return a guide's title from its front matter."""
    return str(page_meta(project, slug, locale)["title"])


def page_meta(project: Project, key: str, locale: Locale) -> dict[str, Any]:
    """Return the front matter of a hand-written page by its key."""
    return project.guide(locale.code, key).meta


def _environment(project: Project) -> Environment:
    """Comments are <# … #>: Markdown's anchors look like Jinja's own {# … #}."""
    return project.kept(
        "templates of pages",
        lambda: Environment(
            loader=templates.loader(project.snapshot, "overrides/pages"),
            autoescape=True,  # in Markdown too an escaped sign is that sign
            undefined=StrictUndefined,
            keep_trailing_newline=True,
            comment_start_string="<#",
            comment_end_string="#>",
            bytecode_cache=templates.COMPILED,
        ),
    )
