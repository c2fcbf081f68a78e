"""The languages of the site. Their list, with their names, stands in mkdocs.yml; all else comes from CLDR (Babel)."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

from babel import Locale as Cldr
from babel import UnknownLocaleError
from babel.core import get_global
from babel.lists import format_list

# CLDR writes Chinese without its script; browsers and readers need to be told which one it is.
_LANGUAGE_TAGS = {"zh": "zh-Hans"}

# Our English is written for the world: 4 March 2026, as in the guides.
_CLDR_TAGS = {"en": "en-GB"}

# Letters that are no accented ones but stand in the alphabet by themselves, after which. Of the Vietnamese letters with
# a tone only that of Ấn Độ begins a country's name.
_LETTERS = {
    "es": {"ñ": "n~"},
    "pl": {"ą": "a~", "ć": "c~", "ę": "e~", "ł": "l~", "ń": "n~", "ó": "o~", "ś": "s~", "ź": "z~", "ż": "z~~"},
    "sv": {"å": "z~", "ä": "z~~", "ö": "z~~~"},
    "tr": {"ç": "c~", "ğ": "g~", "ı": "h~", "ö": "o~", "ş": "s~", "ü": "u~"},
    "vi": {"ă": "a~", "â": "a~~", "ấ": "a~~", "đ": "d~", "ê": "e~", "ô": "o~", "ơ": "o~~", "ư": "u~"},
}


# The everyday names of countries, where CLDR's is one that sellers neither say nor look for.
_EVERYDAY = {
    "ar": {"ae": "الإمارات", "sa": "السعودية"},
    "de": {"us": "USA"},
    "hi": {"gb": "ब्रिटेन", "us": "अमेरिका"},
    "ja": {"us": "米国"},
    "ko": {"au": "호주", "za": "남아프리카공화국"},
    "tr": {"us": "ABD"},
    "vi": {"au": "Úc", "gb": "Anh", "sa": "Ả Rập Xê Út", "us": "Mỹ"},
    "zh": {"ae": "阿联酋"},
}

# How Japanese reads the names that are written in kanji: its dictionaries go by sound.
_READINGS = {"米国": "ベイコク", "日本": "ニホン", "南": "ミナミ", "首長国連邦": "シュチョウコクレンポウ"}
_VOWELS = dict(zip("AIUEO", "アイウエオ", strict=True))


@dataclass(frozen=True)
class Locale:
    """A language of the site: its code in addresses, its BCP 47 tag, its writing direction, its own name."""

    code: str
    tag: str
    direction: str
    name: str = field(compare=False)

    @property
    def cldr(self) -> Cldr:
        """The CLDR data of the language."""
        return _cldr(_CLDR_TAGS.get(self.code, self.tag))

    @property
    def region(self) -> str:
        """The language with the region where most of its readers live, by CLDR, as Open Graph writes it: `en_GB`."""
        tag = self.cldr.language + (f"_{self.cldr.territory}" if self.cldr.territory else "")
        likely = get_global("likely_subtags").get(tag, tag).split("_")
        return tag if self.cldr.territory else f"{likely[0]}_{likely[-1]}"

    def country(self, code: str) -> str:
        """Return the name of a country, by ISO 3166-1 alpha-2 code in any case, in this language: the everyday one."""
        return _EVERYDAY.get(self.code, {}).get(code.lower()) or self.formal_country(code)

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
        """Order names as the language's dictionaries do, without regard to case and accents.

        Chinese goes by sound, as the characters of GB 2312 do; Japanese too. Hindi's marks are letters.
        """
        if self.code == "zh":
            return text.encode("gb18030").decode("latin-1")
        if self.code == "hi":
            return unicodedata.normalize("NFC", text)
        if self.code == "ja":
            text = _by_sound(text)
        letters = _LETTERS.get(self.code, {})
        own = "".join(letters.get(letter, letter) for letter in unicodedata.normalize("NFC", text).casefold())
        return "".join(c for c in unicodedata.normalize("NFKD", own) if not unicodedata.combining(c))


def _by_sound(text: str) -> str:
    """Return a Japanese name in katakana, a long vowel written out: オーストラリア is オオストラリア."""
    for kanji, reading in _READINGS.items():
        text = text.replace(kanji, reading)
    return re.sub(r"(.)ー", lambda match: match[1] + _VOWELS.get(unicodedata.name(match[1])[-1], ""), text)


@cache
def _cldr(tag: str) -> Cldr:
    return Cldr.parse(tag, sep="-")


@cache
def locale(code: str, name: str = "") -> Locale:
    """Return one language by its code in addresses, such as `en`, `pt-BR` or `zh`, and its name on the site."""
    tag = _LANGUAGE_TAGS.get(code, code)
    cldr = Cldr.parse(tag, sep="-")
    return Locale(code, tag, "rtl" if cldr.text_direction == "rtl" else "ltr", name or code)


def is_language(tag: str) -> bool:
    """Return whether CLDR knows a language by this BCP 47 tag."""
    try:
        Cldr.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        return False
    return True
