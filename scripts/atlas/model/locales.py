"""The languages of the site. Their list, with their names, stands in mkdocs.yml; all else comes from CLDR (Babel).

What CLDR does not say stands in data/languages.yaml.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from babel import Locale as Cldr
from babel import UnknownLocaleError
from babel.core import get_global
from babel.lists import format_list
from babel.localedata import locale_identifiers

# Scripts that put no spaces between words.
_UNSPACED = frozenset({"Hans", "Hant", "Jpan", "Khmr", "Laoo", "Mymr", "Thai"})

_VOWELS = dict(zip("AIUEO", "アイウエオ", strict=True))


@dataclass(frozen=True)
class Order:
    """How a language's dictionaries order names; `silent` is None where no mark counts."""

    letters: Mapping[str, str] = field(default_factory=dict)
    readings: Mapping[str, str] = field(default_factory=dict)
    leading: str = ""
    silent: str | None = None
    encoding: str = ""


@dataclass(frozen=True)
class Locale:
    """A language of the site: its code in addresses, its BCP 47 tag, its writing direction, its own name.

    `formats` is the tag of the CLDR data that it takes, `everyday` the names of countries that CLDR says otherwise.
    `words_anywhere`: a word may have something before it without a space.
    """

    code: str
    tag: str
    direction: str
    name: str = field(compare=False)
    formats: str = field(compare=False, repr=False)
    words_anywhere: bool = field(compare=False, repr=False)
    everyday: Mapping[str, str] = field(compare=False, repr=False)
    order: Order = field(compare=False, repr=False)

    @property
    def cldr(self) -> Cldr:
        """The CLDR data of the language."""
        return _cldr(self.formats)

    @property
    def region(self) -> str:
        """The language with the region where most of its readers live, by CLDR, as Open Graph writes it: `en_GB`."""
        tag = self.cldr.language + (f"_{self.cldr.territory}" if self.cldr.territory else "")
        if self.cldr.territory:
            return tag
        likely = _likely(f"{tag}_{self.cldr.script}" if self.cldr.script else tag).split("_")
        return f"{likely[0]}_{likely[-1]}"

    def country(self, code: str) -> str:
        """Return the name of a country, by ISO 3166-1 alpha-2 code in any case, in this language: the everyday one."""
        return self.everyday.get(code.lower()) or self.formal_country(code)

    def formal_country(self, code: str) -> str:
        """Return CLDR's name of a country, by ISO 3166-1 alpha-2 code in any case, in this language."""
        return str(self.cldr.territories[code.upper()])

    def language(self, tag: str) -> str:
        """Return the name of a language, by BCP 47 tag, in this language."""
        whole = self.cldr.languages.get(tag.replace("-", "_"))  # some have a name of their own: Simplified Chinese
        return whole or Cldr.parse(tag, sep="-").get_display_name(self.cldr) or tag

    def currency(self, code: str) -> str:
        """Return the name of a currency, by ISO 4217 code, in this language."""
        return str(self.cldr.currencies[code])

    def listing(self, items: Iterable[str]) -> str:
        """Join items as the language does: `a, b and c`."""
        joined = format_list(list(items), locale=self.cldr)
        # Spanish says e before the sound of i; CLDR has it, the library has not.
        return re.sub(r" y (?=h?[ií](?![aeo]))", " e ", joined, flags=re.IGNORECASE) if self.code == "es" else joined

    def sort_key(self, text: str) -> str:
        """Order names as the language's dictionaries do, without regard to case and accents."""
        order = self.order
        if order.encoding:
            return text.encode(order.encoding, "replace").decode("latin-1")
        if order.readings:
            text = _by_sound(text, order.readings)
        own = unicodedata.normalize("NFC", text).casefold()
        own = "".join(order.letters.get(letter, letter) for letter in own)
        if order.leading:
            own = re.sub(f"([{re.escape(order.leading)}])(.)", r"\2\1", own)
        if order.silent is not None:
            return "".join(c for c in own if c not in order.silent)
        return "".join(c for c in unicodedata.normalize("NFKD", own) if not unicodedata.combining(c))


def _by_sound(text: str, readings: Mapping[str, str]) -> str:
    """Return a Japanese name in katakana, a long vowel written out: オーストラリア is オオストラリア."""
    for kanji, reading in readings.items():
        text = text.replace(kanji, reading)
    return re.sub(r"(.)ー", lambda match: match[1] + _VOWELS.get(unicodedata.name(match[1], "?")[-1], ""), text)


@cache
def _cldr(tag: str) -> Cldr:
    return Cldr.parse(tag, sep="-")


def _likely(tag: str) -> str:
    """Return a tag with its likely script and territory, by CLDR: `zh_Hant_TW` for `zh_TW`, `th_Thai_TH` for `th`.

    CLDR lists no tag whose script is the language's usual one: that is the language's own.
    """
    known = get_global("likely_subtags")
    return str(known.get(tag) or known.get(tag.split("_")[0], tag))


def locale(code: str, name: str = "", said: Mapping[str, Any] | None = None) -> Locale:
    """Return one language by its code in addresses, such as `en`, `pt-BR` or `zh`, and its name on the site.

    `said` is its row of data/languages.yaml, sound or not: what has a wrong type is left out, the rules report it.
    """
    said = said or {}
    tag = _tag(said.get("tag")) or code
    cldr = _cldr(tag)
    order = said.get("order")
    script = cldr.script or next((part for part in _likely(cldr.language).split("_") if len(part) == 4), "")
    return Locale(
        code=code,
        tag=tag,
        direction="rtl" if cldr.text_direction == "rtl" else "ltr",
        name=name or code,
        formats=_tag(said.get("cldr")) or tag,
        words_anywhere=said.get("words", "anywhere" if script in _UNSPACED else "apart") == "anywhere",
        everyday=_texts(said.get("countries")),
        order=_order(order if isinstance(order, dict) else {}),
    )


def _order(said: Mapping[str, Any]) -> Order:
    leading, silent, encoding = (said.get(key) for key in ("leading", "silent", "encoding"))
    return Order(
        letters=_texts(said.get("letters")),
        readings=_texts(said.get("readings")),
        leading=leading if isinstance(leading, str) else "",
        silent=silent if isinstance(silent, str) else None,
        encoding=encoding if encoding in ("gb18030", "big5hkscs") else "",
    )


def _tag(value: object) -> str:
    return value if isinstance(value, str) and is_language(value) else ""


def _texts(value: object) -> dict[str, str]:
    pairs = value.items() if isinstance(value, dict) else ()
    return {key: text for key, text in pairs if isinstance(key, str) and isinstance(text, str)}


def is_language(tag: str) -> bool:
    """Return whether CLDR knows a language by this BCP 47 tag."""
    try:
        Cldr.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        return False
    return True


def tags_wanted(locales: Sequence[Locale]) -> dict[str, str]:
    """Return by which language tags of browsers a language is chosen: codes by tags in small letters.

    A tag stands for all that begin with it, and the first that fits a reader's counts: `pt-PT` is best served by
    pt-BR, and where the site has both scripts of Chinese, `zh-TW` by zh-Hant and `zh-SG` by zh.
    """
    wanted: dict[str, str] = {}
    for base in dict.fromkeys(own.cldr.language for own in locales):
        same = [own for own in locales if own.cldr.language == base]
        plain = _of_likely(base, same)
        for own in same:
            for tag in (own.code, *(_territories(base, own) if own.cldr.script != plain.cldr.script else ())):
                if own != plain:
                    wanted[tag.lower()] = own.code
        wanted[base] = plain.code
    return wanted


def written_tags(tags: Mapping[str, str]) -> str:
    """Return the tags of browsers as a page lists them: `en pt:pt-BR`, where no code follows it is the tag."""
    return " ".join(tag if tag == code else f"{tag}:{code}" for tag, code in tags.items())


def _of_likely(base: str, same: Sequence[Locale]) -> Locale:
    """Return which of a language's variants a reader wants who names the language alone."""
    likely = _likely(base).split("_")
    return max(same, key=lambda own: (own.code == base, own.cldr.script in likely, own.cldr.territory in likely))


def _territories(base: str, own: Locale) -> list[str]:
    """Return the tags with a territory that CLDR has for a script, where that script is the likely one."""
    found = (tag.split("_") for tag in locale_identifiers() if tag.startswith(f"{base}_{own.cldr.script}_"))
    regions = sorted(parts[2] for parts in found)
    return [f"{base}-{region}" for region in regions if _likely(f"{base}_{region}").split("_")[1] == own.cldr.script]
