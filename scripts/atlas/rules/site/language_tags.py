"""Every page says its language, its direction, its own address and its address in every other language."""

from collections.abc import Iterator

from atlas.problems import Problem
from atlas.publish.sitemap import alternates
from atlas.site.built import Site

ID = "language-tag"
WHY = "CONTRIBUTING.md#translate"


def check(site: Site) -> Iterator[Problem]:
    """Yield a problem at each page whose lang, dir, canonical or hreflang differs from what it must be."""
    base = site.base
    for code, pages in site.languages.items():
        language = site.project.locale(code)
        for page in pages:
            for what, found, wanted in (
                ("lang", page.lang, language.tag),
                ("dir", page.direction, language.direction),
                ("canonical", page.canonical, f"{base}{code}/{page.path}"),
                ("hreflang", page.alternates, alternates(site.project, page.path)),
            ):
                if found != wanted:
                    message = f"its {what} is {found!r}, it must be {wanted!r}."
                    yield site.problem(code, page.path, ID, message)
