"""Everything that people wrote, read once: the Project that the rules judge and that pages and files are made from."""

from collections.abc import Callable, Hashable
from functools import cached_property, partial
from pathlib import Path
from typing import Any, Self, TypeVar

from atlas import REFERENCE
from atlas.model import catalogue, translation
from atlas.model.catalogue import Catalogue
from atlas.model.locales import Locale, locale, tags_wanted
from atlas.model.translation import Behind
from atlas.paths import ROOT
from atlas.problems import AtlasError, Problem
from atlas.sources import glossary, guides, messages, raw_tables, site_config, synonyms, theme_words
from atlas.sources.glossary import Glossary
from atlas.sources.guides import Guide
from atlas.sources.raw_tables import RawTables
from atlas.sources.snapshot import Snapshot
from atlas.sources.yaml_file import Document

_Value = TypeVar("_Value")
_Key = TypeVar("_Key")


class Project:
    """One state of the sources, each part read when it is first asked for. Nobody changes it.

    What cannot be read stands in `unreadable` and is left out; the rules report it once.
    """

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self._kept: dict[Hashable, Any] = {}

    @classmethod
    def read(cls, root: Path = ROOT) -> Self:
        """Return the project whose sources stand below a folder."""
        return cls(Snapshot.read(root))

    def changed(self, files: dict[str, bytes | None]) -> "Project":
        """Return the same project with some files changed or added; None takes one away."""
        return Project(self.snapshot.changed(files))

    def kept(self, key: Hashable, make: Callable[[], _Value]) -> _Value:
        """Return what was made from this project under a key, making it the first time."""
        if key not in self._kept:
            self._kept[key] = make()
        value: _Value = self._kept[key]
        return value

    # ---- mkdocs.yml

    @cached_property
    def config(self) -> Document:
        """mkdocs.yml. Raises AtlasError when it cannot be read."""
        return site_config.read(self.snapshot)

    @cached_property
    def base(self) -> str:
        """The address where the site is published, ending in a slash."""
        return site_config.address(self.config)

    @property
    def reports(self) -> str:
        """Where a wrong link is reported: a form's address, a mail address, or nothing."""
        return site_config.reports(self.config)

    @property
    def old_days(self) -> int:
        """From how many days on readers are told how old a link's date is."""
        return site_config.days(self.config, site_config.OLD)

    @cached_property
    def locales(self) -> tuple[Locale, ...]:
        """The languages of mkdocs.yml that are sound, in its order. Raises AtlasError when it cannot be read."""
        return tuple(self.language(code, name) for code, name in site_config.names(self.config).items())

    @cached_property
    def browser_tags(self) -> dict[str, str]:
        """By which language tags of browsers a language is chosen: the first that a reader's tag begins with."""
        return tags_wanted(self.locales)

    def locale(self, code: str) -> Locale:
        """Return a language by its code. Raises KeyError when mkdocs.yml does not list it, or not soundly."""
        return {locale.code: locale for locale in self.locales}[code]

    def language(self, code: str, name: str = "") -> Locale:
        """Return a language by its code, whether mkdocs.yml lists it or not."""
        rows = raw_tables.rows(self.tables, "languages", "languages")
        return locale(code, name, next((row for _, row in rows if row.get("code") == code), None))

    @property
    def translations(self) -> list[str]:
        """The codes of the languages other than the reference."""
        return [locale.code for locale in self.locales if locale.code != REFERENCE]

    # ---- data/

    @cached_property
    def tables(self) -> RawTables:
        """The data files as they are written. One that cannot be read has no data."""
        return self._tables[0]

    @cached_property
    def table_problems(self) -> list[Problem]:
        """The problems of the data files that cannot be read."""
        return self._tables[1]

    @cached_property
    def catalogue(self) -> Catalogue:
        """The data as objects, once the rules have found it sound."""
        return catalogue.build({name: table.data for name, table in self.tables.items()}, self.guide_slugs)

    @property
    def allow_list(self) -> dict[str, Any]:
        """The hosts of data/official-hosts.yaml as they are written, once the rules have found them sound."""
        return dict(self.tables["hosts"].data)

    @cached_property
    def _tables(self) -> tuple[RawTables, list[Problem]]:
        return raw_tables.read(self.snapshot)

    # ---- the words of each language, by its code

    @cached_property
    def strings(self) -> dict[str, Document]:
        """data/strings."""
        return self._each(partial(messages.load, self.snapshot))[0]

    @cached_property
    def synonyms(self) -> dict[str, Document]:
        """data/search: the words that sellers type."""
        return self._each(partial(synonyms.load, self.snapshot))[0]

    @cached_property
    def glossaries(self) -> dict[str, Glossary]:
        """docs/translating: the terms that translators keep to."""
        return self._each(self._glossary)[0]

    @cached_property
    def guides(self) -> dict[str, dict[str, Guide]]:
        """The hand-written pages of docs/<locale>/ by their keys."""
        return {code: self._guides(code)[0] for code in self._codes}

    @property
    def guide_slugs(self) -> tuple[str, ...]:
        """The slugs of the reference language's guides, in order."""
        return guides.slugs(self.snapshot, REFERENCE)

    @cached_property
    def unreadable(self) -> list[Problem]:
        """What cannot be read of these words."""
        loads = (partial(messages.load, self.snapshot), partial(synonyms.load, self.snapshot), self._glossary)
        problems = [problem for load in loads for problem in self._each(load)[1]]
        return problems + [problem for code in self._codes for problem in self._guides(code)[1]]

    def flat(self, code: str) -> messages.Texts:
        """Return the texts of a language by their paths. Raises AtlasError when they cannot be read."""
        return self.kept(("flat", code), lambda: messages.flatten(messages.load(self.snapshot, code).data))

    def texts(self, code: str) -> dict[str, Any]:
        """Return the texts of a language by dotted key: the theme's standard words, and over them our own.

        Raises AtlasError when they cannot be read.
        """

        def make() -> dict[str, Any]:
            return self.theme(code) | {".".join(path): value for path, value in self.flat(code).items()}

        return self.kept(("texts", code), make)

    def theme(self, code: str) -> dict[str, str]:
        """Return the texts that the theme has in a language, by dotted key: data/strings need not have them."""
        return self.kept(("theme", code), partial(theme_words.same, code))

    def guide(self, code: str, slug: str) -> Guide:
        """Return one guide. Raises AtlasError when it cannot be read."""
        return guides.load(self.snapshot, code, slug)

    def behind(self, code: str) -> dict[str, Behind]:
        """Return the hand-written pages of a language that translate an earlier revision of English, by their keys."""

        def make() -> dict[str, Behind]:
            english, own = self._guides(REFERENCE)[0], self._guides(code)[0]
            days = site_config.days(self.config, site_config.PATIENCE)
            late = {key: translation.behind(english[key], own[key], days) for key in own if key in english}
            return {key: found for key, found in late.items() if found}

        return self.kept(("behind", code), make)

    def seller_words(self, code: str) -> dict[str, dict[str, list[str]]]:
        """Return a language's words to search by. Raises AtlasError when they cannot be read."""
        return synonyms.of(synonyms.load(self.snapshot, code))

    @property
    def _codes(self) -> list[str]:
        return [locale.code for locale in self.locales]

    def _guides(self, code: str) -> tuple[dict[str, Guide], list[Problem]]:
        keys = guides.keys(self.snapshot, code)
        return self.kept(("guides", code), lambda: _all(keys, partial(guides.load, self.snapshot, code)))

    def _glossary(self, code: str) -> Glossary:
        return glossary.load(self.snapshot, code, self.locale(code).words_anywhere)

    def _each(self, load: Callable[[str], _Value]) -> tuple[dict[str, _Value], list[Problem]]:
        return _all(self._codes, load)


def _all(
    keys: "list[_Key] | tuple[_Key, ...]", load: Callable[[_Key], _Value]
) -> tuple[dict[_Key, _Value], list[Problem]]:
    """Return what can be loaded, by its key, and the problems of the rest."""
    loaded: dict[_Key, _Value] = {}
    problems: list[Problem] = []
    for key in keys:
        try:
            loaded[key] = load(key)
        except AtlasError as error:
            problems.extend(error.problems)
    return loaded, problems
