"""No telephone number anywhere, and no mailbox but those that Amazon publishes."""

import re
from collections.abc import Iterator
from functools import lru_cache

from atlas.problems import Problem
from atlas.project import Project
from atlas.sources.as_read import as_read
from atlas.sources.digits import in_ascii
from atlas.sources.raw_tables import known

ID = "no-numbers"
WHY = "CONTRIBUTING.md#truth-first"

# As telephone numbers are written: a plus sign with a country code, three groups that begin with 0, or 3-3-4 digits.
# Not: dates, IDs of orders and marketplaces. Only Latin letters make an ID of digits: other scripts stand beside them.
_TELEPHONE = re.compile(
    r"tel:|\+\d{1,3}[\s.()-]*(?:\d[\s.()-]*)?\d{2}"
    r"|(?<![A-Za-z0-9_.-])\(?0\d{1,4}\)?[\s.-]\d{2,4}[\s.-]\d{3,4}(?![A-Za-z0-9_-])"
    r"|(?<![A-Za-z0-9_.-])(?:1[\s.-]?)?\(?[2-9]\d\d\)?[\s.-]\d{3}[\s.-]\d{4}(?![A-Za-z0-9_-])"
)
_MAILBOX = re.compile(r"(?<![A-Za-z0-9._+-])[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")

# What every telephone number has: most lines have it not.
_DIGITS = re.compile(r"tel:|\+\d|\d\d")


def check(project: Project) -> Iterator[Problem]:
    """Yield a problem at each line of a guide or text of a language that prints what must not be printed."""
    if project.table_problems:  # reported by the table's rules; without the allow-list every mailbox would seem wrong
        return
    allowed = frozenset(known(project.tables, "hosts", "mailboxes", "address"))
    for guides in project.guides.values():
        for guide in guides.values():
            for number, line in guide.said:
                for message in _faults(line, allowed):
                    yield guide.problem(number, ID, message)
    for code, document in project.strings.items():
        for path, value in project.flat(code).items():
            for message in _faults(str(value), allowed):
                yield document.problem(path, ID, message)


@lru_cache(maxsize=65536)  # in a preview most lines are those of the last build
def _faults(text: str, allowed: frozenset[str | int]) -> tuple[str, ...]:
    text = as_read(text)
    found = []
    if _DIGITS.search(text) and (match := _TELEPHONE.search(in_ascii(text))):
        found.append(f"'{match[0]}' looks like a telephone number. No number is ever printed: take it out.")
    for mailbox in _MAILBOX.findall(text) if "@" in text else ():
        if mailbox not in allowed:
            found.append(f"'{mailbox}' is not a mailbox that Amazon publishes for sellers: take it out.")
    return tuple(found)
