"""What a machine can mend in the sources: spacing, quotes, the order of lines. It changes no meaning."""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

import yaml

from atlas import REFERENCE
from atlas.problems import AtlasError
from atlas.project import Project
from atlas.sources import messages

# Which list of a data file is in the order of which of its keys; news has the newest first.
_LISTS = {"data/sources.yaml": ("number", False), "data/changes.yaml": ("date", True)}

_BEGINS = r"^ {%d}(?:- )?[\w\"'-]+:"  # the first line of a block: a key, or an item that begins with one
_SINGLE = re.compile(r"^([ \w-]+: )'([^'\"\\]*)'$")

_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

_Rank = Callable[[list[str]], Any]


def tidied(project: Project) -> dict[str, bytes]:
    """Return the sources that are not in order, as they should be. What cannot be read is left to the checks."""
    found = {}
    for name, text in project.snapshot.texts():
        made = _tidy(project, name, text).encode()
        if made != project.snapshot.files[name]:
            found[name] = made
    return found


def spaced(text: str) -> str:
    """Return a text whose lines end in themselves, and which ends in one line's end."""
    lines = [line.rstrip(" \t") for line in text.split("\n")]
    return "\n".join(lines).rstrip("\n") + "\n" if text.strip() else text


def _tidy(project: Project, name: str, text: str) -> str:
    text = spaced(text)
    if name.endswith((".yaml", ".yml")):
        for mend in (_quoted, lambda now: _ordered(project, name, now)):
            made = mend(text)
            text = made if made != text and _same(made, text) else text
    return text


def _same(one: str, other: str) -> bool:
    """Return whether two texts hold the same, but for the order of lists: whatever else changed is not taken."""
    try:
        return bool(_unordered(_read(one)) == _unordered(_read(other)))
    except yaml.YAMLError:
        return False


@lru_cache(maxsize=8)  # the English files are asked for by every language
def _read(text: str) -> Any:
    return yaml.load(text, _LOADER)


def _unordered(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: _unordered(value) for key, value in data.items()}
    return sorted(map(repr, map(_unordered, data))) if isinstance(data, list) else data


def _quoted(text: str) -> str:
    """Return a text with one kind of quotes around its values."""
    return "\n".join(_SINGLE.sub(r'\1"\2"', line) for line in text.split("\n"))


def _ordered(project: Project, name: str, text: str) -> str:
    """Return a file of words in the order of English, a list in that of its key; any other as it is."""
    folder, _, file = name.rpartition("/")
    lines = text.split("\n")
    if name in _LISTS:
        key, last_first = _LISTS[name]
        at = next((number for number, line in enumerate(lines, start=1) if re.fullmatch(r"\w+:", line)), len(lines))
        return "\n".join([*lines[:at], *_sorted(lines[at:], 2, _by_value(key, last_first))])
    if folder not in ("data/strings", "data/search") or file == f"{REFERENCE}.yaml":
        return text
    try:
        english = _read(project.snapshot.text(f"{folder}/{REFERENCE}.yaml", messages.RULE))
    except (AtlasError, yaml.YAMLError):
        return text
    return "\n".join(_like(lines, english, 0))


def _like(lines: list[str], english: Any, indent: int) -> list[str]:
    """Return the lines of a mapping, and of those in it, in the order of the English one."""
    if not isinstance(english, dict):
        return lines
    rank, places = list(english), [0]

    def place(block: list[str]) -> int:
        if (key := _key(block)) in rank:
            places.append(rank.index(key))
        return places[-1]  # what English has not stays with what stands above it

    def inner(block: list[str]) -> list[str]:
        begins = _first(block, indent)
        return [*block[: begins + 1], *_like(block[begins + 1 :], english.get(_key(block)), indent + 2)]

    return _sorted(lines, indent, place, inner)


def _sorted(lines: list[str], indent: int, rank: _Rank, inner: _Rank = list) -> list[str]:
    """Return lines with their blocks in order; what is blank between two blocks stays where it is."""
    head, blocks, tail = _blocks(lines, indent)
    gaps = [next(number for number, line in enumerate(block) if line) for block in blocks]
    bare = sorted((block[gap:] for block, gap in zip(blocks, gaps, strict=True)), key=rank)
    return [*head, *(line for gap, block in zip(gaps, bare, strict=True) for line in [""] * gap + inner(block)), *tail]


def _blocks(lines: list[str], indent: int) -> tuple[list[str], list[list[str]], list[str]]:
    """Return what stands above all blocks, each block with the comments above it, and what is left at the end."""
    head: list[str] = []
    blocks: list[list[str]] = []
    above: list[str] = []
    for line in lines:
        if not line or line.lstrip().startswith("#"):
            above.append(line)
            continue
        if _begins(line, indent):
            if not blocks and "" in above:
                last = len(above) - above[::-1].index("")
                head, above = above[:last], above[last:]
            blocks.append([])
        (blocks[-1] if blocks else head).extend([*above, line])
        above = []
    return head, blocks, above


def _begins(line: str, indent: int) -> bool:
    return re.match(_BEGINS % indent, line) is not None


def _first(block: list[str], indent: int) -> int:
    return next(number for number, line in enumerate(block) if _begins(line, indent))


def _key(block: list[str]) -> str:
    line = next((line for line in block if line.strip() and not line.lstrip().startswith("#")), "")
    return line.strip().removeprefix("- ").partition(":")[0].strip("\"'")


def _by_value(key: str, last_first: bool) -> _Rank:
    def rank(block: list[str]) -> Any:
        value = next((line.partition(": ")[2] for line in block if line.lstrip(" -").startswith(f"{key}: ")), "")
        if value.isdecimal():
            return int(value)
        return [-ord(sign) for sign in value] if last_first else value

    return rank
