"""No text says how many stores, languages, guides or matters there are: the next one would make it untrue."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from atlas.problems import Problem
from atlas.project import Project
from atlas.sources import raw_tables
from atlas.sources.digits import in_ascii
from atlas.sources.glossary import Glossary, normalise
from atlas.sources.messages import forms

ID = "count"
WHY = "CONTRIBUTING.md#change-a-guide"

# The words for what is counted, by their names in the table of words.
_WORDS = {
    "stores": ("marketplace", "store", "country"),
    "languages": ("language",),
    "guides": ("guide",),
    "matters": ("matter",),
}

# What may stand between a number and its word, as in "23 of Amazon's marketplaces"; never the end of a clause or cell.
_BETWEEN = r"[^\d\[\]|.,!?;:。、，！？；：।؟،]{0,16}?"

# Not a part of a longer number, a date, an ID or the reference to a source.
_ALONE = r"(?<![\dA-Za-z.,:/\-\[])(?:{})(?![\dA-Za-z\]月日월일]|[.,:/\-]\d)"

# A number that is no part of the reference to a source, such as [16][s16].
_NUMBER = re.compile(r"(?<![\[s\d])\d|[〇一二三四五六七八九十]")


def check(project: Project) -> Iterator[Problem]:
    """Yield a problem at each guide or text of a language where a number of today stands beside what it counts."""
    counts = _counts(project)
    written = _either(number for numbers in counts.values() for number in numbers)
    for code, glossary in project.glossaries.items():
        patterns = tuple((what, _pattern(numbers, _WORDS[what], glossary)) for what, numbers in counts.items())
        for guide in project.guides[code].values():
            lines = [*((1, str(value)) for value in guide.meta.values()), *guide.lines]
            for number, line in lines:
                for message in _faults(line, written, patterns):
                    yield guide.problem(number, ID, message)
        if document := project.strings.get(code):
            for path, value in project.flat(code).items():
                for form in forms(value):
                    for message in _faults(form, written, patterns):
                        yield document.problem(path, ID, message)


def _counts(project: Project) -> dict[str, set[int]]:
    """Count what the texts may speak of; with and without the stores that are retired."""
    stores = [entry for _, entry in raw_tables.rows(project.tables, "marketplaces", "marketplaces")]
    matters = list(raw_tables.rows(project.tables, "matters", "matters"))
    return {
        "stores": {len(stores), sum("retired" not in entry for entry in stores)},
        "languages": {len(project.locales)},
        "guides": {len(project.guide_slugs)},
        "matters": {len(matters)},
    }


def _pattern(numbers: set[int], names: tuple[str, ...], glossary: Glossary) -> str:
    forms = [form for name in names if name in glossary.terms for form in glossary.terms[name].forms]
    written = _either(numbers)
    if not forms or not written:
        return ""
    word, number = glossary.pattern(forms), _ALONE.format(written)
    return f"{number}{_BETWEEN}{word}|{word}{_BETWEEN}{number}"


def _either(numbers: Iterable[int]) -> str:
    """Return a pattern for any of several numbers, in figures or as Chinese and Japanese spell it."""
    return "|".join(form for number in sorted(set(numbers)) if number > 1 for form in (str(number), _in_han(number)))


def _in_han(number: int) -> str:
    """Return a number as Chinese and Japanese spell it: 二十三; from 100 on digit by digit: 一〇三."""
    digits = "〇一二三四五六七八九"
    if number > 99:
        return "".join(digits[int(digit)] for digit in str(number))
    tens, ones = divmod(number, 10)
    return (digits[tens] if tens > 1 else "") + ("十" if tens else "") + (digits[ones] if ones else "")


_compiled = lru_cache(maxsize=256)(re.compile)


@lru_cache(maxsize=65536)  # in a preview most lines are those of the last build
def _faults(text: str, written: str, patterns: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    if not _NUMBER.search(text) or not _compiled(written).search(text := in_ascii(text)):
        return ()  # most lines: nothing else is to be done for them
    text = normalise(text)
    found = ((what, _compiled(pattern).search(text)) for what, pattern in patterns if pattern)
    return tuple(
        f"'{match[0]}' says how many {what} there are today: leave the number out, the next makes it untrue."
        for what, match in found
        if match
    )
