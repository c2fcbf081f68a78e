"""The table as objects: all marketplaces, doors, matters and sources together."""

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from atlas.model.dates import first_day
from atlas.model.marketplaces import Group, Link, Marketplace
from atlas.model.matters import Door, Matter, MatterDoor
from atlas.model.screens import Screen
from atlas.model.screens import from_data as screens_from_data


@dataclass(frozen=True)
class Source:
    """Where a fact comes from; for links also which addresses stand there, who saw them, whose words they are.

    A source is `traceable` when a reader can be sent to it. How addresses are written: see evidence.py.
    """

    number: int
    title: str
    where: str
    date: str
    observer: str = ""
    author: str = ""
    kind: str = ""
    addresses: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    traceable: bool = True

    @property
    def badge(self) -> str:
        """Who says it, as a badge shows it: `amazon`, `law`, `seen` or `reported`."""
        return self.author.lower() or self.kind or "reported"

    @property
    def year(self) -> str:
        """The last year that its date names; empty where a part of it has no date."""
        years = re.findall(r"(?<!\d)20\d\d(?!\d)", self.date)
        return max(years) if years and "undated" not in self.date else ""


@dataclass(frozen=True)
class Change:
    """What changed in the table on a day: a link of some marketplaces, to which confidence; or the whole entries."""

    date: str
    kind: str
    marketplaces: tuple[str, ...]
    link: str = ""
    confidence: str = ""


@dataclass(frozen=True)
class Catalogue:
    """Everything in data/ that pages are made from, in the order of the files."""

    marketplaces: tuple[Marketplace, ...]
    doors: dict[str, Door]
    groups: tuple[str, ...]
    matters: tuple[Matter, ...]
    sources: dict[int, Source]
    guides: tuple[str, ...]
    changes: tuple[Change, ...]
    icons: dict[str, str] = field(default_factory=dict)  # of the groups of matters
    screens: tuple[Screen, ...] = ()

    @property
    def newest(self) -> date:
        """The day of the newest change: what is said of today is said of it, so the same data give the same site."""
        return _newest(self.changes)

    @property
    def open_marketplaces(self) -> tuple[Marketplace, ...]:
        """The marketplaces that are not retired: those that a seller can choose."""
        return tuple(entry for entry in self.marketplaces if not entry.retired)

    def marketplace(self, code: str) -> Marketplace:
        """Return a marketplace by its code. Raises KeyError when there is none."""
        return {entry.code: entry for entry in self.marketplaces}[code]

    def sharing(self, entry: Marketplace) -> tuple[Marketplace, ...]:
        """Return the other marketplaces of the account group, which one sign-in opens together."""
        if not entry.account_group:
            return ()
        return tuple(
            other
            for other in self.open_marketplaces
            if other.account_group and other.account_group.id == entry.account_group.id and other != entry
        )


def build(data: dict[str, Any], guides: tuple[str, ...]) -> Catalogue:
    """Return the objects that are made of checked data files, by their names, and the slugs of the guides.

    A store that closes after the newest change of the table is open: the same data give the same site on any day.
    """
    changes = tuple(Change(**_tuples(raw)) for raw in data["changes"]["changes"])
    newest = _newest(changes)
    return Catalogue(
        marketplaces=tuple(_marketplace(raw, newest) for raw in data["marketplaces"]["marketplaces"]),
        doors={raw["id"]: _door(raw) for raw in data["doors"]["doors"]},
        groups=tuple(data["matters"]["groups"]),
        icons=data["matters"]["icons"],
        matters=tuple(sorted(map(_matter, data["matters"]["matters"]), key=lambda matter: matter.rank)),
        sources={raw["number"]: Source(**_tuples(raw)) for raw in data["sources"]["sources"]},
        guides=guides,
        changes=changes,
        screens=screens_from_data(data["screens"]),
    )


def _newest(changes: tuple[Change, ...]) -> date:
    return max(first_day(change.date) for change in changes)


def _tuples(raw: dict[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in raw.items()}


def _link(raw: dict[str, Any]) -> Link:
    return Link(raw["url"], raw["confidence"], str(raw.get("seen", "")), tuple(raw["sources"]))


def _marketplace(raw: dict[str, Any], newest: date) -> Marketplace:
    fields = _tuples(raw)
    fields["links"] = {name: _link(link) for name, link in raw["links"].items()}
    fields["launched"] = str(raw.get("launched", ""))  # a year alone is read as a number
    end = {key: str(value) for key, value in raw.get("retired", {}).items()}
    fields["retired"], fields["closing"] = (end, {}) if not end or first_day(end["date"]) <= newest else ({}, end)
    if group := raw.get("account_group"):
        fields["account_group"] = Group(**_tuples(group))
    return Marketplace(**fields)


# How matters.yaml says whether a message helps, and how a matter does.
_DRAFTS = {True: "yes", False: ""}


def _matter(raw: dict[str, Any]) -> Matter:
    fields = _tuples(raw) | {"door": _matter_door(raw["door"])}
    exceptions = fields.pop("except", {})
    fields["draft"] = _DRAFTS.get(raw.get("draft", False), "appeal")
    return Matter(**fields, exceptions={code: _matter_door(door) for code, door in exceptions.items()})


def _matter_door(raw: dict[str, Any]) -> MatterDoor:
    return MatterDoor(**(_tuples(raw) | {"seen": str(raw.get("seen", ""))}))


def _door(raw: dict[str, Any]) -> Door:
    return Door(**(_tuples(raw) | {"links": tuple(_link(link) for link in raw.get("links", []))}))
