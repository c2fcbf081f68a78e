"""What an answer says of a link. Pure: an answer in, a verdict out.

Amazon shows machines a sign-in page, a riddle or a refusal, whatever the page is. That tells nothing, and is never
called dead. Dead is what says so itself, twice: 404, 410, a name that does not exist while others do.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

NO_NAME = "its host has no address"
NAME_UNSURE = "the name of its host could not be looked up"
TURNED_AWAY = "was not asked: its host turns machines away"
LATE = "did not answer in time"
BROKEN = "broke off its answer"
CERTIFICATE = "has no valid certificate"
LOOP = "is sent round in a circle"
PLAIN = "is sent on to an address that is none of https"

WALLS = (403, 429, 503)  # how hosts turn machines away
GONE = (404, 410)

_SIGN_IN = re.compile(r"/(ap/(signin|cvf|register|mfa)|sign-?in|log-?in|oauth2?|authorize)(/|$)", re.IGNORECASE)


@dataclass(frozen=True)
class Answer:
    """How a request ended.

    `trail` has the addresses in the order in which one led to the next, the link's own first; the last one was not
    asked if no link may lead there. `failure` says in words why there is no answer. `lasting`: every step is meant for
    good. `riddle`: the page is one that machines are shown.
    """

    trail: tuple[str, ...]
    status: int = 0
    failure: str = ""
    lasting: bool = False
    riddle: bool = False
    wait: float | None = None  # seconds that the host asks us to wait


@dataclass(frozen=True)
class Verdict:
    """`works`, `moved` (works, at another address), `unknown` (cannot be told), `dead` or `strays`; and why."""

    kind: str
    words: str

    @property
    def fails(self) -> bool:
        """Whether this is sure, and a reader is harmed."""
        return self.kind in ("dead", "strays")


def judge(answer: Answer, link_fault: Callable[[str], str]) -> Verdict:
    """Return what one answer says. `link_fault` says why no link may lead to an address, or nothing (allow_list.py)."""
    asked, last = answer.trail[0], answer.trail[-1]
    if answer.failure == NO_NAME:
        return Verdict("dead", NO_NAME)
    if answer.failure:
        return Verdict("unknown", answer.failure)
    if answer.riddle:
        return Verdict("unknown", "shows machines a riddle")
    if last != asked and link_fault(last):
        return Verdict("strays", f"leads to {last}, where by data/official-hosts.yaml no link may lead")
    if last != asked and _SIGN_IN.search(urlsplit(last).path):
        return Verdict("unknown", "asks to sign in")
    if answer.status in GONE:
        return Verdict("dead", f"answered {answer.status}")
    if not 200 <= answer.status < 300:
        return Verdict("unknown", f"answered {answer.status}")
    if urlsplit(last).path in ("", "/") and urlsplit(asked).path not in ("", "/"):
        return Verdict("unknown", "is sent to the front page")
    if last != asked and answer.lasting:
        return Verdict("moved", f"has moved for good to {last}")
    return Verdict("works", "works")


def settled(first: Verdict, second: Verdict) -> Verdict:
    """Return what two answers say together: dead only if both say so."""
    if first.kind == "dead" and second.kind == "dead":
        return Verdict("dead", f"{second.words}, twice")
    return second


def without_network(answers: list[Answer]) -> bool:
    """Return whether no host at all was found: then the fault is ours, and nothing is known of any link."""
    return all(answer.failure in (NO_NAME, NAME_UNSURE) for answer in answers)
