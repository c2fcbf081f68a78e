"""Loads the templates of overrides/ from a project's sources, and compiles each state of one once."""

from collections.abc import Callable

from jinja2 import BytecodeCache, FunctionLoader
from jinja2.bccache import Bucket

from atlas.paths import ROOT
from atlas.sources.snapshot import Snapshot

RULE = "template"


class _Compiled(BytecodeCache):
    """Keeps compiled templates in memory, by name and content: a worker compiles for its first language only."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], object] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill a bucket with what was kept for its state."""
        bucket.code = self._known.get((bucket.key, bucket.checksum))  # type: ignore[assignment]

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        self._known[bucket.key, bucket.checksum] = bucket.code


COMPILED = _Compiled()


def loader(snapshot: Snapshot, folder: str) -> FunctionLoader:
    """Return a loader of the templates below a folder, such as `overrides/pages`."""

    def load(name: str) -> tuple[str, str, Callable[[], bool]] | None:
        path = f"{folder}/{name}"
        if path not in snapshot.files:
            return None
        return snapshot.text(path, RULE), str(ROOT / path), lambda: True

    return FunctionLoader(load)
