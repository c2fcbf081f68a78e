"""Runs all rules that need no build, and gathers what they find."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from atlas import rules
from atlas.build import promised_addresses
from atlas.model.locales import REFERENCE, locale
from atlas.paths import DATA
from atlas.problems import AtlasError, Problem
from atlas.publish import assets, openapi
from atlas.rules.config.languages import codes
from atlas.sources import guides, raw_tables, schemas, site_config
from atlas.sources.yaml_file import Document


def check_data(folder: Path = DATA) -> list[Problem]:
    """Give every problem of the data files. A file that cannot be read is reported once, and not judged further.

    A rule that looks into such a file is left out: it would only repeat the file's problem many times.
    """
    docs, problems = raw_tables.read(folder)
    unread = {name for name, document in docs.items() if document.data is None}
    readable = {name: document for name, document in docs.items() if name not in unread}
    for module in rules.modules("data"):
        noting = _Noting(docs)
        found = list(rules.judge(module, readable if module.ID == schemas.RULE else noting))
        if not noting.seen & unread:
            problems += found
    return problems


class _Noting(dict[str, Document]):
    """Data files by name that note which of them was looked at."""

    def __init__(self, docs: raw_tables.Documents) -> None:
        super().__init__(docs)
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


def check_sources() -> None:
    """Check everything that a build is made from. Raises AtlasError with every problem at once.

    A fault of mkdocs.yml hides none of the texts in the languages that it lists soundly.
    """
    found, languages = _config()
    problems = found + check_data() + _unread()
    if REFERENCE in languages:
        problems += rules.run("texts", guides.read_texts(locales=tuple(map(locale, languages))))
    if problems:
        raise AtlasError(problems)


def _config() -> tuple[list[Problem], list[str]]:
    """Give the problems of mkdocs.yml, and the languages in it that are sound."""
    try:
        document = site_config.document()
    except AtlasError as error:
        return list(error.problems), []
    return rules.run("config", document), codes(document)


def _unread() -> list[Problem]:
    """Give the problems of the files that a build takes as they are."""
    problems: list[Problem] = []
    own = [partial(assets.content, name) for name in assets.published_files() if name != assets.STORES]
    reads: list[Callable[[], object]] = [promised_addresses.lines, openapi.written, *own]
    for read in reads:
        try:
            read()
        except AtlasError as error:
            problems += error.problems
    return problems
