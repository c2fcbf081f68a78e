"""A marketplace, its links and how sure each is."""

from dataclasses import dataclass, field

from atlas.model.hosts import host_of

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
    """One entry of the table. `closing` is what `retired` will be: Amazon has announced it, and the day is to come."""

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
    closing: dict[str, str] = field(default_factory=dict)

    @property
    def seller_central(self) -> Link:
        """The one link that every marketplace has, and that never moves."""
        return self.links["seller_central"]

    @property
    def second_door(self) -> str:
        """Return the name of the link that stands beside the Seller Central button, or nothing.

        It is the contact page where that is sure, else the case log where that is; what is not sure joins the others.
        """
        return next((name for name in ("contact", "case_log") if name in self.links and self.links[name].is_sure), "")

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
