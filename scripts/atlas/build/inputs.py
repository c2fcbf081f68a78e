"""What a site is made from beside its sources: the code that runs, the packages, the interpreter, the environment."""

import hashlib
import os
import sys
from functools import cache
from pathlib import Path

from atlas.paths import ROOT
from atlas.sources import address, disk
from atlas.sources.snapshot import Snapshot


def site_key(snapshot: Snapshot) -> str:
    """Return a name for everything that a whole site is made from; equal names mean equal sites."""
    digest = snapshot.digest(sorted({*snapshot.files, *snapshot.faults}))
    return hashlib.sha256(f"{digest} {beside_sources()}".encode()).hexdigest()


def beside_sources() -> str:
    """Return everything but the sources that pages are made from, as one text."""
    own = os.environ.get(address.VARIABLE, "")
    return f"{CODE} {environment()} {own} {address.from_host(os.environ)}"


def code_on_disk() -> str:
    """Return a hash of the library's code as it stands on disk."""
    folder = ROOT / "scripts"
    digest = hashlib.sha256()
    for path in (folder / "hook.py", *(path for path in disk.files(folder / "atlas") if path.suffix == ".py")):
        content = path.read_bytes()
        digest.update(f"{path.relative_to(ROOT).as_posix()}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()


@cache
def environment() -> str:
    """Return the interpreter and every installed package with its version, as one text."""
    found = {path.name for entry in sys.path for path in Path(entry).glob("*.dist-info")}
    return f"{sys.version} {sys.platform} {' '.join(sorted(found))}"


# The code that this process runs. A preview goes on running it when the files change: its pages are named after it.
CODE = code_on_disk()
