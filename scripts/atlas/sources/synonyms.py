"""The words that sellers type, which stand on no page: data/search/<locale>.yaml."""

from collections.abc import Iterator
from typing import Any

from atlas.sources import yaml_file
from atlas.sources.snapshot import Snapshot
from atlas.sources.yaml_file import Document

RULE = "search-words"


def load(snapshot: Snapshot, code: str) -> Document:
    """Return a language's file. Raises AtlasError when it cannot be read, or holds no keys."""
    return yaml_file.load_keys(snapshot, f"data/search/{code}.yaml", RULE)


def of(document: Document) -> dict[str, dict[str, list[str]]]:
    """Return the words of a file: for matters by id, for guides by slug, further names for stores by code.

    What is no list of words is left out: a rule of its own reports it.
    """
    return {kind: dict(_lists(document.data.get(kind))) for kind in ("matters", "guides", "marketplaces")}


def _lists(part: Any) -> Iterator[tuple[str, list[str]]]:
    for name, words in part.items() if isinstance(part, dict) else ():
        if isinstance(words, list):
            yield name, [word for word in words if isinstance(word, str)]


def common(document: Document) -> list[Any]:
    """Return the words that say nothing by themselves, such as `how` and `my`: they count little."""
    return list(document.data.get("common") or ())
