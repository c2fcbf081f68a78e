"""The table as CSV: opens right in spreadsheet programs, cannot make them run anything, and has described columns."""

import csv
import io
from collections.abc import Iterable
from typing import Any

# Every name that data/schema/marketplaces.schema.json knows: a column does not go when its last link goes.
LINKS = (
    "seller_central",
    "seller_central_alternative",
    "contact",
    "case_log",
    "account_health",
    "help",
    "forums",
    "register",
)

SEPARATOR = "|"  # of lists: `3,14` would be read as a number

# A cell that begins so would be read as a formula, in its full-width form too.
_FORMULA = tuple("=+-@\t\r\n＝＋－＠")


def table(entries: Iterable[dict[str, Any]], head: dict[str, str]) -> bytes:
    """Return the marketplaces of marketplaces.json as CSV, one a row, each with what begins every file at its end.

    The byte order mark tells Excel that the text is UTF-8.
    """
    rows = [_row(entry) | head for entry in entries]
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(map(cell, rows[0]))
    writer.writerows(map(cell, row.values()) for row in rows)
    return out.getvalue().encode("utf-8-sig")


def cell(value: object) -> str:
    """Return one value as a cell; what a spreadsheet program would take for a formula gets an apostrophe before it."""
    text = SEPARATOR.join(map(str, value)) if isinstance(value, list) else "" if value is None else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def _row(entry: dict[str, Any]) -> dict[str, Any]:
    """Flatten an entry. Every entry gives the same columns in the same order."""
    plain = ("code", "aliases", "storefront", "marketplace_id", "region")
    row = {key: entry[key] for key in plain}
    group = entry["account_group"] or {}
    row |= {"account_group": group.get("id"), "account_group_confidence": group.get("confidence")}
    row |= {"account_group_sources": group.get("sources")}
    row |= {key: entry[key] for key in ("languages", "seller_central_languages", "currency", "launched")}
    retired = entry["retired"] or {}
    row |= {"retired": retired.get("date"), "retired_reason": retired.get("reason")}
    row |= {"retired_instead": retired.get("instead"), "closing": (entry["closing"] or {}).get("date")}
    row |= {"notes": [note["id"] for note in entry["notes"]]}
    row |= {key: entry[key] for key in ("permalink", "first_door", "contact_door")}
    for name in LINKS:
        link = entry["links"].get(name, {})
        row |= {f"link_{name}_{key}": link.get(key) for key in ("url", "host", "confidence", "seen", "sources")}
    row |= {f"name_{tag}": name for tag, name in entry["names"].items()}
    return row | {f"page_{tag}": page for tag, page in entry["pages"].items()}


def description(file: str, entry: dict[str, Any], schemas: dict[str, Any]) -> dict[str, Any]:
    """Return the one type of each column as the W3C's "CSV on the Web" says it to programs.

    Takes the name of the table's file, an entry of marketplaces.json, and the schemas of data/openapi.yaml, which say
    what stands in the columns. Raises KeyError for a value that no schema names.
    """
    shape = _shape(schemas["Marketplace"], schemas)
    shape |= {texts: dict.fromkeys(entry[texts], shape[texts]) for texts in ("names", "pages")}
    columns = _row(shape) | _shape(schemas["Envelope"], schemas)
    return {
        "@context": "http://www.w3.org/ns/csvw",
        "url": file,
        "tableSchema": {"columns": [_column(title, known) for title, known in columns.items()], "primaryKey": "code"},
    }


def _shape(schema: dict[str, Any], schemas: dict[str, Any]) -> Any:
    """Return an entry that has its schema in the place of each value: flattened, it gives each column's schema."""
    if "$ref" in schema:
        return _shape(schemas[schema["$ref"].rpartition("/")[2]], schemas)
    if "anyOf" in schema:  # or null, which is an empty cell
        return _shape(schema["anyOf"][0], schemas)
    if "items" in schema:
        return [_shape(schema["items"], schemas)]
    if "properties" in schema:
        return {key: _shape(value, schemas) for key, value in schema["properties"].items()}
    return schema.get("additionalProperties", schema)


def _column(title: str, known: Any) -> dict[str, Any]:
    """Describe a column by the schema of its values, which is in a list where they are lists."""
    named = {"name": title.replace("-", "_"), "titles": title}  # a name is one word there
    if isinstance(known, list):
        return named | {"datatype": _datatype(known[0]), "separator": SEPARATOR}
    return named | {"datatype": _datatype(known)}


def _datatype(schema: dict[str, Any]) -> str | dict[str, str]:
    """Return a type of "CSV on the Web". A pattern there is one of the whole value, in JSON Schema of any part."""
    if schema.get("format") == "uri":
        return "anyURI"
    if "pattern" in schema:
        pattern = f".*{schema['pattern']}.*".replace(".*^", "").replace("$.*", "")
        return {"base": "string", "format": pattern}
    if values := schema.get("enum", [schema["const"]] if "const" in schema else []):
        return {"base": "string", "format": "|".join(value.replace(".", r"\.") for value in values)}
    return "integer" if schema.get("type") == "integer" else "string"
