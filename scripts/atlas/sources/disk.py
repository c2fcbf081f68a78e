"""Which files are sources, and how they stand on disk: what a build reads, and what a preview watches."""

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

# A file's identity on disk: saving it, undoing the save, or replacing it by a copy changes at least one of these.
State = dict[Path, tuple[int, int, int, int]]

# What editors, file managers and Python leave beside the sources: locks, swap files, copies, caches.
_DROPPING = re.compile(r"\..*|.*~|#.*#|4913|.*\.(?:sw[a-z]|tmp|bak|orig|pyc)|.*___jb_\w+___|__pycache__|Thumbs\.db")


def entries(root: Path) -> Iterator[tuple[Path, bool]]:
    """Yield a file, or what is below a folder in the order of the names, and whether it is a regular file.

    What programs leave there is left out. Symbolic links are not followed: what they lead to is not of the project. A
    folder named like a text is yielded as what it is not. What is missing yields nothing: it is reported where it is
    needed.
    """
    if root.is_file():
        yield root, True
        return
    try:
        found = sorted(os.scandir(root), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in found:
        if _DROPPING.fullmatch(entry.name):
            continue
        path = Path(entry.path)
        if entry.is_dir(follow_symlinks=False):
            if path.suffix in (".md", ".yaml"):
                yield path, False
            yield from entries(path)
        else:
            yield path, entry.is_file(follow_symlinks=False)


def files(root: Path) -> Iterator[Path]:
    """Yield the regular files of `entries`."""
    return (path for path, regular in entries(root) if regular)


def state(roots: Iterable[Path]) -> State:
    """Return how every source below the files and folders given stands on disk; equal states mean that nobody wrote."""
    found: State = {}
    for root in roots:
        for path in files(root):
            try:
                status = path.stat()
            except OSError:  # taken away since it was listed: its absence is the change
                continue
            found[path] = (status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns)
    return found
