"""The table as data: every file below /api/v1/, which data/openapi.yaml describes and promises.

The same catalogue, address and date give the same bytes. Keys may be added here; none may ever change its meaning.
"""

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from atlas.content.context import guide_title
from atlas.model.catalogue import Source
from atlas.model.marketplaces import CONFIDENCE, EQUAL_DOORS, Link, Marketplace
from atlas.model.matters import Door, Matter, Way
from atlas.project import Project
from atlas.publish import csv_table, openapi

FOLDER = "api/v1/"
VERSION = "1"
FORMAT = "1.2"  # what was added to version 1, as data/openapi.yaml says under x-changelog
LICENCE = "CC0-1.0"
CSV = "marketplaces.csv"
INDEPENDENCE = "Not affiliated with Amazon."
READING_RULE = (
    "Take the host of the address, in lower case and as the browser reads it; of all entries of domains, refused, "
    "short_links and open_to_anyone that the host equals, or that it ends in after a dot, the longest decides, and "
    "only an entry of domains makes the host Amazon's."
)

_HOST_LISTS = (
    "domains",
    "sign_in",
    "refused",
    "short_links",
    "open_to_anyone",
    "mail_domains",
    "false_senders",
    "buyer_mail",
    "mailboxes",
)


def published(project: Project) -> dict[str, bytes]:
    """Return every data file by its path. Their date is that of the newest change, so that builds are alike."""
    return files(project, project.catalogue.newest.isoformat())


def files(project: Project, date: str) -> dict[str, bytes]:
    """Return the content of every data file by its path from the site's root.

    `date` is that of the table's newest change.
    """
    head = {
        "version": VERSION,
        "table": date,
        "licence": LICENCE,
        "source": project.base,
        "independence": INDEPENDENCE,
        "format": FORMAT,
    }
    entries = [_marketplace(entry, project) for entry in project.catalogue.marketplaces]
    matters = _matters(project)
    bodies: dict[str, dict[str, Any]] = {
        "marketplaces.json": {"marketplaces": entries},
        **{f"marketplaces/{entry['code']}.json": {"marketplace": entry} for entry in entries},
        "official-hosts.json": _official_hosts(project),
        "matters.json": matters,
        **{f"matters/{matter['id']}.json": {"matter": matter} for matter in matters["matters"]},
        "labels.json": labels(project),
        "sources.json": {"sources": [_source(source) for source in project.catalogue.sources.values()]},
    }
    described = openapi.document(project, date)
    made = {name: _written(head, body) for name, body in bodies.items()}
    made["openapi.json"] = _compact(described).encode() + b"\n"
    made["schemas.json"] = _compact(openapi.schemas(described)).encode() + b"\n"
    digest = {"digest": _digest(_compact(bodies["marketplaces.json"]))}
    made[CSV] = csv_table.table(entries, head | digest)
    columns = csv_table.description(CSV, entries[0], described["components"]["schemas"])
    made[f"{CSV}-metadata.json"] = _compact(columns).encode() + b"\n"
    return {FOLDER + name: content for name, content in made.items()}


def _compact(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))  # without indents: the quick encoder


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _written(head: dict[str, str], body: dict[str, Any]) -> bytes:
    """Return a file: what begins each, with the digest of the rest, and the rest."""
    rest = _compact(body)
    return f"{_compact(head | {'digest': _digest(rest)})[:-1]},{rest[1:]}\n".encode()


def labels(project: Project) -> dict[str, Any]:
    """Return the words for names of links, for how sure they are, and for groups, in every language."""
    known: dict[str, Iterable[str]] = {"door_label.{}": csv_table.LINKS, "confidence.{}.short": CONFIDENCE}
    known["group.{}"] = project.catalogue.groups
    named = zip(("links", "confidence", "groups"), known.items(), strict=True)
    return {
        key: {name: _in_every_language(project, text.format(name)) for name in names} for key, (text, names) in named
    }


def _source(source: Source) -> dict[str, Any]:
    return {
        "number": source.number,
        "title": source.title,
        "where": source.where,
        "date": source.date,
        "says": source.badge,
        "traceable": source.traceable,
    }


def _marketplace(entry: Marketplace, project: Project) -> dict[str, Any]:
    contact = entry.links.get("contact")
    group = entry.account_group
    return {
        "code": entry.code,
        "aliases": list(entry.aliases),
        "storefront": entry.storefront,
        "marketplace_id": entry.marketplace_id,
        "region": entry.region,
        "account_group": group and {"id": group.id, "confidence": group.confidence, "sources": list(group.sources)},
        "languages": list(entry.languages),
        "seller_central_languages": list(entry.seller_central_languages),
        "currency": entry.currency or None,
        "launched": entry.launched or None,
        "names": {locale.tag: locale.country(entry.code) for locale in project.locales},
        "pages": _pages(project, f"marketplaces/{entry.code}/"),
        "permalink": f"{project.base}go/{entry.code}/",
        "retired": _end(entry.retired),
        "closing": _end(entry.closing),
        "first_door": entry.seller_central.url,
        "contact_door": contact.url if contact and contact.confidence in EQUAL_DOORS else None,
        "links": {name: _link(link) for name, link in entry.links.items()},
        "notes": [{"id": note, "texts": _in_every_language(project, f"note.{note}")} for note in entry.notes],
    }


def _end(end: dict[str, str]) -> dict[str, str | None] | None:
    return {key: end.get(key) for key in ("date", "reason", "instead")} if end else None


def _link(link: Link) -> dict[str, Any]:
    return {
        "url": link.url,
        "host": link.host,
        "confidence": link.confidence,
        "seen": link.seen or None,
        "sources": list(link.sources),
    }


def _official_hosts(project: Project) -> dict[str, Any]:
    lists = project.allow_list
    return {"rule": READING_RULE} | {name: lists[name] for name in _HOST_LISTS}


def _matters(project: Project) -> dict[str, Any]:
    catalogue = project.catalogue
    doors = {door.id: _door(door, project) for door in catalogue.doors.values()}
    return {
        "groups": [{"id": group, "names": _in_every_language(project, f"group.{group}")} for group in catalogue.groups],
        "matters": [_matter(matter, doors, project) for matter in sorted(catalogue.matters, key=lambda m: m.rank)],
    }


def _matter(matter: Matter, doors: dict[str, dict[str, Any]], project: Project) -> dict[str, Any]:
    return {
        "id": matter.id,
        "group": matter.group,
        "rank": matter.rank,
        "titles": {own.tag: guide_title(project, f"matters/{matter.id}", own) for own in project.locales},
        "pages": _pages(project, f"matters/{matter.id}/"),
        "permalink": f"{project.base}go/{matter.id}/",
        "doors": [doors[door] for door in matter.doors],
        "ways": {store.code: _way(matter.way(store)) for store in project.catalogue.open_marketplaces},
        "sources": list(matter.sources),
    }


def _way(way: Way) -> dict[str, Any]:
    return {
        "url": way.link.url,
        "confidence": way.link.confidence,
        "seen": way.link.seen or None,
        "path": list(way.door.path),
    }


def _door(door: Door, project: Project) -> dict[str, Any]:
    return {
        "id": door.id,
        "names": _in_every_language(project, f"door.{door.id}.name"),
        "links": [_link(link) for link in door.links],
        "marketplace_link": door.page_link or None,
        "mail": door.mail or None,
        "pages": _guide(project, door.guide) if door.guide else {},
        "sources": list(door.sources),
    }


def _in_every_language(project: Project, key: str) -> dict[str, str]:
    return {locale.tag: project.texts(locale.code)[key] for locale in project.locales}


def _guide(project: Project, guide: str) -> dict[str, str]:
    slug, _, anchor = guide.partition("#")
    return _pages(project, f"guides/{slug}/" + (f"#{anchor}" if anchor else ""))


def _pages(project: Project, path: str) -> dict[str, str]:
    return {locale.tag: f"{project.base}{locale.code}/{path}" for locale in project.locales}
