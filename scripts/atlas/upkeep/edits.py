"""Edits of the data files in place: what stands there keeps its comments and its order."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from atlas.paths import ROOT
from atlas.project import Project
from atlas.sources.raw_tables import FILES, known, rows

_PLAIN = re.compile(r"\w[\w.-]*")


def value(text: str) -> str:
    """Return a text as a value of YAML, in quotes where it needs them."""
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)


def listed(values: Iterable[str]) -> str:
    """Return texts as a list of YAML on one line."""
    return f"[{', '.join(map(value, values))}]"


def flow(values: Mapping[str, str]) -> str:
    """Return a mapping of YAML on one line; its values are YAML already."""
    return "{" + ", ".join(f"{key}: {text}" for key, text in values.items()) + "}"


def parts(text: str) -> list[str]:
    """Return what somebody typed as a list: `3, 4` or `3 4`."""
    return [part for part in re.split(r"[,\s]+", text) if part]


def after(project: Project, name: str, key: str, index: int, text: str) -> dict[str, str]:
    """Return a data file, by its path, with a text after a row of a list."""
    return {FILES[name]: _inserted(project, name, _end(project, name, key, index), text)}


def news(
    project: Project, day: date, kind: str, codes: Iterable[str], link: str = "", level: str = ""
) -> dict[str, str]:
    """Return data/changes.yaml, by its path, with a row more at its head; the same if the row stands there already."""
    row: dict[str, Any] = {"date": str(day), "kind": kind, "marketplaces": list(codes)}
    row |= {key: given for key, given in (("link", link), ("confidence", level)) if given}
    if any(told == row for _, told in rows(project.tables, "changes", "changes")):
        return {}
    written = [f"{key}: {listed(given) if isinstance(given, list) else given}" for key, given in row.items()]
    first = project.tables["changes"].places[("changes", 0)][0]
    return {FILES["changes"]: _inserted(project, "changes", first - 1, "  - " + "\n    ".join(written) + "\n")}


def address(project: Project, number: int, address: str) -> dict[str, str]:
    """Return data/sources.yaml, by its path, with an address more in a source; nothing if it stands there already.

    Raises KeyError when there is no such source.
    """
    index, row = {row.get("number"): (path[1], row) for path, row in rows(project.tables, "sources", "sources")}[number]
    if address in row.get("addresses", ()):
        return {}
    places = project.tables["sources"].places
    last = len(row.get("addresses", ())) - 1
    line, head = _end(project, "sources", "sources", int(index)), "    addresses:\n"
    if last >= 0:
        line, head = places[("sources", index, "addresses", last)][0], ""
    return {FILES["sources"]: _inserted(project, "sources", line, f"{head}      - {value(address)}\n")}


def source(project: Project, where: str, day: date, observer: str, address: str) -> tuple[int, dict[str, str]]:
    """Return the number of a new source in which an address was seen, and data/sources.yaml with it, by its path."""
    number = max(int(given) for given in known(project.tables, "sources", "sources", "number")) + 1
    written = {
        "title": f"Seen by somebody signed in: {address}",
        "where": where,
        "date": str(day),
        "observer": observer,
    }
    lines = [
        f"  - number: {number}\n",
        *(f"    {key}: {json.dumps(given, ensure_ascii=False)}\n" for key, given in written.items()),
    ]
    lines += ["    kind: seen\n", f"    addresses:\n      - {value(address)}\n"]
    last = max(int(path[1]) for path, _ in rows(project.tables, "sources", "sources"))
    return number, after(project, "sources", "sources", last, "".join(lines))


def changed(project: Project, *edits: dict[str, str]) -> Project:
    """Return the project with files written anew."""
    for files in edits:
        project = project.changed({path: text.encode() for path, text in files.items()})
    return project


def write(files: Mapping[str, str]) -> Iterator[str]:
    """Write files by their paths from the project's root; yield of each what was done, for who asked for it."""
    for name, text in files.items():
        path = ROOT / name
        done = "changed" if path.exists() else "made"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
        yield f"{done} {name}"


def _lines(project: Project, name: str) -> list[str]:
    return project.snapshot.text(FILES[name], "yaml").splitlines(keepends=True)


def _inserted(project: Project, name: str, line: int, text: str) -> str:
    lines = _lines(project, name)
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    return "".join([*lines[:line], text, *lines[line:]])


def _end(project: Project, name: str, key: str, index: int) -> int:
    """Return the last line of a row, without the blank lines and comments that lead to what follows."""
    places, lines = project.tables[name].places, _lines(project, name)
    starts = [place[0] - 1 for path, place in places.items() if path[:1] == (key,) and len(path) == 2]
    end = min((start for start in starts if start >= places[(key, index)][0]), default=None)
    if end is None:  # the last row of its list: another list may follow
        ends = [place[0] - 1 for path, place in places.items() if len(path) == 1 and place[0] > places[(key, index)][0]]
        end = min(ends, default=len(lines))
    while not lines[end - 1].strip() or lines[end - 1].lstrip().startswith("#"):
        end -= 1
    return end
