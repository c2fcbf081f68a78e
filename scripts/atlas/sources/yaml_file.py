"""Reads YAML with the place of every value, and refuses what an editor could stumble over."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import PurePosixPath
from typing import Any

import yaml

from atlas import REFERENCE
from atlas.problems import AtlasError, Problem
from atlas.sources.snapshot import Snapshot

MAX_DEPTH = 20

_WRITTEN = re.compile(r"^\s*[^\s#]", re.MULTILINE)  # a line that is no comment

Path_ = tuple[str | int, ...]
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(eq=False)  # each text is read once: rules may remember what they found in one
class Document:
    """A YAML file: its plain data, and the place (line and column, from 1) of each value and key by its path."""

    file: str
    data: Any = None
    places: dict[Path_, tuple[int, int]] = field(default_factory=dict)

    def problem(self, path: Path_, rule: str, message: str) -> Problem:
        """Return a problem at a value; a path that does not exist is placed at its nearest parent."""
        while path not in self.places and path:
            path = path[:-1]
        line, column = self.places.get(path, (1, 1))
        return Problem(self.file, line, column, rule, message)

    def texts(self) -> Iterator[tuple[Path_, str]]:
        """Yield every value that is a text, with its path, in the order of the file."""
        return _texts(self.data, ())


def _texts(value: Any, path: Path_) -> Iterator[tuple[Path_, str]]:
    if isinstance(value, str):
        yield path, value
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        yield from _texts(inner, (*path, key))


def load(snapshot: Snapshot, name: str) -> Document:
    """Return one YAML file.

    Plain `true`, `false`, empty and whole numbers become bool, None and int; everything else stays text, so that
    `no` (Norway), `on` and `2026-05` mean what they say.

    Raises AtlasError with one problem when the file is missing, empty, too large, not UTF-8, not YAML, repeats a
    key, nests too deeply, or uses anchors (which can explode, and which nobody needs here).
    """
    return parse(snapshot.text(name, "yaml"), name)


def load_keys(snapshot: Snapshot, name: str, rule: str) -> Document:
    """Return one YAML file of a language, which holds keys. Raises AtlasError as `load` does, or with what is missing.

    That is: the file, in a language that is only begun; or keys, where it holds a list, a text or comments alone.
    """
    code = PurePosixPath(name).stem
    if code != REFERENCE and name not in snapshot.files and name not in snapshot.faults:
        message = f"has not been written yet: python scripts/new.py language {code} begins it."
        raise AtlasError([Problem(name, 0, 0, rule, message)])
    if not _WRITTEN.search(snapshot.text(name, rule)):
        message = "has no words yet: take the # from a line, with that of its group, and write it in the language."
        raise AtlasError([Problem(name, 0, 0, rule, message)])
    document = load(snapshot, name)
    if not isinstance(document.data, dict):
        raise AtlasError([document.problem((), rule, "holds no keys: bring back its content, as in English.")])
    return document


@lru_cache(maxsize=8192)
def parse(text: str, name: str) -> Document:
    """Return the YAML of a file's text, as `load` does. Raises AtlasError with one problem.

    The same text gives the same document, which nobody changes: a preview reads again only what was saved.
    """

    def fail(message: str, line: int = 0, column: int = 0) -> AtlasError:
        return AtlasError([Problem(name, line, column, "yaml", message)])

    document = Document(name)
    try:
        events = yaml.parse(text, Loader=LOADER)
        document.data = _root(events, document)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
        tab = "\t" in (text.splitlines() or [""])[min(line, len(text.splitlines())) - 1] if line else False
        hint = " Indent with spaces, not with tabs." if tab else ""
        raise fail(f"is not valid YAML: {error.problem or error.context}.{hint}", line, column) from None
    except yaml.reader.ReaderError as error:
        before = text[: text.index(chr(error.character))]
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        raise fail(f"holds the control character #x{error.character:04x}. Take it out.", line, column) from None
    except yaml.YAMLError as error:
        raise fail(f"is not valid YAML: {str(error).splitlines()[0]}.") from None
    if document.data is None:
        raise fail("is empty. Bring back its content, or copy the shape from CONTRIBUTING.md.")
    return document


def _root(events: Iterator[Any], document: Document) -> Any:
    data = None
    for event in events:
        if isinstance(event, yaml.DocumentStartEvent):
            if document.places:
                raise AtlasError([Problem(document.file, *_place(event), "yaml", "holds two documents. Keep one.")])
            data = _value(next(events), events, document, ())
    return data


def _value(event: Any, events: Iterator[Any], document: Document, path: Path_) -> Any:
    """Turn the events of one value into plain data, noting its place."""

    def fail(at: Any, message: str) -> AtlasError:
        return AtlasError([Problem(document.file, *_place(at), "yaml", message)])

    if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
        raise fail(event, "uses an anchor or alias (& or *). Write the value out.")
    if len(path) > MAX_DEPTH:
        raise fail(event, f"nests deeper than {MAX_DEPTH} levels.")
    document.places.setdefault(path, _place(event))
    if isinstance(event, yaml.ScalarEvent):
        return _scalar(event.value) if event.implicit[0] else event.value
    if isinstance(event, yaml.SequenceStartEvent):
        items: list[Any] = []
        while not isinstance(item := next(events), yaml.SequenceEndEvent):
            items.append(_value(item, events, document, (*path, len(items))))
        return items
    mapping: dict[str, Any] = {}
    while not isinstance(key := next(events), yaml.MappingEndEvent):
        if not isinstance(key, yaml.ScalarEvent) or key.anchor:
            raise fail(key, "has a key that is not plain text.")
        if key.value in mapping:
            raise fail(key, f"says '{key.value}' twice. Keep one of the two.")
        document.places[(*path, key.value)] = _place(key)
        mapping[key.value] = _value(next(events), events, document, (*path, key.value))
    return mapping


def _place(event: Any) -> tuple[int, int]:
    return event.start_mark.line + 1, event.start_mark.column + 1


def _scalar(text: str) -> str | int | bool | None:
    if text in ("", "~", "null"):
        return None
    if text in ("true", "false"):
        return text == "true"
    return int(text) if re.fullmatch(r"0|-?[1-9][0-9]{0,17}", text) else text
