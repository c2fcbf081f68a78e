"""No link inside the site is dead: every page, file and anchor is there."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from atlas.problems import Problem
from atlas.site.built import Site

ID = "dead-link"
WHY = "CONTRIBUTING.md#change-a-guide"


def check(site: Site) -> Iterator[Problem]:
    """Yield a problem at each link, fetched file or anchor that leads nowhere."""
    base_path = urlsplit(site.base).path
    pages = [(code, f"{code}/{page.path}" if code else page.path, page) for code, page in site.pages()]
    anchors = {address: frozenset(page.ids) for _, address, page in pages}
    sound: set[tuple[str, str]] = set()  # most links are those of every page: each is looked up once
    for code, address, page in pages:
        for target, path, fragment in page.inside:
            if (path, fragment) in sound:
                continue
            # Only 404.html begins its addresses at the root: there the site may stand below a folder.
            below = address.endswith("404.html") and path.startswith(base_path)
            shown = path.removeprefix(base_path if below else "/")
            file = f"{shown}index.html" if not shown or shown.endswith("/") else shown
            if file not in site.files:
                message = f"a link leads to '{shown}', which is not there."
                yield site.problem(code, page.path, ID, message, target)
            elif fragment and shown in anchors and fragment not in anchors[shown]:
                message = f"a link leads to '{shown}#{fragment}', an anchor that is not there."
                yield site.problem(code, page.path, ID, message, target)
            elif not below:
                sound.add((path, fragment))
