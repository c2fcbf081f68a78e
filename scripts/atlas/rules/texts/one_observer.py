"""A sentence that speaks of several, independent or confirming sources cites more than one observer."""

import re
from collections.abc import Iterator

from atlas.model import evidence
from atlas.model.locales import REFERENCE
from atlas.problems import Problem
from atlas.sources.guides import Texts
from atlas.sources.raw_tables import read

ID = "one-observer"

# The guides of the other languages follow the English one, sentence by sentence.
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z*`\[])")
_CLAIM = re.compile(
    r"\b(?:two|three|several|both|independent) (?:\w+ )?(?:sources|observers|projects|sellers|agencies|reports)\b"
    r"|\bindependently\b"
    r"|(?<!not )(?<!never )\bconfirmed\b",
    re.IGNORECASE,
)
_CITED = re.compile(r"\]\[s(\d+)\]")


def check(texts: Texts) -> Iterator[Problem]:
    """Yield a problem at each English sentence that claims agreement and cites one observer."""
    docs, unread = read()
    if unread:  # reported by the table's rules
        return
    known = evidence.known_sources(docs)
    for guide in texts.guides.get(REFERENCE, {}).values():
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
