"""Knows the site that stands: what it was made from, and whether anybody changed it since.

Light on purpose: where nothing changed, a build loads neither MkDocs nor the rules.
"""

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from atlas.build.place import LIST, Place, listed


@dataclass(frozen=True)
class Result:
    """What a build made: where its files are, how many languages and pages, how many were built anew, seconds."""

    folder: Path
    languages: int
    pages: int
    rebuilt: int
    seconds: float


@dataclass(frozen=True)
class _Note:
    """What is kept of a finished build: the name of its inputs, a hash of the list of its files, its size.

    `until` is the last day on which the same inputs make a site; empty where they always do.
    """

    key: str
    list: str
    languages: int
    pages: int
    until: str


def note(place: Place, key: str, result: Result, until: str = "") -> None:
    """Note what the site that was just published was made from, and until which day its inputs may make one."""
    kept = _Note(key, _hash((result.folder / LIST).read_bytes()), result.languages, result.pages, until)
    made = _file(place).with_suffix(".new")
    made.write_text(json.dumps(asdict(kept)), "utf-8")
    made.replace(_file(place))


def standing(place: Place, key: str) -> Result | None:
    """Return the site that stands, when it was made from the inputs of this name and is whole to the byte."""
    folder = place.target.resolve()
    try:
        kept = _Note(**json.loads(_file(place).read_text("utf-8")))
        lasts = not kept.until or datetime.now(UTC).date().isoformat() <= kept.until
        whole = kept.key == key and lasts and kept.list == _hash((folder / LIST).read_bytes()) and _is_whole(folder)
    except (OSError, ValueError, TypeError):  # none yet, or damaged: then the site is built
        return None
    return Result(folder, kept.languages, kept.pages, 0, 0.0) if whole else None


def _is_whole(folder: Path) -> bool:
    return all(_hash((folder / path).read_bytes()) == digest for path, digest in listed(folder).items())


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _file(place: Place) -> Path:
    return place.store.with_name(f"{place.store.name}.json")
