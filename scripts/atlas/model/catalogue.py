"""The table as objects: marketplaces, their links, the doors, the matters, the sources."""

from dataclasses import dataclass, field
from typing import Any

from atlas.model.hosts import host_of
from atlas.model.screens import Screen
from atlas.model.screens import from_data as screens_from_data

# From the surest to the least sure. Only the first two may stand beside the Seller Central home as an equal.
CONFIDENCE = ("amazon", "seen", "regional", "reported", "pattern")
EQUAL_DOORS = frozenset({"amazon", "seen"})


@dataclass(frozen=True)
class Link:
    """An address, how surely it leads where it says, the date of the newest evidence, and the sources' numbers."""

    url: str
    confidence: str
    seen: str
    sources: tuple[int, ...]

    @property
    def host(self) -> str:
        """The host that the reader is shown before the click."""
        return host_of(self.url)

    @property
    def is_sure(self) -> bool:
        """Whether it may stand beside the Seller Central home as an equal."""
        return self.confidence in EQUAL_DOORS


@dataclass(frozen=True)
class Group:
    """The account that several stores share, and how surely this store belongs to it."""

    id: str
    confidence: str
    sources: tuple[int, ...]


@dataclass(frozen=True)
class Marketplace:
    """One entry of the table."""

    code: str
    storefront: str
    marketplace_id: str
    region: str
    links: dict[str, Link]
    account_group: Group | None = None
    languages: tuple[str, ...] = ()
    seller_central_languages: tuple[str, ...] = ()
    currency: str = ""
    launched: str = ""
    aliases: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    retired: dict[str, str] = field(default_factory=dict)

    @property
    def seller_central(self) -> Link:
        """The one link that every marketplace has, and that never moves."""
        return self.links["seller_central"]

    @property
    def second_door(self) -> str:
        """Return the name of the link that stands beside the Seller Central button, or nothing.

        It is the contact page; where only the case log is sure, the case log, and the contact page joins the others.
        """
        for name in ("contact", "case_log"):
            if name in self.links and self.links[name].is_sure:
                return name
        return "contact" if "contact" in self.links else ""

    @property
    def hosts(self) -> tuple[str, ...]:
        """The official hosts that this marketplace's links lead to, the storefront first, each once."""
        return tuple(dict.fromkeys([self.storefront, *(link.host for link in self.links.values())]))

    @property
    def account(self) -> str:
        """The id of the account that it shares with other stores, or nothing."""
        return self.account_group.id if self.account_group else ""

    @property
    def source_numbers(self) -> tuple[int, ...]:
        """The sources of all its links and of its account group, in order."""
        numbers = {number for link in self.links.values() for number in link.sources}
        return tuple(sorted(numbers | set(self.account_group.sources if self.account_group else ())))


@dataclass(frozen=True)
class Door:
    """A way to support that is the same everywhere, or that stands inside Seller Central."""

    id: str
    links: tuple[Link, ...] = ()
    page_link: str = ""
    mail: str = ""
    guide: str = ""
    sources: tuple[int, ...] = ()


@dataclass(frozen=True)
class Matter:
    """Something that a seller is stuck on, and the doors that help, best first."""

    id: str
    group: str
    rank: int
    doors: tuple[str, ...]
    guide: str
    sources: tuple[int, ...]


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
    addresses: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    traceable: bool = True


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
    """Return the objects that are made of checked data files, by their names, and the slugs of the guides."""
    return Catalogue(
        marketplaces=tuple(_marketplace(raw) for raw in data["marketplaces"]["marketplaces"]),
        doors={raw["id"]: _door(raw) for raw in data["doors"]["doors"]},
        groups=tuple(data["matters"]["groups"]),
        icons=data["matters"]["icons"],
        matters=tuple(Matter(**_tuples(raw)) for raw in data["matters"]["matters"]),
        sources={raw["number"]: Source(**_tuples(raw)) for raw in data["sources"]["sources"]},
        guides=guides,
        changes=tuple(Change(**_tuples(raw)) for raw in data["changes"]["changes"]),
        screens=screens_from_data(data["screens"]),
    )


def _tuples(raw: dict[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in raw.items()}


def _link(raw: dict[str, Any]) -> Link:
    return Link(raw["url"], raw["confidence"], str(raw.get("seen", "")), tuple(raw["sources"]))


def _marketplace(raw: dict[str, Any]) -> Marketplace:
    fields = _tuples(raw)
    fields["links"] = {name: _link(link) for name, link in raw["links"].items()}
    fields["launched"] = str(raw.get("launched", ""))  # a year alone is read as a number
    fields["retired"] = {key: str(value) for key, value in raw.get("retired", {}).items()}
    if group := raw.get("account_group"):
        fields["account_group"] = Group(**_tuples(group))
    return Marketplace(**fields)


def _door(raw: dict[str, Any]) -> Door:
    return Door(**(_tuples(raw) | {"links": tuple(_link(link) for link in raw.get("links", []))}))
