"""The addresses that were published, which must keep working: data/published.txt."""

from collections.abc import Iterable

from atlas.paths import ROOT
from atlas.project import Project

FILE = "data/published.txt"

_ROOT_FILES = ("sitemap.xml", "llms.txt")

_HEAD = """# Addresses that were published. Each keeps working for ever: a build that would lose one fails.
# `*/` stands for every language. Made by `python scripts/publish.py`; lines are added, never taken out.
"""


def lines(project: Project) -> list[str]:
    """Return the lines of the list as they are written. Raises AtlasError when it cannot be read."""
    written = project.snapshot.text(FILE, "published").splitlines()
    return [line for line in written if line and not line.startswith("#")]


def read(project: Project) -> list[str]:
    """Return the published addresses, with `*/` written out for every language of the site."""
    codes = [locale.code for locale in project.locales]
    return [
        address
        for line in lines(project)
        for address in ([f"{code}/{line[2:]}" for code in codes] if line.startswith("*/") else [line])
    ]


def promised(project: Project, built: Iterable[str]) -> list[str]:
    """Return the addresses of a built site that its readers and linkers rely on: pages, short links, data, feed."""
    codes = tuple(f"{locale.code}/" for locale in project.locales)
    found = set()
    for file in built:
        if file.endswith("index.html") or file.startswith("api/") or file.endswith("feed.xml") or file in _ROOT_FILES:
            address = file.removesuffix("index.html")
            found.add("*/" + address.partition("/")[2] if address.startswith(codes) else address)
    return sorted(found - {""})


def merged(project: Project, addresses: Iterable[str]) -> str:
    """Return the text of the list with addresses added; what stands there stays."""
    return _HEAD + "\n".join(sorted({*lines(project), *addresses})) + "\n"


def write(project: Project, addresses: Iterable[str]) -> None:
    """Add addresses to the list on disk."""
    (ROOT / FILE).write_text(merged(project, addresses), "utf-8")
