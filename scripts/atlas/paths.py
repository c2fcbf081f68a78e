"""Where things are: every folder of the project stands here once."""

from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CONFIG = ROOT / "mkdocs.yml"
DATA = ROOT / "data"
SCHEMAS = DATA / "schema"
STRINGS = DATA / "strings"
DOCS = ROOT / "docs"
OVERRIDES = ROOT / "overrides"
ASSETS = OVERRIDES / "assets"
SITE = ROOT / "site"
WORK = ROOT / ".build"

# What people write, from the project's root: what a build reads and nothing else.
SOURCES = ("mkdocs.yml", "data", "docs", "overrides")


def _installed(package: str) -> Path:
    """Return the folder of an installed package, without running its code."""
    found = find_spec(package)
    return Path(found.origin).parent if found and found.origin else ROOT / "no-such-package"


# The Material theme as it is installed: its icons and its translators' words are taken from here.
THEME = _installed("material") / "templates"


def relative(path: Path) -> str:
    """Return a path as messages name it: from the project's root, with forward slashes; a link by its own name."""
    try:
        return (path.parent.resolve() / path.name).relative_to(ROOT).as_posix()
    except (ValueError, RuntimeError):  # outside the project; below a link that leads to itself
        return path.as_posix()
