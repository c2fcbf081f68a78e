"""No telephone number anywhere, and no mailbox but those that Amazon publishes."""

import re
from collections.abc import Iterator

from atlas import yamlio
from atlas.catalogue import FILES
from atlas.paths import DATA
from atlas.problems import Problem
from atlas.translations import Texts
from atlas.words import flatten

ID = "no-numbers"

# A plus sign with a country code, or three groups of digits as telephone numbers are written. Not: dates, IDs.
_TELEPHONE = re.compile(
    r"tel:|\+\d{1,3}[\s.(-]*\d{2}|(?<![\w.-])\(?0\d{1,4}\)?[\s-]\d{2,4}[\s-]\d{3,4}(?![\w-])|\b1?[\s.-]?8\d\d[\s.-]\d{3}[\s.-]\d{4}\b"
)
_MAILBOX = re.compile(r"[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")


def check(texts: Texts) -> Iterator[Problem]:
    """Yield a problem at each line of a guide or text of a language that prints what must not be printed."""
    allowed = {row["address"] for row in yamlio.load(DATA / FILES["hosts"]).data["mailboxes"]}
    for guides in texts.guides.values():
        for guide in guides.values():
            for number, line in guide.lines:
                for message in _faults(line, allowed):
                    yield guide.problem(number, ID, message)
    for document in texts.strings.values():
        for path, value in flatten(document.data).items():
            for message in _faults(str(value), allowed):
                yield document.problem(path, ID, message)


def _faults(text: str, allowed: set[str]) -> Iterator[str]:
    if match := _TELEPHONE.search(text):
        yield f"'{match[0]}' looks like a telephone number. No number is ever printed: take it out."
    for mailbox in _MAILBOX.findall(text):
        if mailbox not in allowed:
            yield f"'{mailbox}' is not a mailbox that Amazon publishes for sellers: take it out."
