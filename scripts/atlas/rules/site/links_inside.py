"""No link inside the site is dead: every page, file and anchor is there."""

from collections.abc import Iterator
from functools import cache
from urllib.parse import unquote, urljoin, urlsplit

from atlas.build.site import Site
from atlas.problems import Problem

ID = "dead-link"

_ROOT = "https://site.invalid/"


def check(site: Site) -> Iterator[Problem]:
    """Yield a problem at each link, fetched file or anchor that leads nowhere."""
    base_path = urlsplit(site.base).path
    pages = [(code, f"{code}/{page.path}" if code else page.path, page) for code, page in site.pages()]
    anchors = {address: frozenset(page.ids) for _, address, page in pages}
    for code, address, page in pages:
        for target in (*page.links, *page.fetched):
            inside = _inside(address.rpartition("/")[0], target, address.rpartition("/")[2])
            if inside is None:
                continue
            path, fragment = inside
            # Only 404.html begins its addresses at the root: there the site may stand below a folder.
            below = address == "404.html" and path.startswith(base_path)
            path = path.removeprefix(base_path if below else "/")
            file = f"{path}index.html" if not path or path.endswith("/") else path
            if file not in site.files:
                message = f"a link leads to '{path}', which is not there."
                yield site.problem(code, page.path, ID, message, target)
            elif fragment and path in anchors and fragment not in anchors[path]:
                message = f"a link leads to '{path}#{fragment}', an anchor that is not there."
                yield site.problem(code, page.path, ID, message, target)


@cache
def _inside(folder: str, target: str, file: str) -> tuple[str, str] | None:
    """Resolve a link of a page to a path and an anchor of this site; None for one that leads out of it.

    Kept for the next build: in a preview most links are those of the last one.
    """
    try:
        url = urlsplit(urljoin(f"{_ROOT}{folder}/{file}" if folder else _ROOT + file, target))
    except ValueError:
        return None  # no address at all: links_outside reports it
    if url.scheme != "https" or url.netloc != "site.invalid":
        return None
    return unquote(url.path), unquote(url.fragment)
