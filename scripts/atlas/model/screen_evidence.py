"""Judges how far sources carry what is said of a screen: which of them hold its labels, from when, and who looked."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from atlas.model.catalogue import Source
from atlas.model.evidence import known_sources
from atlas.model.screens import KINDS
from atlas.sources.raw_tables import RawTables, rows
from atlas.sources.yaml_file import Path_


@dataclass(frozen=True)
class JudgedClaim:
    """A claim of screens.yaml with its place, the sources it cites, and for each label its place and who holds it."""

    path: Path_
    confidence: str
    seen: str
    cited: tuple[Source, ...]
    labels: tuple[tuple[Path_, str, tuple[Source, ...]], ...]

    @property
    def bearing(self) -> tuple[Source, ...]:
        """The sources that hold a label of the claim; of a claim without labels, all that it cites."""
        held = {source.number for _, _, sources in self.labels for source in sources}
        return tuple(source for source in self.cited if source.number in held or not self.labels)

    @property
    def parts(self) -> tuple[tuple[Source, ...], ...]:
        """The sources of each part that must be proved: of each label, or of the claim as a whole."""
        return tuple(sources for _, _, sources in self.labels if sources) or (self.bearing,)


def holding(label: str, sources: Iterable[Source]) -> tuple[Source, ...]:
    """Return those of the sources in which a label stands, letter case aside."""
    wanted = label.casefold()
    return tuple(source for source in sources if any(wanted == found.casefold() for found in source.labels))


def judged_claims(tables: RawTables) -> Iterator[JudgedClaim]:
    """Yield every sound claim of screens.yaml; nothing when sources.yaml has no sources: that is reported elsewhere."""
    known = known_sources(tables)
    for path, screen in rows(tables, "screens", "screens") if known else ():
        for kind in KINDS:
            claims = screen.get(kind)
            for index, raw in enumerate(claims if isinstance(claims, list) else ()):
                if not isinstance(raw, dict):
                    continue
                confidence, numbers = raw.get("confidence"), raw.get("sources")
                if isinstance(confidence, str) and isinstance(numbers, list):
                    place = (*path, kind, index)
                    cited = tuple(known[number] for number in numbers if isinstance(number, int) and number in known)
                    labels = tuple((at, label, holding(label, cited)) for at, label in _labels(raw, place))
                    yield JudgedClaim(place, confidence, str(raw.get("seen", "")), cited, labels)


def _labels(value: Any, path: Path_) -> Iterator[tuple[Path_, str]]:
    """Yield every label of a claim, at any depth, with its place."""
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value if isinstance(value, list) else ()):
        if key == "label" and isinstance(inner, str):
            yield (*path, key), inner
        elif isinstance(inner, dict | list):
            yield from _labels(inner, (*path, key))
