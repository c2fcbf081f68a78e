"""What to confirm next: the links whose confirmation would help most, by what they are for, how weak and how old."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from atlas.model.catalogue import Catalogue
from atlas.model.dates import first_day
from atlas.model.marketplaces import CONFIDENCE, Link, Marketplace

# What a seller who is stuck needs first.
_NEED = ("contact", "case_log", "account_health", "seller_central")


@dataclass(frozen=True)
class Due:
    """A link of a store that somebody should look at."""

    store: Marketplace
    name: str
    link: Link

    def __str__(self) -> str:
        seen = f"seen {self.link.seen}" if self.link.seen else "no date"
        return f"{self.store.code} {self.name}: {self.link.confidence}, {seen}  {self.link.url}"


def due(catalogue: Catalogue) -> list[Due]:
    """Return every link of the open stores, the one first whose confirmation would help most.

    By what it is for; then the weakest; then the store that opened first, as no source says how large a store is; then
    the oldest evidence.
    """
    listed = [Due(entry, name, link) for entry in catalogue.open_marketplaces for name, link in entry.links.items()]
    return sorted(listed, key=_order)


def ended(catalogue: Catalogue, today: date) -> Iterator[str]:
    """Yield each store whose announced closing has come, while the news does not say so yet."""
    for entry in catalogue.marketplaces:
        if entry.closing and first_day(entry.closing["date"]) <= today:
            yield f"{entry.code} was to close on {entry.closing['date']}: if it has, add `kind: retired` to the news."


def _order(one: Due) -> tuple[int, int, str, str]:
    need = _NEED.index(one.name) if one.name in _NEED else len(_NEED)
    return need, -CONFIDENCE.index(one.link.confidence), one.store.launched or "9999", one.link.seen
