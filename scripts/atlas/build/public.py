"""Copies the finished site into a plain folder that a host serves, with each text compressed beside it."""

import gzip
import hashlib
import os
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import brotli

from atlas.build.place import RULE, listed, strangers, write_list
from atlas.problems import AtlasError, Problem, some
from atlas.publish.hosts.table import ASSETS, KINDS

_TEXTS = tuple(f".{kind.ending}" for kind in KINDS if kind.text)
_LEAST = 512  # bytes: what is shorter is sent in one packet anyway
_HALF = ".half-written"
BEST = 11  # of Brotli: takes a minute for the whole site, once, and sends a sixth less than gzip


def copy_public(site: Path, to: Path, quality: int | None) -> int:
    """Make a folder hold a site, and say how many files that are. A host may be serving it meanwhile.

    `quality` is Brotli's, 0 to 11; None: nothing is compressed. Each file changes in one step, what pages need is there
    before them, and what is gone goes last. SHA256SUMS names every file, the compressed ones too. Raises AtlasError
    when the folder holds what no build put there: it would be lost.
    """
    if found := sorted(name for name in strangers(to) if not name.endswith(_HALF)) if to.exists() else []:
        message = f"holds what no build put there: {some(found)}. Choose another folder, or move it away."
        raise AtlasError([Problem(str(to), 0, 0, RULE, message)])
    files = {path: (site / path).read_bytes() for path in listed(site)}
    if quality is not None:
        files |= _compressed(files, _reusable(site, to), quality)
    _bring(to, files)
    return len(files)


def _bring(to: Path, files: Mapping[str, bytes]) -> None:
    before = {path: (to / path).read_bytes() for path in listed(to) if (to / path).is_file()}
    to.mkdir(parents=True, exist_ok=True)
    write_list(to, {**before, **files}.items())  # so that nothing is a stranger when this is stopped midway
    for path in sorted(files, key=lambda path: (not path.startswith(ASSETS[1:]), path)):
        if before.get(path) != files[path]:
            (to / path).parent.mkdir(parents=True, exist_ok=True)
            half = to / f"{path}{_HALF}"
            half.write_bytes(files[path])
            half.replace(to / path)
    for path in before.keys() - files.keys():
        (to / path).unlink()
    for folder, _, _ in os.walk(to, topdown=False):
        for half in Path(folder).glob(f"*{_HALF}"):
            half.unlink()
        if not any(Path(folder).iterdir()):
            Path(folder).rmdir()
    write_list(to, files.items())


def _reusable(site: Path, to: Path) -> dict[str, bytes]:
    """Return what was compressed from the same bytes the last time.

    Only what is as the list says: one that was stopped midway had named the new files and left old ones beside them.
    """
    now, last = listed(site), listed(to)
    same = [path for path, digest in now.items() if last.get(path) == digest]
    packed = [f"{path}{ending}" for path in same for ending in (".br", ".gz") if f"{path}{ending}" in last]
    found = {path: (to / path).read_bytes() for path in packed if (to / path).is_file()}
    return {path: content for path, content in found.items() if hashlib.sha256(content).hexdigest() == last[path]}


def _compressed(files: Mapping[str, bytes], known: Mapping[str, bytes], quality: int) -> dict[str, bytes]:
    """Return the texts among some files as Brotli and gzip have them, by the path of each with `.br` and `.gz`."""
    ways: dict[str, Callable[[bytes], bytes]] = {
        ".br": partial(brotli.compress, quality=quality),
        ".gz": partial(gzip.compress, mtime=0),
    }
    texts = [path for path, content in files.items() if path.endswith(_TEXTS) and len(content) >= _LEAST]
    wanted = [(path, ending) for path in texts for ending in ways]

    def made(one: tuple[str, str]) -> bytes:
        path, ending = one
        return known.get(path + ending) or ways[ending](files[path])

    with ThreadPoolExecutor() as pool:  # both let go of the interpreter while they work
        return {path + ending: content for (path, ending), content in zip(wanted, pool.map(made, wanted), strict=True)}
