"""The golden questions (tests/search/golden/<locale>.yaml), asked of the built site's own engine in a real browser."""

import gzip
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from atlas.paths import ROOT
from atlas.project import Project
from atlas.sources import yaml_file

GOLDEN = ROOT / "tests" / "search" / "golden"

# The floors of every language, in one place: tests/browser/test_search_floor.py fails below them.
FLOOR_HIT1 = 0.93
FLOOR_HIT3 = 0.98
MOST_BYTES = 47_000

# What the button of the search names in a page, and how a script may name another.
_LOADED = re.compile(r' data-(?:script|index)="([^"]+)"')
_IMPORTED = re.compile(r"""(?:from|import)[ (]*["'](\.[^"']+\.js)["']""")

# Answers as an address below the language's root, of every question, by the engine that the site ships.
_ASK = """async (questions) => {
    const { script, index } = document.querySelector("[data-search-open]").dataset;
    const { prepare, ask } = await import(new URL(script, location));
    const known = prepare(await (await fetch(index)).json());
    return questions.map((q) => ask(known, q).found.map((part) => part.path + (part.anchor && "#" + part.anchor)));
}"""


@dataclass(frozen=True)
class Question:
    """What a seller asks, the addresses of which any one would help, and whether it was held back while tuning."""

    ask: str
    want: tuple[str, ...]
    held: bool = False

    def rank(self, found: Iterable[str]) -> int:
        """Return the place of the first address that helps, from 1; 0 when there is none.

        An address with an anchor must be met exactly; one without counts for any part of its page.
        """
        for place, address in enumerate(found, start=1):
            if address in self.want or address.partition("#")[0] in self.want:
                return place
        return 0


@dataclass(frozen=True)
class Figures:
    """How well a set of questions is answered."""

    questions: int
    hit1: float
    hit3: float
    mrr: float


def questions(code: str) -> list[Question]:
    """Return the golden questions of a language."""
    rows = yaml_file.parse((GOLDEN / f"{code}.yaml").read_text("utf-8"), f"{code}.yaml").data
    return [Question(row["ask"], tuple(row["want"]), row.get("held", False)) for row in rows]


def answers(page: Any, base: str, code: str, asked: list[Question]) -> list[list[str]]:
    """Ask the engine and the index that a page of the site names, in a browser's page; best address first."""
    page.goto(f"{base}{code}/")
    found: list[list[str]] = page.evaluate(_ASK, [question.ask for question in asked])
    return found


def figures(asked: list[Question], found: list[list[str]]) -> Figures:
    """Return the sum of the places at which the questions were answered."""
    ranks = [question.rank(addresses) for question, addresses in zip(asked, found, strict=True)]
    count = len(ranks) or 1
    return Figures(
        len(ranks),
        sum(rank == 1 for rank in ranks) / count,
        sum(0 < rank <= 3 for rank in ranks) / count,
        sum(1 / rank for rank in ranks if rank) / count,
    )


def loaded(site: Path, code: str) -> set[Path]:
    """Return the files that the first question of a language loads: script and index, and what the script imports."""
    home = site / code / "index.html"
    files = {(home.parent / address).resolve() for address in _LOADED.findall(home.read_text("utf-8"))}
    while (
        more := {
            (file.parent / imported).resolve()
            for file in files
            if file.suffix == ".js"
            for imported in _IMPORTED.findall(file.read_text("utf-8"))
        }
        - files
    ):
        files |= more
    return files


def weight(site: Path, code: str) -> int:
    """Return the bytes that the first question of a language loads, compressed as hosts send them."""
    return sum(len(gzip.compress(file.read_bytes(), 9, mtime=0)) for file in loaded(site, code))


def codes() -> list[str]:
    """Return the languages of the site. Questions of languages that are still to come wait in their files."""
    return [locale.code for locale in Project.read().locales]
