"""A link to any page of the site, short links too, is shown with a title, a text and a picture where it is pasted."""

from collections.abc import Iterator

from atlas.problems import Problem
from atlas.site.built import Site

ID = "preview"
WHY = "README.md#put-it-online"

_ALL = ("og:title", "og:description", "og:type", "og:url", "og:site_name", "og:locale", "og:image", "og:image:alt")


def check(site: Site) -> Iterator[Problem]:
    """Yield a problem at each page without such a preview; the pages of what is missing need none."""
    for code, page in site.pages():
        if page.path.endswith("404.html"):
            continue
        if lacking := [name for name in _ALL if not page.preview.get(name)]:
            yield site.problem(code, page.path, ID, f"a link to it would be shown without {', '.join(lacking)}.")
        elif page.preview["og:image"].removeprefix(site.base) not in site.files:
            message = f"og:image is '{page.preview['og:image']}', which is no file of the site."
            yield site.problem(code, page.path, ID, message)
