"""What is wrong, where, and how to mend it: the one shape of every message."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

_LONGEST = 500  # of a message: what an editor typed can be a megabyte long

# What would break the line, or let a terminal do something.
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


@dataclass(frozen=True, order=True)
class Problem:
    """One fault: a file (from the project's root), a place in it (from 1; 0 means the whole file), a rule, words."""

    file: str
    line: int
    column: int
    rule: str
    message: str

    def __str__(self) -> str:
        place = f":{self.line}:{self.column}" if self.line else ""
        return f"{_plain(self.file)}{place} {self.rule}  {_plain(self.message)}"


class AtlasError(Exception):
    """Raised once, with every problem found."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: Sequence[Problem] = sorted(set(problems))
        super().__init__(self.problems)  # what a worker process needs to hand the error on

    def __str__(self) -> str:
        return report(self.problems)


class TextError(KeyError):
    """A page asks for a text, or for a value in it, that is not there. Its argument says so in words."""


def report(problems: Sequence[Problem]) -> str:
    """Write problems one a line, in the order of the files, with a count at the end."""
    count = len(problems)
    noun = "problem" if count == 1 else "problems"
    return "\n".join([*map(str, sorted(problems)), f"{count} {noun}."])


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """End a message with the nearest known word, or with nothing."""
    near = get_close_matches(word, list(known), n=1, cutoff=0.6) if len(word) < 100 else []
    return f" Did you mean '{near[0]}'?" if near else ""


def _plain(text: str) -> str:
    """Write a text as one line that shows every character, and leave out the middle of a very long one."""
    if len(text) > _LONGEST:
        text = f"{text[: _LONGEST // 2]} … {text[-_LONGEST // 2 :]}"
    return _CONTROL.sub(lambda match: match[0].encode("unicode_escape").decode(), text)
