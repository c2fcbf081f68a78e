"""Walks the data files before they are known to be sound: yields only what has the right type."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from atlas.model.catalogue import FILES
from atlas.paths import DATA, relative
from atlas.problems import AtlasError, Problem
from atlas.sources import yaml_file
from atlas.sources.schemas import RULE, lists_missing
from atlas.sources.yaml_file import Document, Path_

Documents = dict[str, Document]


def read(folder: Path = DATA) -> tuple[Documents, list[Problem]]:
    """Read every data file that can be read; one that cannot adds its problem instead of stopping the others.

    A file that holds something else than its lists counts as one that cannot be read.
    """
    docs: Documents = {}
    problems: list[Problem] = []
    for name, file in FILES.items():
        try:
            docs[name] = yaml_file.load(folder / file)
            if missing := _lists_missing(file, docs[name].data):
                message = f"must hold entries in a list under {', '.join(f'{key}:' for key in missing)}."
                raise AtlasError([docs[name].problem((), RULE, message)])
        except AtlasError as error:
            problems.extend(error.problems)
            docs[name] = Document(relative(folder / file))
    return docs, problems


def _lists_missing(file: str, data: Any) -> list[str]:
    try:
        return lists_missing(file, data)
    except AtlasError:  # a fault of the schema, which a rule reports
        return []


def rows(docs: Documents, name: str, key: str) -> Iterator[tuple[Path_, dict[str, Any]]]:
    """Give the mappings of a list, with their paths: `rows(docs, "marketplaces", "marketplaces")`."""
    data = docs[name].data
    items = data.get(key) if isinstance(data, dict) else None
    for index, item in enumerate(items if isinstance(items, list) else []):
        if isinstance(item, dict):
            yield (key, index), item


def known(docs: Documents, name: str, key: str, field: str) -> set[str | int]:
    """Give the texts and numbers that a field has in a list; other types are for the schema to report."""
    return {row[field] for _, row in rows(docs, name, key) if isinstance(row.get(field), str | int)}


def links(docs: Documents) -> Iterator[tuple[Document, Path_, dict[str, Any]]]:
    """Give every link of the table and of the doors, with its document and path."""
    for path, entry in rows(docs, "marketplaces", "marketplaces"):
        named = entry.get("links")
        for name, link in named.items() if isinstance(named, dict) else []:
            if isinstance(link, dict):
                yield docs["marketplaces"], (*path, "links", name), link
    for path, door in rows(docs, "doors", "doors"):
        listed = door.get("links")
        for index, link in enumerate(listed if isinstance(listed, list) else []):
            if isinstance(link, dict):
                yield docs["doors"], (*path, "links", index), link


def texts(value: Any) -> list[str]:
    """Give the texts of a list, or of a single text; nothing for anything else."""
    if isinstance(value, str):
        return [value]
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []
