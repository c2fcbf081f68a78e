"""No link inside the site is dead: every page, file and anchor is there."""

from collections.abc import Iterator
from urllib.parse import unquote, urljoin, urlsplit

from atlas.inspection import PageFacts, Site
from atlas.problems import Problem

ID = "dead-link"

_ROOT = "https://site.invalid/"


def check(site: Site) -> Iterator[Problem]:
    """Yield a problem at each link, fetched file or anchor that leads nowhere."""
    base_path = urlsplit(site.base).path
    anchors = {address: frozenset(page.ids) for address, page in _pages(site)}
    for address, page in _pages(site):
        for target in (*page.links, *page.fetched):
            try:
                url = urlsplit(urljoin(_ROOT + address, target))
            except ValueError:
                continue  # no address at all: links_outside reports it
            if url.scheme != "https" or url.netloc != "site.invalid":
                continue
            path = unquote(url.path)
            # Only 404.html begins its addresses at the root: there the site may stand below a folder.
            path = path.removeprefix(base_path if address == "404.html" else "/")
            file = f"{path}index.html" if not path or path.endswith("/") else path
            if file not in site.files:
                yield Problem(f"site/{address}", 0, 0, ID, f"'{target}' leads to '{path}', which is not there.")
            elif url.fragment and path in anchors and unquote(url.fragment) not in anchors[path]:
                yield Problem(f"site/{address}", 0, 0, ID, f"'{target}' leads to an anchor that is not there.")


def _pages(site: Site) -> Iterator[tuple[str, PageFacts]]:
    for code, pages in site.languages.items():
        yield from ((f"{code}/{page.path}", page) for page in pages)
    yield from ((page.path, page) for page in site.root_pages)
