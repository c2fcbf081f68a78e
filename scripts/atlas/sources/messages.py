"""The words of the site that are not in a guide, as they are written: data/strings/<locale>.yaml."""

import re
from typing import Any

from atlas.sources import yaml_file
from atlas.sources.snapshot import Snapshot
from atlas.sources.yaml_file import Document

RULE = "strings"
PLURALS = frozenset({"zero", "one", "two", "few", "many", "other"})

# The texts of a language by their paths in the file; plural forms stay together as one mapping.
Texts = dict[tuple[str, ...], Any]

_PLACEHOLDER = re.compile(r"\{(\w+)\}")


def load(snapshot: Snapshot, code: str) -> Document:
    """Return a language's file. Raises AtlasError when it cannot be read, or holds no keys."""
    return yaml_file.load_keys(snapshot, f"data/strings/{code}.yaml", RULE)


def is_plural(value: Any) -> bool:
    """Return whether a mapping is a set of plural forms (`{one: …, other: …}`) and no group of keys."""
    return isinstance(value, dict) and "other" in value and set(value) <= PLURALS


def flatten(data: Any, path: tuple[str, ...] = ()) -> Texts:
    """Return every text of a strings file by its path."""
    if isinstance(data, dict) and not is_plural(data):
        flat: Texts = {}
        for key, value in data.items():
            flat.update(flatten(value, (*path, key)))
        return flat
    return {path: data}


def forms(value: Any) -> list[str]:
    """Return a text as a list of one, or all forms of a plural."""
    return [str(text) for text in (value.values() if isinstance(value, dict) else [value])]


def placeholders(value: Any) -> frozenset[str]:
    """Return the names between braces in a text, or in all forms of a plural."""
    return frozenset(name for text in forms(value) for name in _PLACEHOLDER.findall(text))


def without_placeholders(text: str) -> str:
    """Return a text without its placeholders: a brace that is left would stop a build or show on a page."""
    return _PLACEHOLDER.sub("", text)
