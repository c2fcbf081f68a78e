"""Keeps the finished pages of a language in one file, named after what they were made from.

One file, written aside and moved in: it is there whole or not at all. It begins with a hash of its content, so that a
file that was damaged counts as missing. No path of this machine stands in it: a project's folder may move.
"""

import hashlib
import os
import pickle
from dataclasses import dataclass
from pathlib import Path

from atlas.site.page_facts import PageFacts

_KEPT = 3  # builds of a language: today's, and those that an undone edit comes back to
_HASH = hashlib.sha256
_HASH_BYTES = 32


@dataclass(frozen=True)
class LanguageBuild:
    """What one language's build made: its files by path below the language, the facts of its pages, used texts."""

    code: str
    files: dict[str, bytes]
    pages: tuple[PageFacts, ...]
    used_messages: frozenset[str]


def path(folder: Path, code: str, key: str) -> Path:
    """Return where the build of a language with this key is kept."""
    return folder / f"{code}-{key}.pack"


def load(file: Path) -> LanguageBuild | None:
    """Return the build that a file holds, or None when it is missing or damaged."""
    try:
        content = file.read_bytes()
    except OSError:
        return None
    packed = content[_HASH_BYTES:]
    if _HASH(packed).digest() != content[:_HASH_BYTES]:
        return None
    build: LanguageBuild = pickle.loads(packed)  # our own bytes, proved by the hash; the key names the code
    return build


def save(build: LanguageBuild, file: Path) -> None:
    """Write a build to a file that nobody reads yet."""
    packed = pickle.dumps(build, protocol=pickle.HIGHEST_PROTOCOL)
    file.write_bytes(_HASH(packed).digest() + packed)


def keep(made: Path, file: Path) -> None:
    """Move a finished file to its name, and drop the language's oldest others."""
    file.parent.mkdir(parents=True, exist_ok=True)
    made.replace(file)
    code = file.name.rpartition("-")[0]
    others = [other for other in file.parent.glob(f"{code}-*.pack") if other != file and _code(other) == code]
    for old in sorted(others, key=_age, reverse=True)[_KEPT - 1 :]:
        old.unlink(missing_ok=True)


def touch(file: Path) -> None:
    """Note that a kept build was used, so that it stays."""
    try:
        os.utime(file)
    except OSError:  # a disk that cannot be written to: the build is used all the same
        return


def _code(file: Path) -> str:
    return file.name.rpartition("-")[0]


def _age(file: Path) -> float:
    try:
        return file.stat().st_mtime
    except OSError:  # another build dropped it meanwhile
        return 0.0
