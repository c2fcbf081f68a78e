"""A matter of sellers, its doors, and the way of a matter in a store."""

from dataclasses import dataclass, field

from atlas.model.marketplaces import Link, Marketplace


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
class MatterDoor:
    """Where a matter is dealt with: a link of the store's entry, or one address for all stores; then a menu path.

    `path` holds the names on Amazon's screen, in order; `confidence`, `seen` and `sources` are those of the path, or of
    the address.
    """

    link: str = ""
    url: str = ""
    path: tuple[str, ...] = ()
    confidence: str = ""
    seen: str = ""
    sources: tuple[int, ...] = ()


@dataclass(frozen=True)
class Way:
    """The way of a matter in one store: the store, the link to open, and what to choose there."""

    store: Marketplace
    link: Link
    door: MatterDoor


@dataclass(frozen=True)
class Matter:
    """A seller's problem and the contact channels for it, best first.

    `door` is the one that its page leads to, `exceptions` those of single stores by code; `draft` says whether a
    message to seller support helps (`yes`), or a plan of action may be asked for (`appeal`).
    """

    id: str
    group: str
    rank: int
    doors: tuple[str, ...]
    door: MatterDoor
    sources: tuple[int, ...]
    related: tuple[str, ...] = ()
    draft: str = ""
    exceptions: dict[str, MatterDoor] = field(default_factory=dict)

    @property
    def is_one_for_all(self) -> bool:
        """Whether one address serves all stores, so that no store need be chosen."""
        return bool(self.door.url) and not self.exceptions

    def way(self, store: Marketplace) -> Way:
        """Return the way in a store. Where the door's link is not known there, its Seller Central home stands in."""
        door = self.exceptions.get(store.code, self.door)
        if door.url:
            return Way(store, Link(door.url, door.confidence, door.seen, door.sources), door)
        return Way(store, store.links.get(door.link, store.seller_central), door)
