"""Reads the table of words that a language keeps to: docs/translating/<locale>.md, the guide for its translators."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from atlas.model.locales import REFERENCE
from atlas.paths import DOCS, relative
from atlas.problems import AtlasError, Problem
from atlas.sources import files

TRANSLATING = DOCS / "translating"
RULE = "term"

# Where a word may carry something before it (the article in Arabic) or has no spaces around it, it counts anywhere.
_ANYWHERE = frozenset({"ar", "hi", "ja", "ko", "zh"})
_COMMA = re.compile(r"[,，、،]")


@dataclass(frozen=True)
class Term:
    """A word of the table: its name (English), how to find it in a text, what never stands for it, its line."""

    name: str
    forms: tuple[str, ...]
    never: tuple[str, ...]
    line: int


@dataclass(frozen=True)
class Terms:
    """A language's table, by name of the word."""

    file: str
    code: str
    words: dict[str, Term]

    def problem(self, line: int, message: str) -> Problem:
        """Make a problem at a line of the table; 0 means the whole file."""
        return Problem(self.file, line, 1 if line else 0, RULE, message)

    def found(self, forms: tuple[str, ...], text: str) -> str:
        """Give the first of some forms that stands in a text (see `plain`), or nothing."""
        for form in map(plain, forms):
            if form in text and re.search(self.pattern([form]), text):
                return form
        return ""

    def pattern(self, forms: Iterable[str]) -> str:
        """Give the regular expression that finds any of some forms in a text (see `plain`).

        English forms are whole words. Elsewhere a form begins a word, whatever its ending, or stands anywhere.
        """
        before = "" if self.code in _ANYWHERE else r"(?<!\w)"
        after = r"(?!\w)" if self.code == REFERENCE else ""
        return f"{before}(?:{'|'.join(re.escape(plain(form)) for form in forms)}){after}"


def plain(text: str) -> str:
    """Write a text in the one form that is compared: composed, without case, the Turkish i dotted or not."""
    return unicodedata.normalize("NFC", text).replace("İ", "i").casefold().replace("ı", "i")


def read(code: str, folder: Path = TRANSLATING) -> Terms:
    """Read the table of a language. Raises AtlasError when there is none, or when a row has no form to be found by."""
    file = folder / f"{code}.md"
    name = relative(file)
    if not file.exists():
        message = f"is missing: write how {code} is written, with its table of words, as docs/translating/en.md."
        raise AtlasError([Problem(name, 0, 0, RULE, message)])
    lines = files.read_text(file, RULE).splitlines()
    rows = [
        (number, [cell.strip() for cell in line.strip()[1:-1].split("|")])
        for number, line in enumerate(lines, start=1)
        if line.startswith("|") and not re.fullmatch(r"[\s|:-]+", line)
    ]
    columns = rows[0][1] if rows else []
    if "Found as" not in columns:
        raise AtlasError([Problem(name, 0, 0, RULE, "has no table of words with a column 'Found as', as in English.")])
    words, problems = {}, []
    for number, cells in rows[1:]:
        row = dict(zip(columns, cells, strict=False))
        forms = _split(row.get("Found as", ""))
        if len(cells) != len(columns) or not forms:
            message = f"'{cells[0]}' needs {len(columns)} cells, and a form under 'Found as'."
            problems.append(Problem(name, number, 1, RULE, message))
        words[cells[0]] = Term(cells[0], forms, _split(row.get("Not", "")), number)
    if problems:
        raise AtlasError(problems)
    return Terms(name, code, words)


def _split(cell: str) -> tuple[str, ...]:
    return tuple(form for part in _COMMA.split(cell) if (form := part.strip()))
