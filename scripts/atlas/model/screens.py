"""The way to support in the words of Seller Central's screens, by store and language of the screen.

What is known of a store is what its own screens say; where they say nothing of a kind, what is said of the stores that
share its account; and where nothing is, what Amazon says of no store in particular.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from atlas import REFERENCE

# What a screen's claims are about, and the key of a claim under which its words stand.
KINDS = {
    "ways": "steps",
    "calls": "steps",
    "channels": "offered",
    "hours": "",
    "answers": "",
    "names": "",
    "form": "fields",
}

# Where a claim comes from, seen from a store.
OWN, GROUP, GENERAL = "own", "group", "general"


@dataclass(frozen=True)
class Word:
    """A word on the screen and the concept it stands for; without label, something that the seller does."""

    means: str
    label: str = ""
    choices: tuple["Word", ...] = ()

    @property
    def labels(self) -> tuple[str, ...]:
        """Every label of this step, its choices included."""
        return tuple(word.label for word in (self, *self.choices) if word.label)


@dataclass(frozen=True)
class Claim:
    """What some sources say of a screen, how surely, and from when: `seen`, or `age` where no source has a date."""

    confidence: str
    sources: tuple[int, ...]
    seen: str = ""
    age: str = ""
    words: tuple[Word, ...] = ()
    facts: dict[str, Any] = field(default_factory=dict)

    @property
    def labels(self) -> tuple[str, ...]:
        """Every label that the claim says to stand on the screen."""
        return tuple(label for word in self.words for label in word.labels)


@dataclass(frozen=True)
class Screen:
    """The screens of a store, of an account group's stores, or of no store in particular, in one language."""

    language: str
    store: str = ""
    group: str = ""
    claims: dict[str, tuple[Claim, ...]] = field(default_factory=dict)

    @property
    def is_general(self) -> bool:
        """Whether it is that of no store in particular."""
        return not self.store and not self.group

    @property
    def sources(self) -> frozenset[int]:
        """The sources of all its claims."""
        return frozenset(number for claims in self.claims.values() for claim in claims for number in claim.sources)


def from_data(data: dict[str, Any]) -> tuple[Screen, ...]:
    """Make the objects out of the checked screens.yaml."""
    return tuple(
        Screen(
            raw["language"],
            raw.get("store", ""),
            raw.get("group", ""),
            {kind: tuple(claim(kind, item) for item in raw[kind]) for kind in KINDS if kind in raw},
        )
        for raw in data["screens"]
    )


def claim(kind: str, raw: dict[str, Any]) -> Claim:
    """Make one claim of a kind."""
    rest = {key: value for key, value in raw.items() if key not in ("confidence", "sources", "seen", "age")}
    words = rest.pop(KINDS[kind], []) if KINDS[kind] else [rest] if kind == "names" else []
    return Claim(
        raw["confidence"],
        tuple(raw["sources"]),
        str(raw.get("seen", "")),
        raw.get("age", ""),
        tuple(_word(word) for word in words),
        {} if kind == "names" else rest,
    )


def told(screens: Iterable[Screen], kind: str, means: str = "") -> list[tuple[Screen, Claim]]:
    """Return every claim of a kind, with its screen; of `names` those of one concept, where one is given."""
    return [
        (screen, claim)
        for screen in screens
        for claim in screen.claims.get(kind, ())
        if not means or means == claim.words[0].means
    ]


def of_store(claims: Iterable[tuple[Screen, Claim]], code: str, group: str) -> tuple[str, list[tuple[Screen, Claim]]]:
    """Return whose screens tell a store's sellers something, and what; ("", []) for nothing.

    What is said of no store in particular counts in English only: of the other languages nobody says that this store
    has them.
    """
    claims = list(claims)
    for scope, found in (
        (OWN, [(screen, claim) for screen, claim in claims if screen.store == code]),
        (GROUP, [(screen, claim) for screen, claim in claims if group and screen.group == group]),
        (GENERAL, [(screen, claim) for screen, claim in claims if screen.is_general and screen.language == REFERENCE]),
    ):
        if found:
            return scope, found
    return "", []


def _word(raw: dict[str, Any]) -> Word:
    return Word(raw["means"], raw.get("label", ""), tuple(_word(choice) for choice in raw.get("or", ())))
