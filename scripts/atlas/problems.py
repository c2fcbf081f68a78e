"""What is wrong, where, and how to mend it: the one shape of every message."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches


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
        return f"{self.file}{place} {self.rule}  {self.message}"


class AtlasError(Exception):
    """Raised once, with every problem found."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: Sequence[Problem] = sorted(set(problems))
        super().__init__(report(self.problems))


def report(problems: Sequence[Problem]) -> str:
    """Write problems one a line, in the order of the files, with a count at the end."""
    count = len(problems)
    noun = "problem" if count == 1 else "problems"
    return "\n".join([*map(str, sorted(problems)), f"{count} {noun}."])


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """End a message with the nearest known word, or with nothing."""
    near = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f" Did you mean '{near[0]}'?" if near else ""
