"""Reads the strings and the guides of every language, with their structure, for the rules that compare them."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from atlas.model.locales import REFERENCE, Locale, all_locales
from atlas.paths import ASSETS, DATA, DOCS, STRINGS, relative
from atlas.problems import AtlasError, Problem
from atlas.sources import files, messages, synonyms, yaml_file
from atlas.sources.glossary import TRANSLATING, Terms
from atlas.sources.glossary import read as read_terms

_HEADING = re.compile(r"(#{1,6})\s+(.*)")
_ANCHOR = re.compile(r"[\w-]+\}")
_LINK = re.compile(r"(?<!!)\[[^\[\]]*\]\(([^()\s]+)\)")
_REFERENCE = re.compile(r"\[([^\[\]]+)\]\[(\w+)\]")


@dataclass(frozen=True)
class Heading:
    """A heading of a guide: its depth (2 is the page's first), its words, its anchor and its line."""

    level: int
    text: str
    anchor: str
    line: int


@dataclass(frozen=True)
class Guide:
    """A guide's structure. Lines count from 1 in the file."""

    file: str
    slug: str
    meta: dict[str, Any]
    headings: tuple[Heading, ...]
    links: tuple[tuple[str, int], ...]
    references: tuple[tuple[str, str, int], ...]
    steps: int
    marks: tuple[str, ...]
    lines: tuple[tuple[int, str], ...]

    def problem(self, line: int, rule: str, message: str) -> Problem:
        """Make a problem at a line of the guide."""
        return Problem(self.file, line, 1 if line else 0, rule, message)


@dataclass
class Texts:
    """All languages' strings, guides, words to search by and words to keep to, and what could not be read.

    `assets` is the folder that has their social cards.
    """

    locales: tuple[Locale, ...]
    strings: dict[str, yaml_file.Document] = field(default_factory=dict)
    guides: dict[str, dict[str, Guide]] = field(default_factory=dict)
    searches: dict[str, yaml_file.Document] = field(default_factory=dict)
    terms: dict[str, Terms] = field(default_factory=dict)
    unread: list[Problem] = field(default_factory=list)
    assets: Path = ASSETS

    @property
    def translations(self) -> list[str]:
        """The codes of the languages other than the reference."""
        return [locale.code for locale in self.locales if locale.code != REFERENCE]


def read_texts(
    strings: Path = STRINGS,
    docs: Path = DOCS,
    search: Path = DATA / "search",
    translating: Path = TRANSLATING,
    locales: tuple[Locale, ...] | None = None,
    assets: Path = ASSETS,
) -> Texts:
    """Read some languages, or every language of mkdocs.yml; what cannot be read stands in `unread`."""
    texts = Texts(locales or all_locales(), assets=assets)
    for locale in texts.locales:
        for folder, kept, rule in ((strings, texts.strings, messages.RULE), (search, texts.searches, synonyms.RULE)):
            try:
                kept[locale.code] = yaml_file.load_keys(folder / f"{locale.code}.yaml", rule)
            except AtlasError as error:
                texts.unread.extend(error.problems)
        try:
            texts.terms[locale.code] = read_terms(locale.code, translating)
        except AtlasError as error:
            texts.unread.extend(error.problems)
        texts.guides[locale.code] = {}
        guides, no_files = files.markdown_files(docs / locale.code / "guides", "guide")
        texts.unread.extend(no_files)
        for path in guides:
            try:
                texts.guides[locale.code][path.stem] = read_guide(path)
            except AtlasError as error:
                texts.unread.extend(error.problems)
            except ValueError as error:
                message = f"its front matter cannot be read: {' '.join(str(error).split())}"
                texts.unread.append(Problem(relative(path), 1, 1, "front-matter", message))
    return texts


def _anchored(heading: str) -> tuple[str, str]:
    """Split `Words {#anchor}` into words and anchor; the anchor is empty where there is none."""
    text, mark, anchor = heading.rpartition("{#")
    return (text.rstrip(), anchor[:-1]) if mark and _ANCHOR.fullmatch(anchor) else (heading, "")


def read_guide(path: Path) -> Guide:
    """Read one guide.

    Raises ValueError when its front matter is not there, AtlasError when that is not sound YAML or the file not UTF-8.
    """
    text = files.read_text(path, "guide")
    parts = text.split("---\n", 2)
    if len(parts) != 3 or parts[0]:
        raise ValueError("it must begin with --- and keys and end with ---")
    meta = yaml_file.parse(
        "\n" + parts[1], relative(path)
    ).data  # a line in front: problems count lines from the file's
    if not isinstance(meta, dict):
        raise ValueError("it holds no keys")
    offset = parts[1].count("\n") + 2
    lines = parts[2].splitlines()
    headings, links, references, marks, steps, fenced = [], [], [], [], 0, False
    for number, line in enumerate(lines, start=offset + 1):
        fenced ^= line.lstrip().startswith("```")
        if fenced:
            continue
        if match := _HEADING.match(line):
            headings.append(Heading(len(match[1]), *_anchored(match[2].strip()), number))
        links += [(target, number) for target in _LINK.findall(line)]
        references += [(shown, key, number) for shown, key in _REFERENCE.findall(line)]
        steps += bool(re.match(r"\s*(\d+\.|[-*])\s", line))
        if re.fullmatch(r"\[\[[\w-]+\]\]", line):
            marks.append(line)
    return Guide(
        relative(path),
        path.stem,
        meta,
        tuple(headings),
        tuple(links),
        tuple(references),
        steps,
        tuple(marks),
        tuple(enumerate(lines, start=offset + 1)),
    )
