"""A sentence that speaks of several, independent or confirming sources cites more than one observer."""

import re
from collections.abc import Iterator

from atlas import REFERENCE
from atlas.model import evidence
from atlas.problems import Problem
from atlas.project import Project

ID = "one-observer"
WHY = "CONTRIBUTING.md#truth-first"

# The guides of the other languages follow the English one, sentence by sentence.
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z*`\[])")
_CLAIM = re.compile(
    r"\b(?:two|three|several|both|independent) (?:\w+ )?(?:sources|observers|projects|sellers|agencies|reports)\b"
    r"|\bindependently\b"
    r"|(?<!not )(?<!never )\bconfirmed\b",
    re.IGNORECASE,
)
_CITED = re.compile(r"\]\[s(\d+)\]")


def check(project: Project) -> Iterator[Problem]:
    """Yield a problem at each English sentence that claims agreement and cites one observer."""
    if project.table_problems:  # reported by the table's rules
        return
    known = evidence.known_sources(project.tables)
    for guide in project.guides.get(REFERENCE, {}).values():
        for number, line in guide.lines:
            for sentence in _SENTENCE.split(line):
                claim = _CLAIM.search(sentence)
                cited = [known[int(found)] for found in _CITED.findall(sentence) if int(found) in known]
                if not claim or not cited or len(evidence.observers(cited)) > 1:
                    continue
                if claim[0].lower() == "confirmed" and any(source.author for source in cited):
                    continue  # Amazon confirms by saying so
                numbers = ", ".join(str(source.number) for source in cited)
                message = (
                    f"'{claim[0]}' rests on one observer (source {numbers}): say 'reported', or cite a second one who "
                    "is unrelated."
                )
                yield guide.problem(number, ID, message)
