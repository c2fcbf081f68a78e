"""What is wrong, where, and how to mend it: the one shape of every message."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from atlas import REFERENCE

_LONGEST = 500  # of a message: what an editor typed can be a megabyte long

# What would break the line, or let a terminal do something.
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")

_CODE = r"([a-z]{2}(?:-\w+)*)"
_OF_LANGUAGE = re.compile(rf"^(?:docs|site|data/strings|data/search|docs/translating)/{_CODE}[/.]|/card-{_CODE}\.png$")


@dataclass(frozen=True, order=True)
class Problem:
    """One fault: a file (from the project's root), a place in it (from 1; 0 means the whole file), a rule, words.

    A fault of a built page names the page, and the language that it is in (none for pages of the whole site).
    """

    file: str
    line: int
    column: int
    rule: str
    message: str
    language: str = ""
    page: str | None = None
    severity: str = "error"

    @property
    def stops(self) -> bool:
        """Whether a build must not go on; else it is a warning for the maintainers."""
        return self.severity != "warning"

    def __str__(self) -> str:
        place = f":{self.line}:{self.column}" if self.line else ""
        return f"{plain(self.file)}{place} {self.rule}  {'' if self.stops else 'warning: '}{plain(self.message)}"


class AtlasError(Exception):
    """Raised once, with every problem found."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: Sequence[Problem] = sorted(set(problems))
        super().__init__(self.problems)  # what a worker process needs to hand the error on

    def __str__(self) -> str:
        return report(self.problems)


class TextError(KeyError):
    """A page asks for a text, or for a value in it, that is not there. Its argument says so in words."""


def report(problems: Iterable[Problem]) -> str:
    """Return problems as text, one a line; at the end a count of the lines, and where their rules are explained."""
    problems = list(problems)
    found = lines(problems)
    where = some(sorted({f"RULES.md#{problem.rule}" for problem in problems}))
    count = f"{len(found)} {'problem' if len(found) == 1 else 'problems'}."
    return "\n".join([*found, f"{count} Why: {where}" if where else count])


def lines(problems: Iterable[Problem]) -> list[str]:
    """Return a line for each problem, in the order of the files.

    The same fault in several languages, or on several pages, is one line that says so.
    """
    return [f"{group[0]}{_elsewhere(group)}" for group in sorted(_groups(problems))]


def stopping(problems: Iterable[Problem]) -> list[Problem]:
    """Return those problems that stop a build: all but the warnings."""
    return [problem for problem in problems if problem.stops]


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """End a message with the nearest known word, or with nothing."""
    near = nearest(word, known)
    return f" Did you mean '{near}'?" if near else ""


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word that somebody may have meant, or an empty string. That one is then not missing as well."""
    near = get_close_matches(word, list(known), n=1, cutoff=0.6) if len(word) < 100 else []
    return near[0] if near else ""


FEW = 3  # more faults of one kind than this, in a text that is being written, are one line


def some(names: Sequence[str]) -> str:
    """Return the first few of some names, and how many more there are."""
    more = len(names) - FEW
    return ", ".join(names[:FEW]) + (f" and {more} more" if more > 0 else "")


def plain(text: str) -> str:
    """Return a text as one line that shows every character, and leave out the middle of a very long one."""
    if len(text) > _LONGEST:
        text = f"{text[: _LONGEST // 2]} … {text[-_LONGEST // 2 :]}"
    return _CONTROL.sub(lambda match: match[0].encode("unicode_escape").decode(), text)


def _groups(problems: Iterable[Problem]) -> list[list[Problem]]:
    """Put together what is the same fault in other languages, or on other pages; the one to be shown comes first."""
    groups: dict[tuple[str | int, ...], list[Problem]] = {}
    earlier: Counter[tuple[str, ...]] = Counter()
    for problem in sorted(set(problems)):
        language = _language(problem)
        message = _without(language, problem.message)
        if problem.page:
            message = re.sub(rf"(?<!\w){re.escape(problem.page)}", "*", message)
        same: tuple[str | int, ...] = (problem.rule, message)
        if problem.page is None:  # two places in a file are two faults: the second is one with the others' second
            own = (problem.file, problem.rule, problem.message)
            same += (_without(language, problem.file), earlier[own])
            earlier[own] += 1
        groups.setdefault(same, []).append(problem)
    return [sorted(group, key=lambda one: (_language(one) != REFERENCE, one)) for group in groups.values()]


def _elsewhere(group: Sequence[Problem]) -> str:
    """Return where else a fault is, or an empty string."""
    languages = {_language(problem): problem.line for problem in group}
    pages = {(problem.language, problem.page) for problem in group if problem.page is not None}
    many = f"in {len(languages)} languages"
    if len({page for _, page in pages}) > 1:
        others = f"{len(pages) - 1} other {'page' if len(pages) == 2 else 'pages'}"
        return f" (The same on {others}{f', {many}' if len(languages) > 1 else ''}.)"
    if len(languages) == 1:
        return ""
    lines_differ = len(set(languages.values())) > 1
    places = [f"{code}:{line}" if lines_differ else code for code, line in sorted(languages.items())]
    return f" (The same {many}: {', '.join(places)}.)"


def _language(problem: Problem) -> str:
    """Return the language of a page, or the one that a file is named after; none for files of the whole site."""
    match = _OF_LANGUAGE.search(problem.file) if problem.page is None else None
    return next(filter(None, match.groups()), "") if match else problem.language


def _without(language: str, text: str) -> str:
    """Return a path, or words about one, as all languages have them; a command may end in the language."""
    return re.sub(rf"(?<!\w){re.escape(language)}(?=/|\.\w|$)", "*", text) if language else text
