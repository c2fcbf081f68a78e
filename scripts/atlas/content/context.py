"""One language's edition of the site: the table, the words, the address; and what a page template may call."""

from collections.abc import Iterable
from dataclasses import dataclass

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from atlas.caches import file_cache
from atlas.content import link_checker
from atlas.model import dates
from atlas.model.catalogue import Catalogue, Marketplace
from atlas.model.locales import Locale
from atlas.paths import DOCS, OVERRIDES
from atlas.publish import assets
from atlas.sources import synonyms
from atlas.sources.guides import read_guide
from atlas.sources.messages import Words

# Comments are <# … #>: Markdown's anchors look like Jinja's own {# … #}.
_environment = Environment(
    loader=FileSystemLoader(OVERRIDES / "pages"),
    undefined=StrictUndefined,
    keep_trailing_newline=True,
    comment_start_string="<#",
    comment_end_string="#>",
)


@dataclass(frozen=True)
class Edition:
    """What a language's pages are made from. `base` is where the site is published, ending in a slash."""

    catalogue: Catalogue
    words: Words
    base: str

    @property
    def locale(self) -> Locale:
        """The language."""
        return self.words.locale

    def by_name(self) -> list[Marketplace]:
        """Give the open stores in the order of their names in this language."""
        stores = self.catalogue.open_marketplaces
        return sorted(stores, key=lambda entry: self.locale.sort_key(self.locale.country(entry.code)))

    def render(self, template: str, **values: object) -> str:
        """Fill a template of overrides/pages. Raises jinja2.TemplateError, or KeyError for a text that is missing."""
        return _environment.get_template(template).render(self._names() | values)

    def _names(self) -> dict[str, object]:
        locale = self.locale

        def languages(tags: Iterable[str]) -> str:
            return locale.listing(map(locale.language, tags)) if tags else ""

        def guide_link(guide: str) -> str:
            slug, _, anchor = guide.partition("#")
            return f"{slug}.md" + (f"#{anchor}" if anchor else "")

        return {
            "t": self.words,
            "locale": locale,
            "base": self.base,
            "catalogue": self.catalogue,
            "doors": self.catalogue.doors,
            "name": locale.country,
            "date": lambda text: dates.in_words(text, locale.cldr),
            "currency": locale.currency,
            "languages": languages,
            "guide_title": lambda guide: guide_title(guide.partition("#")[0], locale),
            "guide_link": guide_link,
            "asset": assets.name,
            "checker_lists": link_checker.project_lists,
            "search_words": lambda matter: ", ".join(synonyms.of(locale.code)["matters"].get(matter, ())),
        }


@file_cache
def guide_title(slug: str, locale: Locale) -> str:
    """Read a guide's title from its front matter."""
    return str(read_guide(DOCS / locale.code / "guides" / f"{slug}.md").meta["title"])
