"""One reading of everything that people wrote: each source of the project as bytes, at one moment."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import Self

from atlas.paths import ROOT, SOURCES
from atlas.problems import AtlasError, Problem
from atlas.sources import disk

MAX_BYTES = 1_000_000  # the longest source has 70 kB; a larger file is a mistake or an attack

TEXTS = (".css", ".html", ".js", ".json", ".md", ".svg", ".txt", ".xml", ".yaml", ".yml")

_NO_FILE = "is no regular file but a folder, a link or a pipe: put the file itself there, or take it away."
_TOO_LARGE = f"is larger than {MAX_BYTES:,} bytes. Such a file is a mistake: take out what does not belong."
_BRING_BACK = "The file belongs to the project: bring it back."


class Snapshot:
    """The content of every source by its path from the project's root, and what keeps a file from being one.

    Never changes: a build is made from one state of its sources, whatever is saved meanwhile.
    """

    def __init__(self, files: Mapping[str, bytes], faults: Mapping[str, str] | None = None) -> None:
        self.files = files
        self.faults = faults or {}

    @classmethod
    def read(cls, root: Path = ROOT) -> Self:
        """Return the sources below a project's root. Raises nothing: what cannot be read is told where it is needed."""
        files: dict[str, bytes] = {}
        faults: dict[str, str] = {}
        for name in SOURCES:
            for path, regular in disk.entries(root / name):
                shown = path.relative_to(root).as_posix()
                try:
                    if not regular:
                        faults[shown] = _NO_FILE
                    elif path.stat().st_size > MAX_BYTES:
                        faults[shown] = _TOO_LARGE
                    else:
                        files[shown] = path.read_bytes()
                except OSError as error:
                    faults[shown] = f"cannot be read: {error.strerror}. {_BRING_BACK}"
        return cls(files, faults)

    def changed(self, files: Mapping[str, bytes | None]) -> "Snapshot":
        """Return the same sources with some files changed or added; None takes one away."""
        merged = {**self.files, **files}
        return Snapshot({name: content for name, content in merged.items() if content is not None}, self.faults)

    def content(self, name: str, rule: str) -> bytes:
        """Return the content of a file. Raises AtlasError with one problem when it is missing, too large or no file."""
        if name in self.files:
            return self.files[name]
        fault = self.faults.get(name) or f"cannot be read: No such file or directory. {_BRING_BACK}"
        raise AtlasError([Problem(name, 0, 0, rule, fault)])

    def text(self, name: str, rule: str) -> str:
        """Return the text of a file. Raises AtlasError with one problem as `content` does, or when it is not UTF-8."""
        try:
            text = self.content(name, rule).decode("utf-8-sig")
        except UnicodeDecodeError as error:
            message = f"is not UTF-8 text (byte {error.start}). Save it as UTF-8."
            raise AtlasError([Problem(name, 0, 0, rule, message)]) from None
        return text.replace("\r\n", "\n").replace("\r", "\n")

    def texts(self) -> Iterator[tuple[str, str]]:
        """Yield each source that is text by its name, as `text` returns it; one that is not UTF-8 its reader tells."""
        for name in self.files:
            if name.endswith(TEXTS):
                with suppress(AtlasError):
                    yield name, self.text(name, "yaml")

    def below(self, folder: str, suffix: str = "") -> list[str]:
        """Return the files directly in a folder whose names end in a suffix, in order; those that are none as well."""
        return [name for name in self._by_folder.get(folder, ()) if name.endswith(suffix)]

    def digest(self, names: Iterable[str]) -> str:
        """Return a hash of some files, of their names and of what they hold; what is missing counts as missing."""
        digest = hashlib.sha256()
        for name in names:
            content = self.files.get(name, b"")
            digest.update(f"{name}\0{len(content) if name in self.files else -1}\0".encode() + content)
        return digest.hexdigest()

    @cached_property
    def _by_folder(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for name in sorted({*self.files, *self.faults}):
            found.setdefault(name.rpartition("/")[0], []).append(name)
        return found
