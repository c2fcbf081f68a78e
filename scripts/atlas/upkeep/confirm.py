"""Confirms a link: somebody signed in and saw it. Its source, its date, its confidence and its row in the news."""

import re
from datetime import date

from atlas.model.evidence import covering, known_sources, observers
from atlas.model.hosts import host_of
from atlas.model.marketplaces import CONFIDENCE, Link, Marketplace
from atlas.problems import did_you_mean, stopping
from atlas.project import Project
from atlas.rules.check import check_data
from atlas.sources.raw_tables import FILES
from atlas.upkeep import edits

_FLOW = re.compile(r"(?P<head>\s*[\w-]+: )\{.*\}(?P<rest>\s*(?:#.*)?\n?)")


def found(project: Project, store: str, name: str) -> tuple[Marketplace, Link]:
    """Return a store by its code or alias, and one of its links. Raises LookupError in words."""
    stores = {key: entry for entry in project.catalogue.marketplaces for key in (entry.code, *entry.aliases)}
    if store not in stores:
        raise LookupError(f"there is no store '{store}'.{did_you_mean(store, stores)}")
    names = stores[store].links
    if name not in names:
        raise LookupError(f"'{store}' has no link '{name}': {', '.join(names)}.{did_you_mean(name, names)}")
    return stores[store], names[name]


def confirmed(project: Project, entry: Marketplace, name: str, seen: tuple[str, str, date]) -> dict[str, str]:
    """Return the data files that change, by their paths, when a link was seen: `seen` is where, by whom, and the day.

    The link gets the surest confidence that the rules allow, never a lower one than it has. Raises ValueError with the
    rules' words when they allow none.
    """
    where, observer, day = seen
    link = entry.links[name]
    address = re.sub(r"^https://", "", link.url).rstrip("/")
    number, files = edits.source(project, where, day, observer, address)
    now = edits.changed(project, files)
    said: list[str] = []
    for confidence in _levels(entry, link):
        stamped = Link(link.url, confidence, str(day), (*link.sources, number))
        changes = files | _written(now, entry, name, stamped) | _news(now, entry, name, link, stamped)
        problems = stopping(check_data(edits.changed(project, changes)))
        if not problems:
            return changes
        said = said or [problem.message for problem in problems]
    raise ValueError("\n".join(dict.fromkeys(said)))


def _levels(entry: Marketplace, link: Link) -> list[str]:
    """Return the confidences that a link may have once it was seen, the surest first."""
    if link.confidence in ("amazon", "regional"):
        return [link.confidence]
    own = link.host == host_of(entry.seller_central.url)
    return (["seen"] if own or link.confidence == "seen" else []) + ([] if link.confidence == "seen" else ["reported"])


def _written(project: Project, entry: Marketplace, name: str, link: Link) -> dict[str, str]:
    table = project.tables["marketplaces"]
    index = next(n for n, row in enumerate(table.data["marketplaces"]) if row["code"] == entry.code)
    line = table.places[("marketplaces", index, "links", name)][0] - 1
    lines = project.snapshot.text(FILES["marketplaces"], "yaml").splitlines(keepends=True)
    match = _FLOW.fullmatch(lines[line])
    if not match:
        raise ValueError(f"{FILES['marketplaces']}:{line + 1}: write the link on one line, as the others are.")
    url = link.url if re.fullmatch(r"[\w:/.-]+", link.url) else f'"{link.url}"'
    sources = edits.listed(map(str, link.sources))
    made = edits.flow({"url": url, "confidence": link.confidence, "seen": link.seen, "sources": sources})
    lines[line] = f"{match['head']}{made}{match['rest']}"
    return {FILES["marketplaces"]: "".join(lines)}


def _news(project: Project, entry: Marketplace, name: str, old: Link, new: Link) -> dict[str, str]:
    """Tell what became of a link: surer, confirmed by a second observer or by Amazon, or only newer."""
    day = date.fromisoformat(new.seen)
    if CONFIDENCE.index(new.confidence) < CONFIDENCE.index(old.confidence):
        return edits.news(project, day, "raised", [entry.code], name, new.confidence)
    by_number = known_sources(project.tables)
    sources = covering(new, [by_number[number] for number in new.sources])
    kind = "confirmed" if new.confidence == "amazon" or len(observers(sources)) > 1 else "dated"
    return edits.news(project, day, kind, [entry.code], name)
