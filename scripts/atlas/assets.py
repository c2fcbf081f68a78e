"""Styles, scripts and pictures: named by their content, so that browsers may keep them for ever."""

import hashlib
import shutil
from functools import cache
from pathlib import Path

from atlas.paths import ASSETS


@cache
def name(file: str) -> str:
    """Give the published path of an asset, such as `assets/atlas.1f0c2b9a.css`, from the site's root."""
    path = ASSETS / file
    digest = hashlib.sha256(path.read_bytes()).hexdigest()[:8]
    return f"assets/{path.stem}.{digest}{path.suffix}"


def write(site: str | Path) -> None:
    """Copy every asset into a site's folder under its published name."""
    for path in sorted(ASSETS.iterdir()):
        target = Path(site) / name(path.name)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
