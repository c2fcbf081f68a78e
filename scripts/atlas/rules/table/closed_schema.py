"""Every data file has the shape of its schema: no unknown key, no wrong type, nothing required left out."""

import json
import re
from collections.abc import Iterator
from typing import Any

from jsonschema import Draft202012Validator, SchemaError, ValidationError
from jsonschema.validators import extend

from atlas import files
from atlas.caches import file_cache
from atlas.catalogue import FILES
from atlas.entries import Documents
from atlas.paths import SCHEMAS, relative
from atlas.problems import AtlasError, Problem, did_you_mean

ID = "schema"


def _pattern(validator: Any, pattern: str, instance: Any, schema: Any) -> Iterator[ValidationError]:
    """Match as JSON Schema does: `$` is the very end, while Python's own also stops before a last line break."""
    if isinstance(instance, str) and not re.search(pattern.replace("$", r"\Z"), instance):
        yield ValidationError(f"{instance!r} does not match {pattern!r}")


_Validator = extend(Draft202012Validator, {"pattern": _pattern})  # type: ignore[no-untyped-call]


@file_cache
def _validator(name: str) -> Any:
    file = SCHEMAS / FILES[name].replace(".yaml", ".schema.json")

    def fail(message: str, line: int = 0, column: int = 0) -> AtlasError:
        return AtlasError([Problem(relative(file), line, column, ID, message)])

    try:
        schema = json.loads(files.read_text(file, ID))
        _Validator.check_schema(schema)
    except json.JSONDecodeError as error:
        raise fail(f"is not valid JSON: {error.msg}.", error.lineno, error.colno) from None
    except (SchemaError, RecursionError) as error:
        raise fail(f"is no JSON Schema: {str(error).splitlines()[0]}.") from None
    return _Validator(schema)


def check(docs: Documents) -> Iterator[Problem]:
    """Yield a problem at each place that differs from the schema, worded for an editor."""
    for name, document in docs.items():
        try:
            validator = _validator(name)
        except AtlasError as unread:
            yield from unread.problems
            continue
        for error in validator.iter_errors(document.data):
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
        missing = error.message.split("'")[1]
        return f"the key '{missing}' is missing from {_what(error)}."
    if error.validator == "enum":
        known: list[str] = _schema(error)["enum"]
        hint = did_you_mean(error.instance, known) if isinstance(error.instance, str) else ""
        return f"{shown} is none of: {', '.join(known)}.{hint}"
    return f"{shown} does not fit: write {wanted}." if wanted else f"{shown} does not fit: {error.message}."
