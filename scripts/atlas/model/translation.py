"""A translation that is behind its English page, and how long the site may go out with it."""

from dataclasses import dataclass
from datetime import date, timedelta

from atlas.model.dates import first_day
from atlas.sources.guides import Guide


@dataclass(frozen=True)
class Behind:
    """A translation of an earlier revision: which, that of English and its date, and the last day of patience.

    Where English says no date of its revision there is none, and no patience.
    """

    own: int
    english: int
    revised: str = ""
    until: date | None = None

    def waits(self, today: date) -> bool:
        """Return whether the site may still go out with it."""
        return self.until is not None and today <= self.until


def behind(reference: Guide, own: Guide, days: int) -> Behind | None:
    """Return how far a page is behind the English one, or None where it is not, or says no revision that could be."""
    here, there = own.meta.get("revision"), reference.meta.get("revision")
    if type(here) is not int or type(there) is not int or here >= there:
        return None
    revised = reference.meta.get("revised")
    if not isinstance(revised, str) or not is_day(revised):
        return Behind(here, there)
    return Behind(here, there, revised, first_day(revised) + timedelta(days=days))


def is_day(text: str) -> bool:
    """Return whether a text is a whole date: 2026-11-30."""
    try:
        first_day(text)
    except ValueError:
        return False
    return text.count("-") == 2
