"""Prints what is known of the way to support in each store: the table of screens.yaml, as text."""

from collections.abc import Iterable, Iterator

from atlas.model.catalogue import Catalogue
from atlas.model.evidence import observers
from atlas.model.marketplaces import Marketplace
from atlas.model.screens import GENERAL, GROUP, OWN, Claim, Word, of_store, told

_SCOPES = {OWN: "", GROUP: "the account group's: ", GENERAL: "in general: "}

_COLUMNS = (
    ("way", "ways", ""),
    ("call", "calls", ""),
    ("channels", "channels", ""),
    ("hours", "hours", ""),
    ("answer", "answers", ""),
    ("case log", "names", "case-log"),
)

# What rests on nothing younger is old: its screens may be gone.
_OLD = "2023"


def report(catalogue: Catalogue, codes: Iterable[str] = ()) -> list[str]:
    """Return a heading for each store and under it a line for each column; last, how many stores have a way.

    `codes` picks some stores; none means all. Raises LookupError for a code or alias that no store has.
    """
    names = {name: entry.code for entry in catalogue.marketplaces for name in (entry.code, *entry.aliases)}
    for code in codes:
        if code.lower() not in names:
            raise LookupError(f"there is no store '{code}': write some of {', '.join(names)}.")
    picked = {names[code.lower()] for code in codes}
    lines: list[str] = []
    found: dict[str, list[str]] = {}
    for entry in catalogue.marketplaces:
        if not picked or entry.code in picked:
            lines += [f"{entry.code} {entry.storefront}", *_columns(catalogue, entry)]
            scope = of_store(told(catalogue.screens, "ways"), entry.code, entry.account)[0]
            found.setdefault(scope, []).append(entry.code)
    for scope, words in ((OWN, "a way of their own"), (GROUP, "their account group's"), (GENERAL, "the general one")):
        stores = found.get(scope, [])
        lines.append(f"{len(stores)} with {words}: {', '.join(stores) or 'none'}")
    return lines


def grade(claim: Claim, catalogue: Catalogue) -> str:
    """Return A for Amazon's own words or two observers, B for one observer, C for what is old only."""
    if claim.age == "undated-old" or (claim.seen and claim.seen < _OLD):
        return "C"
    sources = [catalogue.sources[number] for number in claim.sources]
    return "A" if claim.confidence == "amazon" or len(observers(sources)) > 1 else "B"


def _columns(catalogue: Catalogue, entry: Marketplace) -> Iterator[str]:
    shown: list[Claim] = []
    graded = ""
    for column, kind, means in _COLUMNS:
        scope, found = of_store(told(catalogue.screens, kind, means), entry.code, entry.account)
        for screen, claim in found:
            yield f"  {column:<9} {_SCOPES[scope]}{_text(kind, claim)} ({screen.language})  {_basis(claim, catalogue)}"
        if not found:
            yield f"  {column:<9} not known"
        shown += [claim for _, claim in found]
        if kind == "ways":
            graded = min((grade(claim, catalogue) for _, claim in found), default="none")
    numbers = sorted({number for claim in shown for number in claim.sources})
    yield f"  {'newest':<9} {max((claim.seen for claim in shown if claim.seen), default='undated')}"
    yield f"  {'sources':<9} {', '.join(map(str, numbers)) or 'none'}"
    yield f"  {'grade':<9} {graded}"


def _text(kind: str, claim: Claim) -> str:
    if kind == "answers":
        return " ".join(f"{key} {value}" for key, value in claim.facts.items())
    if kind == "hours":
        parts = [claim.facts.get(key, "") for key in ("channel", "language", "days")]
        hours = f"{claim.facts['from']}-{claim.facts['to']} {claim.facts.get('zone', '')}"
        return " ".join(part for part in (*parts, hours.strip()) if part)
    return (" > " if kind in ("ways", "calls") else ", ").join(map(_word, claim.words))


def _word(word: Word) -> str:
    return " / ".join(word.labels) if word.label else f"[{word.means}]"


def _basis(claim: Claim, catalogue: Catalogue) -> str:
    numbers = ", ".join(map(str, claim.sources))
    return f"[{claim.confidence}, {claim.seen or claim.age}; sources {numbers}; {grade(claim, catalogue)}]"
