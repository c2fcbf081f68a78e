"""Which files are sources, and how they stand on disk: what a build is made from, and what a preview watches."""

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

# A file's identity on disk: saving it, undoing the save, or replacing it by a copy changes at least one of these.
State = dict[Path, tuple[int, int, int, int]]

# What editors, file managers and Python leave beside the sources: locks, swap files, copies, caches.
_DROPPING = re.compile(r"\..*|.*~|#.*#|4913|.*\.(?:sw[a-z]|tmp|bak|orig|pyc)|.*___jb_\w+___|__pycache__|Thumbs\.db")


def files(root: Path) -> Iterator[Path]:
    """Yield a file, or the regular files below a folder in the order of their names, without what programs leave there.

    Symbolic links are not followed: what they lead to is not of the project. What is missing yields nothing: it is
    reported where it is needed.
    """
    if root.is_file():
        yield root
        return
    try:
        entries = sorted(os.scandir(root), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        if _DROPPING.fullmatch(entry.name):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from files(Path(entry.path))
        elif entry.is_file(follow_symlinks=False):
            yield Path(entry.path)


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
