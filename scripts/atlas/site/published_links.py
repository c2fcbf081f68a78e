"""The links of the table as they were last put online: data/published-links.txt. What changed since needs its news."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

from atlas.paths import ROOT
from atlas.project import Project
from atlas.sources.raw_tables import RawTables, rows, texts

FILE = "data/published-links.txt"

_HEAD = """# The links as they were last put online: store, link, its digest, and how many news tell of it (rows of
# data/changes.yaml).
# One that has another digest needs one row more. Made by `python scripts/publish.py`.
"""


class Known(NamedTuple):
    """What is known of a link: the digest of its address, confidence and date, and how many rows of news tell of it."""

    digest: str
    news: int


def read(project: Project) -> dict[tuple[str, str], Known]:
    """Return what was put online by store and link; lines that are none of the list's are passed over."""
    found = {}
    for line in project.snapshot.files.get(FILE, b"").decode("utf-8", "replace").splitlines():
        words = line.split()
        if len(words) == 4 and words[0] != "#" and words[3].isascii() and words[3].isdigit():
            found[words[0], words[1]] = Known(words[2], int(words[3]))
    return found


def current(tables: RawTables) -> Iterator[tuple[str, str, Known, tuple[str | int, ...]]]:
    """Yield each link of the table by store and name, with what is known of it, and its path."""
    told = news(tables)
    for path, entry in rows(tables, "marketplaces", "marketplaces"):
        code, links = entry.get("code"), entry.get("links")
        if not isinstance(code, str) or not isinstance(links, dict):
            continue
        for name, link in links.items():
            if isinstance(link, dict):
                known = Known(digest(link), told[code, str(name)] + told[code, ""])
                yield code, str(name), known, (*path, "links", name)


def news(tables: RawTables) -> Counter[tuple[str, str]]:
    """Count the rows of the news by store and link; those of whole entries have no link."""
    told: Counter[tuple[str, str]] = Counter()
    for _, change in rows(tables, "changes", "changes"):
        told.update((code, str(change.get("link") or "")) for code in texts(change.get("marketplaces")))
    return told


def digest(link: dict[str, Any]) -> str:
    """Return a digest of what a link says to readers: its address, its confidence, its date."""
    said = json.dumps([str(link.get(key, "")) for key in ("url", "confidence", "seen")], ensure_ascii=False)
    return hashlib.sha256(said.encode("utf-8", "replace")).hexdigest()[:12]


def written(project: Project) -> str:
    """Return the list as the table is now."""
    return _HEAD + "".join(
        f"{code} {name} {known.digest} {known.news}\n" for code, name, known, _ in current(project.tables)
    )


def write(project: Project) -> None:
    """Write the list to disk."""
    (ROOT / FILE).write_text(written(project), "utf-8")
