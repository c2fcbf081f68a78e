"""Runs all rules that need no build, and gathers what they find."""

from pathlib import Path

from atlas import entries, rules, translations
from atlas.paths import DATA
from atlas.problems import AtlasError, Problem


def check_data(folder: Path = DATA) -> list[Problem]:
    """Give every problem of the data files. A file that cannot be read is reported once, and not judged further."""
    docs, problems = entries.read(folder)
    unread = {problem.file for problem in problems}
    found = rules.run("table", docs)
    if unread:  # what refers to a file that could not be read would only repeat its problem
        found = [problem for problem in found if problem.file not in unread and problem.rule not in _CROSS]
    return problems + found


_CROSS = frozenset({"unknown-reference", "source", "host-not-official"})


def check_sources() -> None:
    """Check everything that a build is made from. Raises AtlasError with every problem at once."""
    problems = check_data()
    problems += rules.run("words", translations.read_texts())
    if problems:
        raise AtlasError(problems)
