"""Runs all rules that need no build, and gathers what they find."""

from collections.abc import Callable
from copy import copy
from datetime import UTC, datetime
from typing import Any

from atlas import REFERENCE, rules
from atlas.content import assets, styles
from atlas.problems import AtlasError, Problem, stopping
from atlas.project import Project
from atlas.publish import openapi
from atlas.site import promised_addresses
from atlas.sources import schemas
from atlas.sources.raw_tables import RawTables
from atlas.sources.yaml_file import Document

_SOUND: dict[str, list[Problem]] = {}  # what was found in data that may be built, by all that it was judged by


def check_sources(project: Project) -> list[Problem]:
    """Check everything that a build is made from, and return the warnings.

    Raises AtlasError with every problem at once, when one of them stops a build.

    A fault of mkdocs.yml hides none of the texts in the languages that it lists soundly. What was published and would
    be lost is told alone: nearly all else that is found then follows from it.
    """
    problems, codes = _config(project)
    if not problems and (lost := _promises(project)):
        raise AtlasError(lost)
    problems = problems + _changed_data(project) + _taken_as_they_are(project)
    if REFERENCE in codes:
        problems += rules.run("texts", project)
    if faults := stopping(problems):
        raise AtlasError(faults)
    return problems


def _changed_data(project: Project) -> list[Problem]:
    """Return every problem of the data files; the same data are judged once a day by one process."""
    names = sorted(name for name in project.snapshot.files if name.startswith("data/") and name.count("/") < 2)
    names += [*project.snapshot.below("data/schema"), f"data/strings/{REFERENCE}.yaml"]
    judged = f"{datetime.now(UTC).date()} {project.guide_slugs} {project.snapshot.digest(names)}"
    if judged not in _SOUND:
        problems = check_data(project)
        if any(problem.stops for problem in problems):
            return problems
        _SOUND[judged] = problems
    return _SOUND[judged]


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


def _promises(project: Project) -> list[Problem]:
    """Return what was published and would be lost; a list that cannot be read is reported with the other files."""
    try:
        promised_addresses.lines(project)
    except AtlasError:
        return []
    return rules.run("promises", project)


def _taken_as_they_are(project: Project) -> list[Problem]:
    """Return the problems of the files that a build takes as they are."""
    problems: list[Problem] = []
    reads: list[Callable[[], object]] = [lambda: promised_addresses.lines(project), lambda: openapi.written(project)]
    reads += [lambda: styles.first_styles(project, "home", ""), lambda: styles.theme_script(project)]
    reads += [
        lambda file=file: assets.content(project, file)  # type: ignore[misc]
        for file in assets.published_files(project)
        if file not in assets.MADE
    ]
    for read in reads:
        try:
            read()
        except AtlasError as error:
            problems += error.problems
    return problems
