"""Every language has the same texts as English, with the same placeholders and all plural forms it needs."""

import re
from collections.abc import Iterator

from atlas.locales import REFERENCE, Locale
from atlas.problems import Problem, did_you_mean
from atlas.translations import Texts
from atlas.words import flatten, is_plural, placeholders, without_placeholders

ID = "strings"


def check(texts: Texts) -> Iterator[Problem]:
    """Yield a problem at each key that is missing, extra, empty, or differs in its placeholders or plural forms."""
    yield from texts.unread
    if REFERENCE not in texts.strings:
        return
    reference = flatten(texts.strings[REFERENCE].data)
    for locale in texts.locales:
        document = texts.strings.get(locale.code)
        if not document:
            continue
        own = flatten(document.data)
        for path in sorted(reference.keys() - own.keys()):
            name = ".".join(path)
            message = f"'{name}' is missing. In English it is: {str(reference[path])[:80]!r}."
            yield document.problem(path, ID, message)
        for path in sorted(own.keys() - reference.keys()):
            name = ".".join(path)
            hint = did_you_mean(name, (".".join(known) for known in reference))
            yield document.problem(path, ID, f"'{name}' is not a key of English.{hint}")
        for path in sorted(own.keys() & reference.keys()):
            for message in _faults(reference[path], own[path], locale):
                yield document.problem(path, ID, f"'{'.'.join(path)}' {message}")


def _faults(reference: object, own: object, locale: Locale) -> Iterator[str]:
    if is_plural(reference) != is_plural(own):
        yield "has counted forms in one language only. Write one: and other: in both."
        return
    values = own.values() if isinstance(own, dict) else [own]
    if not all(isinstance(value, str) and value.strip() for value in values):
        yield "is empty or not text. Write it in quotes."
        return
    if isinstance(own, dict):
        needed = set(locale.cldr.plural_form.tags) | {"other"}
        if needed != set(own):
            yield f"needs exactly these counted forms in this language: {', '.join(sorted(needed))}."
    if any(re.search(r"[{}]", without_placeholders(str(value))) for value in values):
        yield "has a brace that is no placeholder. Take it out."
    wanted, found = placeholders(reference), placeholders(own)
    if wanted != found:
        names = ", ".join(f"{{{name}}}" for name in sorted(wanted)) or "none"
        yield f"must have the placeholders of English: {names}."
