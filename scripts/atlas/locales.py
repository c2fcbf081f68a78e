"""The languages of the site. Their list stands in mkdocs.yml; everything else about them comes from CLDR (Babel)."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from babel import Locale as Cldr
from babel.lists import format_list

from atlas import config

REFERENCE = "en"

# CLDR writes Chinese without its script; browsers and readers need to be told which one it is.
_LANGUAGE_TAGS = {"zh": "zh-Hans"}


@dataclass(frozen=True)
class Locale:
    """A language of the site: its code in addresses, its BCP 47 tag, its writing direction, its own name."""

    code: str
    tag: str
    direction: str
    name: str

    @property
    def cldr(self) -> Cldr:
        """The CLDR data of the language."""
        return Cldr.parse(self.tag, sep="-")

    def country(self, code: str) -> str:
        """Name a country, by ISO 3166-1 alpha-2 code in any case, in this language."""
        return str(self.cldr.territories[code.upper()])

    def language(self, tag: str) -> str:
        """Name a language, by BCP 47 tag, in this language."""
        return Cldr.parse(tag, sep="-").get_display_name(self.cldr) or tag

    def currency(self, code: str) -> str:
        """Name a currency, by ISO 4217 code, in this language."""
        return str(self.cldr.currencies[code])

    def listing(self, items: Iterable[str]) -> str:
        """Join items as the language does: `a, b and c`."""
        return format_list(list(items), locale=self.cldr)

    def sort_key(self, text: str) -> str:
        """Order names without regard to case and accents."""
        return "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))


@cache
def locale(code: str) -> Locale:
    """Describe one language by its code in addresses, such as `en`, `pt-BR` or `zh`."""
    tag = _LANGUAGE_TAGS.get(code, code)
    cldr = Cldr.parse(tag, sep="-")
    name = Cldr.parse(code, sep="-").get_display_name() or code
    return Locale(code, tag, "rtl" if cldr.text_direction == "rtl" else "ltr", name[:1].upper() + name[1:])


@cache
def all_locales() -> tuple[Locale, ...]:
    """Give the languages of the site in the order of mkdocs.yml."""
    return tuple(locale(code) for code in config.languages())
