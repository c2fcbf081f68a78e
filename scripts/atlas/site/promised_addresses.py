"""The addresses that were published, which must keep working: data/published.txt."""

from collections.abc import Iterable, Iterator

from atlas import REFERENCE
from atlas.paths import ROOT
from atlas.project import Project
from atlas.site import moved_addresses

FILE = "data/published.txt"

_ROOT_FILES = ("sitemap.xml", "llms.txt")
_NO_LANGUAGE = ("go/", "api/")
_SOURCES = "*/guides/about/#s"

_HEAD = """# Addresses that were published. Each keeps working for ever: a build that would lose one fails.
# `en/` is a language, `*/` stands for every language, `#` begins an anchor of a page. Made by
# `python scripts/publish.py`; lines are added, never taken out.
"""


def numbered(project: Project) -> list[tuple[int, str]]:
    """Return the lines of the list as they are written, numbered. Raises AtlasError when it cannot be read."""
    written = project.snapshot.text(FILE, "published").splitlines()
    return [(number, line) for number, line in enumerate(written, start=1) if line and not line.startswith("#")]


def lines(project: Project) -> list[str]:
    """Return the lines of the list as they are written. Raises AtlasError when it cannot be read."""
    return [line for _, line in numbered(project)]


def language(line: str) -> str:
    """Return the code of the language that a line promises, or nothing."""
    whole = line.endswith("/") and line.count("/") == 1 and line not in (*_NO_LANGUAGE, "*/")
    return line[:-1] if whole else ""


def read(project: Project) -> list[str]:
    """Return the published addresses, with `*/` written out for every language of the site and every promised one."""
    written = lines(project)
    codes = dict.fromkeys([*(locale.code for locale in project.locales), *filter(None, map(language, written))])
    return [
        address
        for line in written
        for address in ([f"{code}/{line[2:]}" for code in codes] if line.startswith("*/") else [line])
    ]


def promised(project: Project, built: Iterable[str]) -> list[str]:
    """Return what readers and linkers of a built site rely on.

    Languages, pages and their Markdown, anchors, numbers of sources, short links and their QR codes, data, feeds.
    """
    codes = tuple(f"{locale.code}/" for locale in project.locales)
    found = {*codes, *_anchors(project)}
    for file in built:
        kept = file.endswith(("index.html", "index.md", "feed.xml", "qr.svg")) or file in _ROOT_FILES
        if kept or file.startswith("api/"):
            address = file.removesuffix("index.html")
            found.add("*/" + address.partition("/")[2] if address.startswith(codes) else address)
    return sorted(found - {""})


def _anchors(project: Project) -> Iterator[str]:
    for key, guide in project.guides[REFERENCE].items():
        if "/" not in key:  # those of a matter are the same on every matter, and a rule holds them
            yield from (f"*/guides/{key}/#{heading.anchor}" for heading in guide.headings if heading.anchor)
    yield from (f"{_SOURCES}{number}" for number in project.catalogue.sources)


def file_of(address: str) -> str:
    """Return the file of the site that answers for an address."""
    page = address.partition("#")[0]
    return f"{page}index.html" if page.endswith("/") else page


def moved_files(project: Project, files: Iterable[str]) -> dict[str, str]:
    """Return each promised address that the site lacks and that another stands for now, with that one."""
    there = frozenset(files)
    found = {}
    for address in read(project):
        if "#" not in address and file_of(address) not in there:
            now = moved_addresses.now(project, address)
            if now != address and file_of(now) in there:
                found[address] = now
    return found


def merged(project: Project, addresses: Iterable[str]) -> str:
    """Return the text of the list with addresses added; what stands there stays."""
    return _HEAD + "\n".join(sorted({*lines(project), *addresses})) + "\n"


def write(project: Project, addresses: Iterable[str]) -> None:
    """Add addresses to the list on disk."""
    (ROOT / FILE).write_text(merged(project, addresses), "utf-8")
