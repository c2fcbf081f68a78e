"""The languages of the site are known to CLDR and listed once each, and English is one of them."""

import re
from collections.abc import Iterator
from typing import Any

from babel import Locale, UnknownLocaleError

from atlas import REFERENCE
from atlas.problems import Problem
from atlas.sources.yaml_file import Document, Path_

ID = "languages"

_CODE = re.compile(r"[a-z]{2}(-[A-Z][a-z]{3})?(-[A-Z]{2})?")


def codes(document: Document) -> list[str]:
    """Return the codes of the languages that are sound, each once, in order."""
    listed = (entry.get("locale") for _, entry in _entries(document) if isinstance(entry, dict))
    return list(dict.fromkeys(str(code) for code in listed if not _fault(code)))


def check(document: Document) -> Iterator[Problem]:
    """Yield a problem at each language that cannot be built, and where the list of languages should be."""
    seen: set[str] = set()
    place: Path_ = ("plugins",)
    for path, entry in _entries(document):
        place = path[:-1]
        code = entry.get("locale") if isinstance(entry, dict) else None
        at = (*path, "locale")
        if fault := _fault(code):
            yield document.problem(at, ID, fault)
        elif code in seen:
            yield document.problem(at, ID, f"the language '{code}' stands twice: take one out.")
        else:
            seen.add(str(code))
            if not isinstance(entry.get("name"), str):
                yield document.problem(
                    (*path, "name"), ID, f"the language '{code}' has no name: add name: as its readers call it."
                )
    if place == ("plugins",):
        message = "lists no languages: bring back `- i18n:` with `languages:` and an entry {locale: en, name: English}."
        yield document.problem(place, ID, message)
    elif REFERENCE not in seen:
        message = f"'{REFERENCE}' is missing: every language is compared with it. Bring back its entry."
        yield document.problem(place, ID, message)


def _entries(document: Document) -> Iterator[tuple[Path_, Any]]:
    """Give the entries of the i18n plugin's languages, of whatever type, with their paths."""
    data = document.data
    plugins = data.get("plugins") if isinstance(data, dict) else None
    for index, plugin in enumerate(plugins if isinstance(plugins, list) else []):
        options = plugin.get("i18n") if isinstance(plugin, dict) else None
        listed = options.get("languages") if isinstance(options, dict) else None
        for number, entry in enumerate(listed if isinstance(listed, list) else []):
            yield ("plugins", index, "i18n", "languages", number), entry


def _fault(code: object) -> str:
    """Say what keeps a code from being a language of the site, or nothing."""
    if isinstance(code, bool):
        return f"YAML reads this as {str(code).lower()}: write the language's code in quotes, such as 'no'."
    if not isinstance(code, str):
        return "a language needs its code: add locale: such as ja or pt-BR."
    if not _CODE.fullmatch(code):
        return f"'{code}' is not a language's code: write two letters, such as ja, or with a region, such as pt-BR."
    try:
        Locale.parse(code, sep="-")
    except (UnknownLocaleError, ValueError):
        return f"'{code}' is not a language that CLDR knows: write two letters, such as ja, or with a region, pt-BR."
    return ""
