"""Runs all rules that need no build, and gathers what they find."""

from pathlib import Path

from atlas import catalogue, entries, rules, translations, yamlio
from atlas.paths import DATA, relative
from atlas.problems import AtlasError, Problem


def read_data(folder: Path = DATA) -> tuple[entries.Documents, list[Problem]]:
    """Read every data file that can be read; one that cannot adds its problem instead of stopping the others."""
    docs: entries.Documents = {}
    problems: list[Problem] = []
    for name, file in catalogue.FILES.items():
        try:
            docs[name] = yamlio.load(folder / file)
        except AtlasError as error:
            problems.extend(error.problems)
            docs[name] = yamlio.Document(relative(folder / file))
    return docs, problems


def check_data(folder: Path = DATA) -> list[Problem]:
    """Give every problem of the data files. A file that cannot be read is reported once, and not judged further."""
    docs, problems = read_data(folder)
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
