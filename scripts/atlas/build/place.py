"""Puts a finished site in its place, so that at every moment a whole site stands there.

The place (`site`, say) is a symbolic link to a numbered folder below `.build/sites/site/`: changing it is one step of
the file system. Where links cannot be made (Windows without the right to), the folder itself is moved there, and the
old one is brought back when that fails. Numbers only grow; no clock decides what is kept. Each site carries the list of
its files, SHA256SUMS; what is not on the list was put there by somebody else, and stops the build: it would be lost.
"""

import hashlib
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from atlas.paths import ROOT, WORK
from atlas.problems import AtlasError, Problem, some

RULE = "place"
LIST = "SHA256SUMS"

# What systems put into folders by themselves.
_LITTER = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})


class Place:
    """Where a site stands: `target`, and the folder `store` with its numbered builds."""

    def __init__(self, target: Path, store: Path | None = None) -> None:
        self.target = target
        self.store = store or WORK / "sites" / target.name
        self._aside = self.store / "aside"
        self._pointer = self.store / "pointer"

    @contextmanager
    def held(self, say: Callable[[str], None]) -> Iterator[None]:
        """Hold the place alone; who has to wait says so. The system frees the lock of a build that was killed.

        Raises AtlasError when something stands there that no build made.
        """
        self.store.mkdir(parents=True, exist_ok=True)
        lock = FileLock(self.store.with_name(f"{self.store.name}.lock"))
        try:
            lock.acquire(timeout=0)
        except Timeout:
            say(f"another build of {self.target.name}/ is going on: waiting for it")
            lock.acquire()
        try:
            self._recover()
            self.refuse_strangers()
            yield
        finally:
            lock.release()

    @contextmanager
    def workspace(self) -> Iterator[Path]:
        """Yield an empty folder to build in; it is removed unless it was moved away."""
        folder = self.store / "making"
        shutil.rmtree(folder, ignore_errors=True)  # of a build that was killed
        folder.mkdir()
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def recycle(self, into: Path) -> None:
        """Move the site that was shown before this one to a path, to be made into the next; else make a folder there.

        Most files of two builds are the same: writing all of them anew takes longer than the rest of a small edit.
        """
        shown = self.target.resolve()
        for number in self._numbers():
            if self.store / number != shown:
                (self.store / number).rename(into)
                return
        into.mkdir()

    def publish(self, folder: Path) -> Path:
        """Let the place show a finished folder; return where its files stand now.

        Raises AtlasError when a stranger came meanwhile, or when the place does not show the site afterwards.
        """
        self.refuse_strangers()
        before = self.target.resolve()
        finished = self.store / str(max(map(int, self._numbers()), default=0) + 1)
        folder.rename(finished)
        try:
            self._link(finished)
        except (OSError, NotImplementedError):
            self._move(finished)
        shown = self.target.resolve()
        if not (shown / LIST).is_file():
            raise self._error(f"does not show the new site, which stays in {finished}: look at both, and run it again.")
        for number in self._numbers():
            if self.store / number not in (shown, before):  # a server may still be reading the one before
                shutil.rmtree(self.store / number, ignore_errors=True)
        shutil.rmtree(self._aside, ignore_errors=True)
        return shown

    def refuse_strangers(self) -> None:
        """Raise AtlasError when the place holds anything that no build made."""
        if self.target.is_symlink():
            if self.target.resolve().parent != self.store.resolve():
                raise self._error("is a link that no build made: take it away, or move what it leads to.")
        elif self.target.exists() and not self.target.is_dir():
            raise self._error("is a file: move it away, the site is put there.")
        elif self.target.is_dir() and os.path.ismount(self.target):
            raise self._error(
                "is a mount point, which cannot be replaced: mount it elsewhere, and copy the site there."
            )
        if found := sorted(strangers(self.target.resolve())):
            raise self._error(
                f"holds what no build put there: {some(found)}. Move it away; publish from a copy of the site instead "
                "(README.md, 'Put it online')."
            )

    def _link(self, finished: Path) -> None:
        self._pointer.unlink(missing_ok=True)
        self._pointer.symlink_to(os.path.relpath(finished, self.target.parent), target_is_directory=True)
        self._make_way(link=True)
        self._pointer.replace(self.target)

    def _move(self, finished: Path) -> None:
        self._make_way(link=False)
        try:
            finished.rename(self.target)
        except OSError:
            self._recover()
            raise

    def _make_way(self, link: bool) -> None:
        """Set aside what stands in the place. A link needs no way for another link: one step replaces it."""
        if self.target.is_symlink():
            if not link:
                self.target.unlink()
        elif self.target.is_dir():
            shutil.rmtree(self._aside, ignore_errors=True)
            self.target.rename(self._aside)

    def _recover(self) -> None:
        """Bring back a site that was set aside and never replaced, by a build that failed or was killed."""
        if self._aside.is_dir() and not os.path.lexists(self.target):
            self._aside.rename(self.target)

    def _numbers(self) -> list[str]:
        return [path.name for path in self.store.iterdir() if path.name.isdecimal()]

    def _error(self, message: str) -> AtlasError:
        name = self.target.relative_to(ROOT).as_posix() if self.target.is_relative_to(ROOT) else str(self.target)
        return AtlasError([Problem(name, 0, 0, RULE, message)])


def write_list(folder: Path, files: Iterable[tuple[str, bytes]]) -> None:
    """Write the list of a site's files into its folder, in the form that `sha256sum --check` reads."""
    lines = (f"{hashlib.sha256(content).hexdigest()}  {path}\n" for path, content in sorted(files))
    (folder / LIST).write_text("".join(lines), "utf-8")


def listed(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of each file that a site's list names; nothing when it has no list."""
    try:
        lines = (folder / LIST).read_text("utf-8").splitlines()
    except OSError:
        return {}
    return {path: digest for digest, _, path in (line.partition("  ") for line in lines)}


def strangers(folder: Path) -> Iterator[str]:
    """Yield each file, or topmost folder, of a site that its list does not name."""
    known = listed(folder)
    folders: set[str] = set()
    for path in known:
        while (path := path.rpartition("/")[0]) and f"{path}/" not in folders:
            folders.add(f"{path}/")
    for parent, inner, files in os.walk(folder):
        below = parent[len(str(folder)) :].replace(os.sep, "/").strip("/")
        prefix = below and f"{below}/"
        for name in list(inner):
            if f"{prefix}{name}/" not in folders:
                inner.remove(name)
                yield f"{prefix}{name}/"
        for name in files:
            if prefix + name not in known and prefix + name != LIST and name not in _LITTER:
                yield prefix + name
