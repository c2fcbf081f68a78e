"""The table as CSV: opens right in spreadsheet programs, and cannot make them run anything."""

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

# A cell that begins so would be read as a formula, in its full-width form too.
_FORMULA = tuple("=+-@\t\r\n＝＋－＠")


def table(entries: Iterable[dict[str, Any]], head: dict[str, str]) -> bytes:
    """Return the marketplaces of marketplaces.json as CSV, one a row, each with what begins every file at its end.

    The byte order mark tells Excel that the text is UTF-8. Lists are joined by `|`: `3,14` would be read as a number.
    """
    rows = [_row(entry) | head for entry in entries]
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(map(cell, rows[0]))
    writer.writerows(map(cell, row.values()) for row in rows)
    return out.getvalue().encode("utf-8-sig")


def cell(value: object) -> str:
    """Return one value as a cell; what a spreadsheet program would take for a formula gets an apostrophe before it."""
    text = "|".join(map(str, value)) if isinstance(value, list) else "" if value is None else str(value)
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
