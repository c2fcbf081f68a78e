"""The addresses that were published, which must keep working: data/published.txt."""

from collections.abc import Iterable

from atlas.model.locales import all_locales
from atlas.paths import DATA
from atlas.sources import files

FILE = DATA / "published.txt"

_ROOT_FILES = ("sitemap.xml", "llms.txt")

_HEAD = """# Addresses that were published. Each keeps working for ever: a build that would lose one fails.
# `*/` stands for every language. Made by `python scripts/publish.py`; lines are added, never taken out.
"""


def lines() -> list[str]:
    """Give the lines of the list as they are written. Raises AtlasError when it cannot be read."""
    return [line for line in files.read_text(FILE, "published").splitlines() if line and not line.startswith("#")]


def read() -> list[str]:
    """Give the published addresses, with `*/` written out for every language of the site."""
    codes = [locale.code for locale in all_locales()]
    return [
        address
        for line in lines()
        for address in ([f"{code}/{line[2:]}" for code in codes] if line.startswith("*/") else [line])
    ]


def promised(built: Iterable[str]) -> list[str]:
    """Give the addresses of a built site that its readers and linkers rely on: pages, short links, data, feed."""
    codes = tuple(f"{locale.code}/" for locale in all_locales())
    found = set()
    for file in built:
        if file.endswith("index.html") or file.startswith("api/") or file.endswith("feed.xml") or file in _ROOT_FILES:
            address = file.removesuffix("index.html")
            found.add("*/" + address.partition("/")[2] if address.startswith(codes) else address)
    return sorted(found - {""})


def write(addresses: Iterable[str]) -> None:
    """Add addresses to the list; what stands there stays."""
    FILE.write_text(_HEAD + "\n".join(sorted({*lines(), *addresses})) + "\n", "utf-8")
