"""Runs all rules that need no build, and gathers what they find."""

from collections.abc import Callable
from copy import copy
from datetime import UTC, datetime
from typing import Any

from atlas import REFERENCE, rules
from atlas.content import assets
from atlas.problems import AtlasError, Problem
from atlas.project import Project
from atlas.publish import openapi
from atlas.site import promised_addresses
from atlas.sources import schemas
from atlas.sources.raw_tables import RawTables
from atlas.sources.yaml_file import Document

_SOUND: set[str] = set()


def check_sources(project: Project) -> None:
    """Check everything that a build is made from. Raises AtlasError with every problem at once.

    A fault of mkdocs.yml hides none of the texts in the languages that it lists soundly.
    """
    problems, codes = _config(project)
    problems = problems + _changed_data(project) + _taken_as_they_are(project)
    if REFERENCE in codes:
        problems += rules.run("texts", project)
    if problems:
        raise AtlasError(problems)


def _changed_data(project: Project) -> list[Problem]:
    """Return every problem of the data files; nothing when this process has found the same data sound on this day."""
    names = sorted(name for name in project.snapshot.files if name.startswith("data/") and name.count("/") < 2)
    names += [*project.snapshot.below("data/schema"), f"data/strings/{REFERENCE}.yaml"]
    judged = f"{datetime.now(UTC).date()} {project.guide_slugs} {project.snapshot.digest(names)}"
    if judged in _SOUND:
        return []
    problems = check_data(project)
    if not problems:
        _SOUND.add(judged)
    return problems


def check_data(project: Project) -> list[Problem]:
    """Return every problem of the data files. A file that cannot be read is reported once, and not judged further.

    A rule that looks into such a file is left out: it would only repeat the file's problem many times.
    """
    problems = list(project.table_problems)
    unread = {name for name, document in project.tables.items() if document.data is None}
    for module in rules.modules("data"):
        noting = _Noting(project.tables)
        seen = copy(project)
        seen.tables = RawTables(_readable(project.tables)) if module.ID == schemas.RULE else noting
        found = list(rules.judge(module, seen))
        if not noting.seen & unread:
            problems += found
    return problems


def _readable(tables: RawTables) -> RawTables:
    return {name: document for name, document in tables.items() if document.data is not None}


class _Noting(RawTables):
    """Data files by name that note which of them was looked at."""

    def __init__(self, tables: RawTables) -> None:
        super().__init__(tables)
        self.seen: set[str] = set()

    def __getitem__(self, name: str) -> Document:
        self.seen.add(name)
        return super().__getitem__(name)

    def items(self) -> Any:
        self.seen.update(self)
        return super().items()

    def values(self) -> Any:
        self.seen.update(self)
        return super().values()


def _config(project: Project) -> tuple[list[Problem], list[str]]:
    """Return the problems of mkdocs.yml, and the languages in it that are sound."""
    try:
        codes = [locale.code for locale in project.locales]
    except AtlasError as error:
        return list(error.problems), []
    return rules.run("config", project), codes


def _taken_as_they_are(project: Project) -> list[Problem]:
    """Return the problems of the files that a build takes as they are."""
    problems: list[Problem] = []
    reads: list[Callable[[], object]] = [lambda: promised_addresses.lines(project), lambda: openapi.written(project)]
    reads += [
        lambda file=file: assets.content(project, file)  # type: ignore[misc]
        for file in assets.published_files(project)
        if file != assets.STORES
    ]
    for read in reads:
        try:
            read()
        except AtlasError as error:
            problems += error.problems
    return problems
