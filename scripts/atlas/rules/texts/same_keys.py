"""Every language has the same texts as English, with the same placeholders and all plural forms it needs."""

import re
from collections import Counter
from collections.abc import Iterator

from atlas import REFERENCE
from atlas.model.locales import Locale
from atlas.problems import Problem, did_you_mean, some
from atlas.project import Project
from atlas.sources import theme_words
from atlas.sources.messages import RULE, Texts, is_plural, placeholders, without_placeholders

ID = RULE
WHY = "CONTRIBUTING.md#translate"

MANY = 20  # more that is missing than this, in a language that is being written, is one line


def check(project: Project) -> Iterator[Problem]:
    """Yield a problem at each key that is missing, extra, empty, or differs in its placeholders or plural forms.

    What the theme has a word for need not be there, and the theme's own word must not.
    """
    yield from project.unreadable
    if REFERENCE not in project.strings:
        return
    reference = _paths(project.theme(REFERENCE)) | project.flat(REFERENCE)
    for locale in project.locales:
        document = project.strings.get(locale.code)
        if not document:
            continue
        own, theme = project.flat(locale.code), _paths(project.theme(locale.code))
        for path in sorted(path for path, word in theme.items() if own.get(path) == word):
            yield document.problem(path, ID, f"'{'.'.join(path)}' is what the theme says too: take it out.")
        needed = {path: text for path, text in reference.items() if path in own or path not in theme}
        near = _paths(theme_words.near(locale.code))
        missing = list(_missing(needed, own, near))
        if len(missing) > MANY:
            names = [f"'{'.'.join(path)}'" for path, _ in missing]
            message = f"{len(needed.keys() - own.keys())} of {len(needed)} texts are not written yet: {some(names)}."
            yield document.problem(missing[0][0], ID, message)
            missing = []
        for path, message in (*missing, *_extra(reference, own)):
            yield document.problem(path, ID, f"'{'.'.join(path)}' {message}")
        for path in sorted(own.keys() & reference.keys()):
            for message in _faults(reference[path], own[path], locale):
                yield document.problem(path, ID, f"'{'.'.join(path)}' {message}")


def _paths(words: dict[str, str]) -> Texts:
    return {tuple(key.split(".")): word for key, word in words.items()}


def _missing(reference: Texts, own: Texts, near: Texts) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield what a language lacks of English: a whole group as one, and the group that it has a text for.

    `near` is what the theme says near to our texts.
    """
    groups = {path[:end] for path in own for end in range(len(path))}
    lacking = Counter(_top(path, own, groups) for path in reference.keys() - own.keys() - groups)
    for path, count in sorted(lacking.items()):
        if path in own:
            yield path, "must hold the keys of English, not a text of its own. Write them below it."
        elif path in reference:
            hint = f" The theme says, near to it: {near[path]!r}." if path in near else ""
            yield path, f"is missing. In English it is: {str(reference[path])[:80]!r}.{hint}"
        else:
            yield path, f"is missing, with {count} {'text' if count == 1 else 'texts'} below it."


def _extra(reference: Texts, own: Texts) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield what a language has beyond English: a whole group as one."""
    groups = {path[:end] for path in reference for end in range(len(path))}
    for path in sorted({_top(path, reference, groups) for path in own.keys() - reference.keys()}):
        if path not in reference and path not in groups:
            hint = did_you_mean(".".join(path), (".".join(known) for known in reference))
            yield path, f"is not a key of English.{hint}"
        elif path in reference and path not in own:
            yield path, "must be a text, as in English: it has keys below it."


def _top(path: tuple[str, ...], known: Texts, groups: set[tuple[str, ...]]) -> tuple[str, ...]:
    """Return the first part of a path that is a text among those known, or no group of them; else the path itself."""
    starts = (path[:end] for end in range(1, len(path)))
    return next((start for start in starts if start in known or start not in groups), path)


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
