"""Resolves a page's links as a browser does, and tells which of them stay on the site."""

from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import unquote, urljoin, urlsplit

_ROOT = "https://site.invalid/"


def inside(address: str, targets: Iterable[str]) -> frozenset[tuple[str, str, str]]:
    """Return those targets of a page that stay on the site, resolved as a browser does: see PageFacts."""
    folder, _, file = address.rpartition("/")
    near = (target for target in targets if not target.startswith("https://"))  # others begin with their site
    found = ((target, _resolved(*_nearest(folder, target, file))) for target in near)
    return frozenset((target, *place) for target, place in found if place)


def _nearest(folder: str, target: str, file: str) -> tuple[str, str, str]:
    """Return a link as it stands in the folder that it climbs to: there most links of all pages are the same."""
    if target.startswith("../"):
        file = ""
        while folder and target.startswith("../"):
            folder, target = folder.rpartition("/")[0], target[3:] or "./"
    return folder, target, file


@lru_cache(maxsize=65536)
def _resolved(folder: str, target: str, file: str) -> tuple[str, str] | None:
    if target.startswith("#"):
        return f"/{folder}/{file}" if folder else f"/{file}", unquote(target[1:])
    try:
        url = urlsplit(urljoin(f"{_ROOT}{folder}/{file}" if folder else _ROOT + file, target))
    except ValueError:
        return None  # no address at all: a rule on links out of the site reports it
    if url.scheme != "https" or url.netloc != "site.invalid":
        return None
    return unquote(url.path), unquote(url.fragment)
