"""Runs all rules that need no build, and gathers what they find."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from atlas import assets, config, entries, openapi, published, rules, translations
from atlas.locales import REFERENCE, locale
from atlas.paths import DATA
from atlas.problems import AtlasError, Problem
from atlas.rules.config.languages import codes


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
    """Check everything that a build is made from. Raises AtlasError with every problem at once.

    A fault of mkdocs.yml hides none of the texts in the languages that it lists soundly.
    """
    found, languages = _config()
    problems = found + check_data() + _unread()
    if REFERENCE in languages:
        problems += rules.run("words", translations.read_texts(locales=tuple(map(locale, languages))))
    if problems:
        raise AtlasError(problems)


def _config() -> tuple[list[Problem], list[str]]:
    """Give the problems of mkdocs.yml, and the languages in it that are sound."""
    try:
        document = config.document()
    except AtlasError as error:
        return list(error.problems), []
    return rules.run("config", document), codes(document)


def _unread() -> list[Problem]:
    """Give the problems of the files that a build takes as they are."""
    problems: list[Problem] = []
    own = [partial(assets.content, name) for name in assets.published_files() if name != assets.STORES]
    reads: list[Callable[[], object]] = [published.lines, openapi.written, *own]
    for read in reads:
        try:
            read()
        except AtlasError as error:
            problems += error.problems
    return problems
