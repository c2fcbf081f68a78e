"""Reads the glossary that a language keeps to: docs/translating/<locale>.md, the guide for its translators."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from atlas import REFERENCE
from atlas.problems import FEW, AtlasError, Problem, some
from atlas.sources.snapshot import Snapshot

RULE = "term"

_COMMA = re.compile(r"[,，、،]")

# A word that the language refuses wherever it stands, and what is right in its place: `- 視頻 → 影片、視訊`.
_REFUSED = re.compile(r"- (\S+) → (\S+)")


@dataclass(frozen=True)
class Term:
    """A row of the glossary: its name (English), how to find it in a text, what never stands for it, its line."""

    name: str
    forms: tuple[str, ...]
    never: tuple[str, ...]
    line: int


@dataclass(frozen=True)
class Glossary:
    """A language's terms by name, and the words that it refuses, each with what is right instead.

    Its words may stand `anywhere` where no space need be before them.
    """

    file: str
    code: str
    terms: dict[str, Term]
    anywhere: bool = False
    refused: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def problem(self, line: int, message: str) -> Problem:
        """Return a problem at a line of the glossary; 0 means the whole file."""
        return Problem(self.file, line, 1 if line else 0, RULE, message)

    def found(self, forms: Iterable[str], text: str) -> str:
        """Return the first of some forms that stands in a normalised text, or an empty string."""
        return _found(self.anywhere, self.code == REFERENCE, tuple(forms), text)

    def pattern(self, forms: Iterable[str]) -> str:
        """Return the regular expression that finds any of some forms in a normalised text.

        English forms are whole words. Elsewhere a form begins a word, whatever its ending, or stands anywhere.
        """
        before = "" if self.anywhere else r"(?<!\w)"
        after = r"(?!\w)" if self.code == REFERENCE else ""
        return f"{before}(?:{'|'.join(re.escape(_normalised(form)) for form in forms)}){after}"


def normalise(text: str) -> str:
    """Return a text in the one form that is compared: composed, without case, the Turkish i dotted or not."""
    return unicodedata.normalize("NFC", text).replace("İ", "i").casefold().replace("ı", "i")


def load(snapshot: Snapshot, code: str, anywhere: bool = False) -> Glossary:
    """Return the glossary of a language. Raises AtlasError when there is none, or a row has no form to be found by."""
    name = f"docs/translating/{code}.md"
    if name not in snapshot.files and name not in snapshot.faults:
        message = f"has not been written yet: python scripts/new.py language {code} begins it."
        if code == REFERENCE:
            message = "is missing: it has the words that every language's table is held against. Bring it back."
        raise AtlasError([Problem(name, 0, 0, RULE, message)])
    return parse(snapshot.text(name, RULE), name, code, anywhere)


@lru_cache(maxsize=64)
def parse(text: str, name: str, code: str, anywhere: bool = False) -> Glossary:
    """Return the glossary that stands in a file's text. Raises AtlasError as `load` does."""
    rows = [
        (number, [cell.strip() for cell in line.strip()[1:-1].split("|")])
        for number, line in enumerate(text.splitlines(), start=1)
        if line.startswith("|") and not re.fullmatch(r"[\s|:-]+", line)
    ]
    columns = rows[0][1] if rows else []
    if "Found as" not in columns:
        raise AtlasError([Problem(name, 0, 0, RULE, "has no table of words with a column 'Found as', as in English.")])
    terms, problems, empty = {}, [], []
    for number, cells in rows[1:]:
        row = dict(zip(columns, cells, strict=False))
        forms = _split(row.get("Found as", ""))
        if len(cells) == len(columns) and not forms:
            empty.append((number, cells[0]))
        elif len(cells) != len(columns):
            message = f"'{cells[0]}' needs {len(columns)} cells, and has {len(cells)}: write | between them."
            problems.append(Problem(name, number, 1, RULE, message))
        terms[cells[0]] = Term(cells[0], forms, _split(row.get("Not", "")), number)
    problems += _without_form(name, empty)
    if problems:
        raise AtlasError(problems)
    refused = {match[1]: _split(match[2]) for line in text.splitlines() if (match := _REFUSED.fullmatch(line))}
    return Glossary(name, code, terms, anywhere, refused)


def _without_form(name: str, rows: list[tuple[int, str]]) -> Iterator[Problem]:
    """Yield a problem at each row that has no form, or one for all of them in a table that is being written."""
    if len(rows) > FEW:
        message = f"{len(rows)} words have no form under 'Found as' yet: {some([word for _, word in rows])}."
        yield Problem(name, rows[0][0], 1, RULE, message)
        return
    for number, word in rows:
        message = f"'{word}' has no form under 'Found as': write how it stands in a text, without its ending."
        yield Problem(name, number, 1, RULE, message)


def _split(cell: str) -> tuple[str, ...]:
    return tuple(form for part in _COMMA.split(cell) if (form := part.strip()))


@lru_cache(maxsize=32768)  # in a preview most texts are those of the last build
def _found(anywhere: bool, whole: bool, forms: tuple[str, ...], text: str) -> str:
    """Do what Glossary.found does. As its pattern, by hand: looking for what begins with a letter is quicker so."""
    for form in map(_normalised, forms):
        at = text.find(form)
        while at >= 0:
            begins = anywhere or not _is_of_a_word(text[at - 1 : at])
            if begins and (not whole or not _is_of_a_word(text[at + len(form) : at + len(form) + 1])):
                return form
            at = text.find(form, at + 1)
    return ""


def _is_of_a_word(letter: str) -> bool:
    return letter.isalnum() or letter == "_"


# The same few hundred forms are looked for in every text.
_normalised = lru_cache(maxsize=4096)(normalise)
