"""The list of links that have answered, and when: data/links-checked.tsv.

It holds no failure: a link that fails keeps the date on which it answered last, and one that never did has no line. A
link that answered lately is not asked again, so that few lines change.
"""

from collections.abc import Iterable
from datetime import date, timedelta

from atlas.problems import AtlasError, Problem

FILE = "data/links-checked.tsv"
FRESH_DAYS = 28

_HEAD = (
    "# When each link answered last: made by scripts/check_links.py. A link that is not here never answered a machine."
)


def parse(text: str) -> dict[str, date]:
    """Return the dates by address. Raises AtlasError with a problem for each line that is none."""
    dates: dict[str, date] = {}
    problems = []
    for number, line in enumerate(text.splitlines(), start=1):
        if line.startswith("#") or not line:
            continue
        url, _, day = line.partition("\t")
        try:
            dates[url] = date.fromisoformat(day)
        except ValueError:
            message = "is no address, a tab and a date (2026-11-30): take the line out, the link is asked again."
            problems.append(Problem(FILE, number, 1, "links-checked", message))
    if problems:
        raise AtlasError(problems)
    return dates


def text(dates: dict[str, date]) -> str:
    """Return the list as its file holds it: an address a line, in order."""
    return "\n".join([_HEAD, *(f"{url}\t{day}" for url, day in sorted(dates.items()))]) + "\n"


def due(urls: Iterable[str], dates: dict[str, date], today: date) -> list[str]:
    """Return the addresses that have not answered for a while, those that never did first, then the oldest."""
    fresh = today - timedelta(days=FRESH_DAYS)
    asked = [url for url in urls if not fresh < dates.get(url, date.min) <= today]
    return sorted(asked, key=lambda url: (dates.get(url, date.min), url))


def updated(dates: dict[str, date], urls: Iterable[str], answered: Iterable[str], today: date) -> dict[str, date]:
    """Return the list after a run: what answered has today's date, what no source holds any more is gone."""
    return {url: day for url, day in (dates | dict.fromkeys(answered, today)).items() if url in set(urls)}
