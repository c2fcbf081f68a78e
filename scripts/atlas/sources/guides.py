"""Reads the hand-written pages of a language, with the structure by which translations are compared.

A page is known by its key: the slug of a guide, or `matters/<id>`.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePosixPath
from typing import Any

from atlas.problems import AtlasError, Problem
from atlas.sources import yaml_file
from atlas.sources.snapshot import Snapshot

RULE = "guide"
MATTERS = "matters"

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


@dataclass(frozen=True, eq=False)  # each text is read once: rules may remember what they found in one
class Guide:
    """A guide's structure. Lines count from 1 in the file; `text` is the whole file, `steps` the lines of list items.

    `front` holds the texts of the front matter that readers see, `lines` what stands below it.
    """

    file: str
    slug: str
    text: str
    meta: dict[str, Any]
    headings: tuple[Heading, ...]
    links: tuple[tuple[str, int], ...]
    references: tuple[tuple[str, str, int], ...]
    steps: tuple[int, ...]
    shortcodes: tuple[tuple[str, int], ...]
    lines: tuple[tuple[int, str], ...]
    front: tuple[tuple[int, str], ...] = ()

    @property
    def said(self) -> tuple[tuple[int, str], ...]:
        """Every text that readers may see, with its line."""
        return self.front + self.lines

    def problem(self, line: int, rule: str, message: str) -> Problem:
        """Return a problem at a line of the guide."""
        return Problem(self.file, line, 1 if line else 0, rule, message)


def slugs(snapshot: Snapshot, code: str) -> tuple[str, ...]:
    """Return the slugs of a language's guides, those that cannot be read included, in order."""
    return _stems(snapshot, f"docs/{code}/guides")


def keys(snapshot: Snapshot, code: str) -> tuple[str, ...]:
    """Return the keys of all hand-written pages of a language, those that cannot be read included."""
    return slugs(snapshot, code) + tuple(f"{MATTERS}/{stem}" for stem in _stems(snapshot, f"docs/{code}/{MATTERS}"))


def _stems(snapshot: Snapshot, folder: str) -> tuple[str, ...]:
    return tuple(name.rpartition("/")[2].removesuffix(".md") for name in snapshot.below(folder, ".md"))


def path(key: str) -> str:
    """Return a page's path below docs/<locale>/, such as `guides/email.md`."""
    return f"{key}.md" if "/" in key else f"guides/{key}.md"


def load(snapshot: Snapshot, code: str, key: str) -> Guide:
    """Return one page. Raises AtlasError when it is missing, no UTF-8, or its front matter cannot be read."""
    name = f"docs/{code}/{path(key)}"
    return parse(snapshot.text(name, RULE), name)


@lru_cache(maxsize=8192)
def parse(text: str, name: str) -> Guide:
    """Return the guide that stands in a file's text. Raises AtlasError as `load` does."""
    parts = text.split("---\n", 2)
    if len(parts) != 3 or parts[0]:
        raise _unreadable(name, "it must begin with --- and keys and end with ---")
    front = yaml_file.parse("\n" + parts[1], name)  # a line in front: problems count lines from the file's
    meta = front.data
    if not isinstance(meta, dict):
        raise _unreadable(name, "it holds no keys")
    offset = parts[1].count("\n") + 2
    lines = tuple(enumerate(parts[2].splitlines(), start=offset + 1))
    headings, links, references, shortcodes, steps, fenced = [], [], [], [], [], False
    for number, line in lines:
        fenced ^= line.lstrip().startswith("```")
        if fenced:
            continue
        if match := _HEADING.match(line):
            headings.append(Heading(len(match[1]), *_anchored(match[2].strip()), number))
        links += [(target, number) for target in _LINK.findall(line)]
        references += [(shown, key, number) for shown, key in _REFERENCE.findall(line)]
        if re.match(r"\s*(\d+\.|[-*])\s", line):
            steps.append(number)
        if re.fullmatch(r"\[\[[\w-]+\]\]", line):
            shortcodes.append((line, number))
    return Guide(
        file=name,
        slug=_key(name),
        text=text,
        meta=meta,
        headings=tuple(headings),
        links=tuple(links),
        references=tuple(references),
        steps=tuple(steps),
        shortcodes=tuple(shortcodes),
        lines=lines,
        front=tuple(
            (front.places[(key,)][0], value)
            for key, value in meta.items()
            if isinstance(value, str) and key != "revised"
        ),
    )


def _key(name: str) -> str:
    folder, stem = PurePosixPath(name).parent.name, PurePosixPath(name).stem
    return f"{MATTERS}/{stem}" if folder == MATTERS else stem


def _unreadable(name: str, message: str) -> AtlasError:
    return AtlasError([Problem(name, 1, 1, "front-matter", f"its front matter cannot be read: {message}")])


def _anchored(heading: str) -> tuple[str, str]:
    """Split `Words {#anchor}` into words and anchor; the anchor is empty where there is none."""
    text, mark, anchor = heading.rpartition("{#")
    return (text.rstrip(), anchor[:-1]) if mark and _ANCHOR.fullmatch(anchor) else (heading, "")
