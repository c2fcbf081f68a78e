"""What a build depends on: the sources, the code that runs, the packages, the interpreter.

Two questions are asked here. What would a language's pages be made from (`language_key`)? And did any source change
while they were made (`state`)? Pages are kept for later builds only when the second answer is no.
"""

import hashlib
import json
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from atlas import assets, search_words
from atlas.catalogue import FILES
from atlas.locales import REFERENCE, all_locales
from atlas.paths import CONFIG, DATA, DOCS, OVERRIDES, ROOT, STRINGS, relative
from atlas.words import shared_texts

# A file's identity on disk: saving it, undoing the save, or replacing it by a copy changes at least one of these.
State = dict[str, tuple[int, int, int, int]]

_TEMPLATES = frozenset({".html", ".md"})


def sources() -> Iterator[Path]:
    """Yield every regular file that a build may read, droppings of editors and systems left out."""
    yield CONFIG
    for folder in (DATA, DOCS, OVERRIDES):
        yield from files(folder)


def files(folder: Path) -> Iterator[Path]:
    """Yield the regular files below a folder in the order of their names; hidden ones and copies (`x~`) are nobody's.

    Symbolic links are not followed: what they lead to is not of the project.
    """
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:  # a folder that is missing is reported where its files are needed
        return
    for entry in entries:
        if entry.name.startswith(".") or entry.name.endswith("~"):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from files(Path(entry.path))
        elif entry.is_file(follow_symlinks=False):
            yield Path(entry.path)


def state() -> State:
    """Return how every source stands on disk now. Equal states mean that nobody wrote in between."""
    found: State = {}
    for path in sources():
        try:
            status = path.stat()
        except OSError:  # taken away since it was listed: its absence is the change
            continue
        found[relative(path)] = (status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns)
    return found


def language_key(code: str, preview: bool) -> str:
    """Return a name for everything that a language's pages are made from; equal names mean equal pages.

    Of the other languages it counts only what their neighbours show of them (see `words.SHARED`), of the assets only
    their published names, which are made from their content.
    """
    own = [
        CONFIG,
        *(DATA / file for file in FILES.values()),
        STRINGS / f"{code}.yaml",
        DATA / "search" / f"{code}.yaml",
        *(path for path in files(DOCS / code) if path.suffix == ".md"),
        *(path for path in files(OVERRIDES) if path.suffix in _TEMPLATES),
    ]
    others = {
        other.code: [shared_texts(other), search_words.of(other.code)["marketplaces"]] for other in all_locales()
    }
    names = [assets.name(file) for file in assets.published_files()]
    digest = _digest(own)
    digest.update(json.dumps([code, preview, REFERENCE, others, names, site_address()], sort_keys=True).encode())
    digest.update(f"{CODE} {environment()}".encode())
    return digest.hexdigest()[:24]


def site_address() -> str:
    """Return the address that the environment gives for the site, or an empty string."""
    return os.environ.get("ATLAS_SITE_URL", "")


def code_on_disk() -> str:
    """Return a hash of the library's code as it stands on disk."""
    folder = ROOT / "scripts"
    return _digest([folder / "hook.py", *(path for path in files(folder / "atlas") if path.suffix == ".py")]).hexdigest()


def environment() -> str:
    """Return the interpreter and every installed package with its version, as one text."""
    found = {path.name for entry in sys.path for path in Path(entry).glob("*.dist-info")}
    return f"{sys.version} {sys.platform} {' '.join(sorted(found))}"


def _digest(paths: Iterable[Path]) -> "hashlib._Hash":
    digest = hashlib.sha256()
    for path in paths:
        content = path.read_bytes()
        digest.update(f"{relative(path)}\0{len(content)}\0".encode() + content)
    return digest


# The code that this process runs. A preview goes on running it when the files change: its pages are named after it.
CODE = code_on_disk()
