"""The words of the site that are not in a guide: data/strings/<locale>.yaml."""

import re
from typing import Any

from markupsafe import Markup

from atlas.caches import file_cache
from atlas.model.locales import Locale
from atlas.paths import STRINGS
from atlas.problems import TextError, did_you_mean
from atlas.sources import yaml_file

RULE = "strings"
PLURALS = frozenset({"zero", "one", "two", "few", "many", "other"})

# What a language's pages may show of another one, and nothing else: a saved text rebuilds the languages that show it.
SHARED = ("offer.", "draft.heading.", "draft.signs.")

_PLACEHOLDER = re.compile(r"\{(\w+)\}")


def is_plural(value: Any) -> bool:
    """Tell a set of plural forms (`{one: …, other: …}`) from a group of keys."""
    return isinstance(value, dict) and "other" in value and set(value) <= PLURALS


def flatten(data: Any, path: tuple[str, ...] = ()) -> dict[tuple[str, ...], Any]:
    """Give every text of a strings file by its path; plural forms stay together as one mapping."""
    if isinstance(data, dict) and not is_plural(data):
        flat: dict[tuple[str, ...], Any] = {}
        for key, value in data.items():
            flat.update(flatten(value, (*path, key)))
        return flat
    return {path: data}


def placeholders(value: Any) -> frozenset[str]:
    """Give the names between braces in a text, or in all forms of a plural."""
    texts = value.values() if isinstance(value, dict) else [value]
    return frozenset(name for text in texts for name in _PLACEHOLDER.findall(str(text)))


def without_placeholders(text: str) -> str:
    """Give a text without its placeholders: a brace that is left would stop a build or show on a page."""
    return _PLACEHOLDER.sub("", text)


class Words:
    """The texts of one language, looked up by dotted key; remembers which were used."""

    def __init__(self, locale: Locale, texts: dict[str, Any]) -> None:
        self.locale = locale
        self.texts = texts
        self.used: set[str] = set()

    def __call__(self, key: str, **values: Any) -> str:
        """Give the text of a key with its placeholders filled; `count` picks the plural form.

        Values that are Markup are kept as they are, and make the result Markup. Raises TextError for an unknown key
        or a placeholder without a value: a page never shows a hole.
        """
        text = self._text(key)
        if isinstance(text, dict) and "count" not in values:
            raise TextError(f"asks for the counted text '{key}' without a count")
        if isinstance(text, dict):
            form = self.locale.cldr.plural_form(values["count"])
            text = text.get(form, text["other"])
        try:
            if any(isinstance(value, Markup) for value in values.values()):
                return Markup(text).format(**values)
            return str(text.format(**values) if values else text)
        except (LookupError, ValueError) as error:
            raise TextError(f"asks for the text '{key}' and gives no value for {error}") from None

    def of(self, other: Locale) -> "Words":
        """Return what may be shown of another language, as for a link that speaks to its readers; or these words."""
        return self if other == self.locale else shared_words(other)

    def plural(self, key: str) -> dict[str, str]:
        """Give all forms of a counted text, for a script that counts by itself (Intl.PluralRules)."""
        text = self._text(key)
        if not isinstance(text, dict):
            raise TextError(f"asks for the counted text '{key}', which has no counted forms")
        return dict(text)

    def group(self, prefix: str) -> dict[str, str]:
        """Give the texts whose keys begin with a prefix and a dot, by the rest of their key; for scripts."""
        keys = [key for key in self.texts if key.startswith(prefix + ".")]
        self.used.update(keys)
        return {key.removeprefix(prefix + "."): self.texts[key] for key in keys}

    def _text(self, key: str) -> Any:
        if key not in self.texts:
            hint = did_you_mean(key, self.texts)
            raise TextError(f"asks for the text '{key}', which data/strings does not have.{hint} Add it, or correct it")
        self.used.add(key)
        return self.texts[key]


@file_cache
def texts(code: str) -> dict[str, Any]:
    """Read the texts of a language by dotted key."""
    flat = flatten(yaml_file.load_keys(STRINGS / f"{code}.yaml", RULE).data)
    return {".".join(path): value for path, value in flat.items()}


def words(locale: Locale) -> Words:
    """Load the texts of a language, with nothing marked as used yet."""
    return Words(locale, texts(locale.code))


def shared_texts(locale: Locale) -> dict[str, Any]:
    """Return the texts of a language that the pages of all others may show, by dotted key."""
    return {key: value for key, value in texts(locale.code).items() if key.startswith(SHARED)}


def shared_words(locale: Locale) -> Words:
    """Return the words of a language that the pages of all others may show; any other key raises KeyError."""
    return Words(locale, shared_texts(locale))
