"""The schemas of the data files (data/schema/), which an editor completes from and the build judges with."""

import json
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from jsonschema import Draft202012Validator, SchemaError, ValidationError
from jsonschema.validators import extend

from atlas.problems import AtlasError, Problem
from atlas.sources.snapshot import Snapshot
from atlas.sources.yaml_file import Document

RULE = "schema"


def _pattern(validator: Any, pattern: str, instance: Any, schema: Any) -> Iterator[ValidationError]:
    """Match as JSON Schema does: `$` is the very end, while Python's own also stops before a last line break."""
    if isinstance(instance, str) and not re.search(pattern.replace("$", r"\Z"), instance):
        yield ValidationError(f"{instance!r} does not match {pattern!r}")


def _required(validator: Any, required: list[str], instance: Any, schema: Any) -> Iterator[ValidationError]:
    """Name the key that is missing as the error's message, which the library wraps into a sentence."""
    yield from (ValidationError(key) for key in required if isinstance(instance, dict) and key not in instance)


def _unique(validator: Any, unique: bool, instance: Any, schema: Any) -> Iterator[ValidationError]:
    """Compare items by how they are written; the library compares each with each where their types differ."""
    if isinstance(instance, list) and len(set(map(json.dumps, instance))) < len(instance):
        yield ValidationError("an item stands twice")


_OWN = {"pattern": _pattern, "required": _required, "uniqueItems": _unique}
_Validator = extend(Draft202012Validator, _OWN)  # type: ignore[no-untyped-call]


def differences(snapshot: Snapshot, name: str, document: Document) -> tuple[Any, ...]:
    """Return the validator's error at each place where a data file, such as `data/doors.yaml`, differs from its schema.

    The message of an error `required` is the key that is missing. Raises AtlasError when the schema is unsound.
    """
    return _differences(document, *_written(snapshot, name))


@lru_cache(maxsize=64)  # in a preview, and from draft to draft of what is new, most files are those of before
def _differences(document: Document, file: str, text: str) -> tuple[Any, ...]:
    return tuple(_validator(file, text).iter_errors(document.data))


def _written(snapshot: Snapshot, name: str) -> tuple[str, str]:
    """Return the name and the text of a data file's schema."""
    file = name.replace("data/", "data/schema/").replace(".yaml", ".schema.json")
    return file, snapshot.text(file, RULE)


@lru_cache(maxsize=64)
def _validator(file: str, text: str) -> Any:
    def fail(message: str, line: int = 0, column: int = 0) -> AtlasError:
        return AtlasError([Problem(file, line, column, RULE, message)])

    try:
        schema = json.loads(text)
        _Validator.check_schema(schema)
    except json.JSONDecodeError as error:
        raise fail(f"is not valid JSON: {error.msg}.", error.lineno, error.colno) from None
    except (SchemaError, RecursionError) as error:
        raise fail(f"is no JSON Schema: {str(error).splitlines()[0]}.") from None
    return _Validator(schema)


def lists_missing(snapshot: Snapshot, name: str, data: Any) -> list[str]:
    """Return the lists that a data file must have and has not, or without any entry of the right kind.

    One whose schema says `"minItems": 0` may be empty.

    Raises AtlasError when the schema is unsound.
    """
    schema = _validator(*_written(snapshot, name)).schema
    kinds = {"string": str, "object": dict}
    missing = []
    for key in schema.get("required", ()):
        rows = data.get(key) if isinstance(data, dict) else None
        if rows == [] and schema["properties"][key].get("minItems") == 0:
            continue
        kind = kinds.get(schema["properties"][key].get("items", {}).get("type", ""), object)
        if not isinstance(rows, list) or not any(isinstance(row, kind) for row in rows):
            missing.append(key)
    return missing
