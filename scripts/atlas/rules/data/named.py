"""What the table, the doors, the matters and the screens name has its words in data/strings."""

from collections.abc import Iterator
from typing import Any

from atlas import REFERENCE
from atlas.problems import Problem, did_you_mean
from atlas.project import Project
from atlas.sources.raw_tables import rows, texts
from atlas.sources.yaml_file import Document, Path_

ID = "no-text"
WHY = "CONTRIBUTING.md#translate"

# The texts that a page asks for by a name from a list of a data file, and the field of the list that has the name.
_KEYS = {
    ("marketplaces", "notes"): ("note.{}",),
    ("marketplaces", "account_group"): ("account_group.{}",),
    ("doors", "id"): ("door.{}.name", "door.{}.how"),
}

# The keys of screens.yaml, at any depth, whose values a page puts into words.
_OF_SCREENS = {"means": "screen.{}", "age": "way.{}"}


def check(project: Project) -> Iterator[Problem]:
    """Yield a problem at each name without its words in English; the other languages have the keys of English."""
    tables = project.tables
    known = project.texts(REFERENCE)
    for (name, field), keys in _KEYS.items():
        for path, row in rows(tables, name, name):
            value = row.get(field)
            for found in texts(value.get("id") if isinstance(value, dict) else value):
                for key in (key.format(found) for key in keys):
                    yield from _missing(known, key, found, tables[name], (*path, field))
    matters = tables["matters"].data
    groups = matters.get("groups") if isinstance(matters, dict) else []
    for index, found in enumerate(texts(groups)):  # a matter's own is one of these, or another rule says so
        yield from _missing(known, f"group.{found}", found, tables["matters"], ("groups", index))
    for path, row in rows(tables, "screens", "screens"):
        for place, found, key in _in_screen(row, path):
            yield from _missing(known, key, found, tables["screens"], place)


def _missing(known: dict[str, Any], key: str, found: str, document: Document, place: Path_) -> Iterator[Problem]:
    if not isinstance(known.get(key), str):
        hint = did_you_mean(key, known)
        message = f"'{found}' has no words: add '{key}' to data/strings, in every language.{hint}"
        yield document.problem(place, ID, message)


def _in_screen(value: Any, path: Path_) -> Iterator[tuple[Path_, str, str]]:
    """Yield every concept and age of a screen with its place and the key of its words."""
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
        if key in _OF_SCREENS and isinstance(inner, str):
            yield (*path, key), inner, _OF_SCREENS[key].format(inner)
        elif isinstance(inner, dict | list):
            yield from _in_screen(inner, (*path, key))
