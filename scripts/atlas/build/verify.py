"""Compares a copy of the site with the list of its files: what is missing, what changed, what is too many."""

import gzip
import hashlib
import os
import re
import zlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import brotli

from atlas.build.place import LIST

_LINE = re.compile(r"([0-9a-f]{64})  (\S(?:.*\S)?)")
_UNPACK: Mapping[str, Callable[[bytes], bytes]] = {".br": brotli.decompress, ".gz": gzip.decompress}


@dataclass
class Difference:
    """How a copy differs from the list; `untold` says of a file why nobody can tell."""

    missing: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    too_many: list[str] = field(default_factory=list)
    untold: dict[str, str] = field(default_factory=dict)

    def lines(self) -> list[str]:
        """Return one line for each file that differs; none when the copy is whole."""
        kinds = {"missing": self.missing, "changed": self.changed, "too many": self.too_many}
        told = [f"{kind}: {path}" for kind, paths in kinds.items() for path in sorted(paths)]
        return [*told, *(f"cannot be told: {path} ({why})" for path, why in sorted(self.untold.items()))]


def digest(content: bytes) -> str:
    """Return the SHA-256 of a file as the list has it."""
    return hashlib.sha256(content).hexdigest()


def parse(text: str) -> dict[str, str]:
    """Return the SHA-256 of each file that a list names.

    Raises ValueError with the number of the first line that `sha256sum --check` would not take either.
    """
    found = {}
    for number, line in enumerate(text.splitlines(), 1):
        match = _LINE.fullmatch(line)
        if not match:
            raise ValueError(number)
        found[match[2]] = match[1]
    return found


def of_folder(folder: Path, wanted: Mapping[str, str]) -> Difference:
    """Compare a folder with a list. What lies there compressed must unpack to what the list has."""
    found = Difference()
    there: set[str] = set()
    for parent, folders, files in os.walk(folder):
        links = [name for name in folders if (Path(parent) / name).is_symlink()]  # os.walk looks into none
        for name in (*files, *links):
            path = Path(parent) / name
            relative = path.relative_to(folder).as_posix()
            there.add(relative)
            if relative != LIST:
                _judge(found, path, relative, wanted)
    found.missing = sorted(wanted.keys() - there)
    return found


def too_many(names: Iterable[str], wanted: Mapping[str, str]) -> list[str]:
    """Return the names that a list does not have, those of its compressed files aside."""
    return [name for name in names if name != LIST and name not in wanted and _plain(name)[0] not in wanted]


def _judge(found: Difference, path: Path, name: str, wanted: Mapping[str, str]) -> None:
    plain, ending = _plain(name)
    of = name if name in wanted else plain
    if of not in wanted:
        found.too_many.append(name)
        return
    try:
        content = path.read_bytes()
        whole = digest(content if of == name else _UNPACK[ending](content)) == wanted[of]
    except (brotli.error, EOFError, zlib.error, gzip.BadGzipFile):
        whole = False
    except OSError as error:
        found.untold[name] = error.strerror or type(error).__name__
        return
    if not whole:
        found.changed.append(name)


def _plain(name: str) -> tuple[str, str]:
    """Return the name of the file that one is the compressed form of, and its ending; empty strings for others."""
    return (name[:-3], name[-3:]) if name[-3:] in _UNPACK else ("", "")
