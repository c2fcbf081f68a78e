"""Every data file has the shape of its schema: no unknown key, no wrong type, nothing required left out."""

import json
from collections.abc import Iterator
from typing import Any

from jsonschema import ValidationError

from atlas.problems import AtlasError, Problem, did_you_mean
from atlas.project import Project
from atlas.sources.raw_tables import FILES
from atlas.sources.schemas import RULE, differences

ID = RULE
WHY = "CONTRIBUTING.md#add-a-marketplace"


def check(project: Project) -> Iterator[Problem]:
    """Yield a problem at each place that differs from the schema, worded for an editor."""
    tables = project.tables
    for name, document in tables.items():
        try:
            errors = differences(project.snapshot, FILES[name], document)
        except AtlasError as unread:
            yield from unread.problems
            continue
        for error in errors:
            path = tuple(error.absolute_path)
            if error.validator == "additionalProperties":
                known = _schema(error).get("properties", {})
                for key in sorted(set(error.instance) - set(known)):
                    message = f"'{key}' is not a key of {_what(error)}.{did_you_mean(key, known)}"
                    yield document.problem((*path, key), ID, message)
            else:
                yield document.problem(path, ID, _message(error))


def _schema(error: ValidationError) -> dict[str, Any]:
    return error.schema if isinstance(error.schema, dict) else {}


def _what(error: ValidationError) -> str:
    last = error.absolute_path[-1] if error.absolute_path else "the file"
    return "this entry" if isinstance(last, int) else f"'{last}'" if error.absolute_path else str(last)


def _message(error: ValidationError) -> str:
    wanted = _schema(error).get("description", "")
    shown = json.dumps(error.instance, ensure_ascii=False)
    shown = shown if len(shown) <= 60 else shown[:57] + "..."
    if error.validator == "required":
        return f"the key '{error.message}' is missing from {_what(error)}."
    if error.validator == "enum":
        known = [value if isinstance(value, str) else json.dumps(value) for value in _schema(error)["enum"]]
        hint = did_you_mean(error.instance, known) if isinstance(error.instance, str) else ""
        return f"{shown} is none of: {', '.join(known)}.{hint}"
    return f"{shown} does not fit: write {wanted}." if wanted else f"{shown} does not fit: {error.message}."
