"""Judges how far sources carry a link: which of them hold its address, from when, and how many people looked.

An address of sources.yaml is a host and a path as they stand in the source. Its host may leave the store open:
`sellercentral.amazon.{ca,com.mx}/seller-forums` was read for these two, `sellercentral.amazon.{store}/cu/case-lobby`
is said of any store and seen in none. A path that ends in `/*` means pages below it.
"""

import re
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from atlas.model.catalogue import Source
from atlas.model.hosts import host_fault
from atlas.model.marketplaces import CONFIDENCE, Link
from atlas.sources.raw_tables import RawTables, links, rows, texts
from atlas.sources.yaml_file import Document, Path_

ANY_STORE = "{store}"
_CHOICE = re.compile(r"\{([^{}]*)\}")

# A year, month or day within words; "2018-2019" is two years.
_DATE = re.compile(r"(?<!\d)\d{4}(?:-\d\d(?!\d)(?:-\d\d(?!\d))?)?")


def hosts(address: str) -> list[str]:
    """Return the hosts that an address of a source names, its choices written out; `{store}` stays as it is."""
    host = address.partition("/")[0]
    choice = _CHOICE.search(host)
    if not choice or choice[0] == ANY_STORE:
        return [host]
    return [host.replace(choice[0], ending) for ending in choice[1].split(",")]


def holds(address: str, link: Link) -> bool:
    """Return whether an address of a source is that of a link.

    A link without a path is a host: every address on it shows it. A `pattern` is held by its path on any host of the
    kind. Every other link must stand there itself.
    """
    parts = urlsplit(link.url)
    path = (parts.path + (f"?{parts.query}" if parts.query else "")).strip("/")
    _, _, named = address.partition("/")
    same = named.strip("/") in (path, f"{path}/*".strip("/"))
    if link.confidence == "pattern":
        return same and any(_kind(host) == _kind(link.host) for host in hosts(address))
    return link.host in hosts(address) and (same or not path)


def covering(link: Link, sources: Iterable[Source]) -> tuple[Source, ...]:
    """Return those of the sources in which the link's address stands."""
    return tuple(source for source in sources if any(holds(address, link) for address in source.addresses))


def dates_of(source: Source) -> list[str]:
    """Return every year, month or day that the date of a source names."""
    return _DATE.findall(source.date)


def is_of(source: Source, seen: str) -> bool:
    """Return whether a source has the date of a link, or a more exact one: `2026-05-12` serves for `2026-05`."""
    return any(f"{date}-".startswith(f"{seen}-") for date in dates_of(source))


def observers(sources: Iterable[Source]) -> frozenset[str]:
    """Return who saw what the sources say, each once; a source that names nobody counts as one of its own."""
    return frozenset(source.observer or f"source {source.number}" for source in sources)


def can_be_proved(sources: Iterable[Source]) -> bool:
    """Return whether a reader can be sent to one of the sources, or two that are unrelated agree."""
    sources = tuple(sources)
    return any(source.traceable for source in sources) or len(observers(sources)) > 1


def known_sources(tables: RawTables) -> dict[int, Source]:
    """Return the sources of sources.yaml by number; what has a wrong type is left out, the schema reports it."""
    return {
        row["number"]: Source(
            number=row["number"],
            **{
                key: "".join(texts(row.get(key))[:1])
                for key in ("title", "where", "date", "observer", "author", "kind")
            },
            addresses=tuple(texts(row.get("addresses"))),
            labels=tuple(texts(row.get("labels"))),
            traceable=row.get("traceable") is not False,
        )
        for _, row in rows(tables, "sources", "sources")
        if isinstance(row.get("number"), int)
    }


def judged(tables: RawTables) -> Iterator[tuple[Document, Path_, Link, tuple[Source, ...]]]:
    """Yield every sound link of the table and the doors with its place and the sources that hold its address.

    Yields nothing when sources.yaml has none: that is reported once, elsewhere.
    """
    known = known_sources(tables)
    for document, path, raw in links(tables) if known else ():
        url, confidence, cited = raw.get("url"), raw.get("confidence"), raw.get("sources")
        if isinstance(url, str) and not host_fault(url) and confidence in CONFIDENCE and isinstance(cited, list):
            numbers = tuple(number for number in cited if isinstance(number, int))
            link = Link(url, confidence, str(raw.get("seen", "")), numbers)
            yield document, path, link, covering(link, [known[number] for number in numbers if number in known])


def report(tables: RawTables, codes: Iterable[str] = ()) -> list[str]:
    """Return a heading for each store, `doors` the last, and under it a line for each of its links.

    `codes` picks some stores; none means all. Raises LookupError for a code or alias that no store has.
    """
    stores = [(path[1], row) for path, row in rows(tables, "marketplaces", "marketplaces")]
    names = {name: index for index, row in stores for key in ("code", "aliases") for name in texts(row.get(key))}
    for code in codes:
        if code.lower() not in names:
            raise LookupError(f"there is no store '{code}': write some of {', '.join(names)}.")
    picked = {names[code.lower()] for code in codes}
    groups: dict[str, list[str]] = {}
    for document, path, link, sources in judged(tables):
        if document is tables["marketplaces"] and (not picked or path[1] in picked):
            entry = document.data["marketplaces"][path[1]]
            groups.setdefault(f"{entry.get('code')} {entry.get('storefront')}", []).append(
                _line(path[3], link, sources)
            )
        elif document is tables["doors"] and not picked:
            door = document.data["doors"][path[1]]
            groups.setdefault("doors", []).append(_line(door.get("id"), link, sources))
    return [line for heading, lines in groups.items() for line in (heading, *lines)]


def _line(name: object, link: Link, sources: tuple[Source, ...]) -> str:
    numbers = ", ".join(str(source.number) for source in sources) or "none"
    count = len(observers(sources))
    seen = f"{count} observer{'' if count == 1 else 's'}"
    return f"  {name!s:<26} {link.confidence:<8} {link.seen:<10}  {seen:<11} {'sources ' + numbers:<22} {link.url}"


def _kind(host: str) -> str:
    """Return what a host is for: `sellercentral` of `sellercentral-europe.amazon.com`."""
    return re.split(r"[.-]", host)[0]
