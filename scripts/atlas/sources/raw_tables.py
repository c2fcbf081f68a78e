"""The data files before they are known to be sound, and ways through them that yield only what has the right type."""

from collections.abc import Iterator
from typing import Any

from atlas.problems import AtlasError, Problem
from atlas.sources import yaml_file
from atlas.sources.schemas import RULE, lists_missing
from atlas.sources.snapshot import Snapshot
from atlas.sources.yaml_file import Document, Path_

FILES = {
    "marketplaces": "data/marketplaces.yaml",
    "hosts": "data/official-hosts.yaml",
    "sources": "data/sources.yaml",
    "doors": "data/doors.yaml",
    "matters": "data/matters.yaml",
    "changes": "data/changes.yaml",
    "screens": "data/screens.yaml",
    "languages": "data/languages.yaml",
    "moved": "data/moved.yaml",
}

RawTables = dict[str, Document]


def read(snapshot: Snapshot) -> tuple[RawTables, list[Problem]]:
    """Return every data file that can be read, and the problems of the others.

    A file that holds something else than its lists counts as one that cannot be read: its `data` is None.
    """
    tables: RawTables = {}
    problems: list[Problem] = []
    for name, file in FILES.items():
        try:
            tables[name] = yaml_file.load(snapshot, file)
            if missing := _lists_missing(snapshot, file, tables[name].data):
                message = f"must hold entries in a list under {', '.join(f'{key}:' for key in missing)}."
                raise AtlasError([tables[name].problem((), RULE, message)])
        except AtlasError as error:
            problems.extend(error.problems)
            tables[name] = Document(file)
    return tables, problems


def _lists_missing(snapshot: Snapshot, file: str, data: Any) -> list[str]:
    try:
        return lists_missing(snapshot, file, data)
    except AtlasError:  # a fault of the schema, which a rule reports
        return []


def rows(tables: RawTables, name: str, key: str) -> Iterator[tuple[Path_, dict[str, Any]]]:
    """Yield the mappings of a list, with their paths: `rows(tables, "marketplaces", "marketplaces")`."""
    data = tables[name].data
    items = data.get(key) if isinstance(data, dict) else None
    for index, item in enumerate(items if isinstance(items, list) else []):
        if isinstance(item, dict):
            yield (key, index), item


def known(tables: RawTables, name: str, key: str, field: str) -> set[str | int]:
    """Return the texts and numbers that a field has in a list; other types are for the schema to report."""
    return {row[field] for _, row in rows(tables, name, key) if isinstance(row.get(field), str | int)}


def links(tables: RawTables) -> Iterator[tuple[Document, Path_, dict[str, Any]]]:
    """Yield every link of the table and of the doors, with its document and path."""
    for path, entry in rows(tables, "marketplaces", "marketplaces"):
        named = entry.get("links")
        for name, link in named.items() if isinstance(named, dict) else []:
            if isinstance(link, dict):
                yield tables["marketplaces"], (*path, "links", name), link
    for path, door in rows(tables, "doors", "doors"):
        listed = door.get("links")
        for index, link in enumerate(listed if isinstance(listed, list) else []):
            if isinstance(link, dict):
                yield tables["doors"], (*path, "links", index), link


def texts(value: Any) -> list[str]:
    """Return the texts of a list, or of a single text; nothing for anything else."""
    if isinstance(value, str):
        return [value]
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []
