"""What a build depends on: the sources, the code that runs, the packages, the interpreter.

Two questions are asked here. What would a language's pages be made from (`language_key`)? And did any source change
while they were made (`state`)? Pages are kept for later builds only when the second answer is no.
"""

import hashlib
import json
import os
import sys
from collections.abc import Iterable
from pathlib import Path

from atlas.model.catalogue import FILES
from atlas.model.locales import all_locales
from atlas.paths import CONFIG, DATA, DOCS, OVERRIDES, ROOT, STRINGS, relative
from atlas.publish import assets
from atlas.sources import disk, synonyms
from atlas.sources.disk import files
from atlas.sources.messages import shared_texts

State = disk.State

_TEMPLATES = frozenset({".html", ".md"})


def state() -> State:
    """Return how every source stands on disk now. Equal states mean that nobody wrote in between."""
    return disk.state((CONFIG, DATA, DOCS, OVERRIDES))


def language_key(code: str) -> str:
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
    others = {other.code: [shared_texts(other), synonyms.of(other.code)["marketplaces"]] for other in all_locales()}
    names = [assets.name(file) for file in assets.published_files()]
    digest = _digest(own)
    digest.update(json.dumps([code, others, names, os.environ.get("ATLAS_SITE_URL", "")], sort_keys=True).encode())
    digest.update(f"{CODE} {environment()}".encode())
    return digest.hexdigest()[:24]


def code_on_disk() -> str:
    """Return a hash of the library's code as it stands on disk."""
    folder = ROOT / "scripts"
    return _digest(
        [folder / "hook.py", *(path for path in files(folder / "atlas") if path.suffix == ".py")]
    ).hexdigest()


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
