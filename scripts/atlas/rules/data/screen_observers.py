"""Every word of a screen rests on a source that a reader can be sent to, or on two observers, or is only reported."""

from collections.abc import Iterator

from atlas.model.evidence import can_be_proved
from atlas.model.screen_evidence import judged_claims
from atlas.problems import Problem
from atlas.project import Project

ID = "screen-observers"
WHY = "CONTRIBUTING.md#the-words-on-amazons-screens"


def check(project: Project) -> Iterator[Problem]:
    """Yield a problem at each claim with a word for which one observer of unknown place is all there is."""
    for claim in judged_claims(project.tables):
        weak = [sources for sources in claim.parts if sources and not can_be_proved(sources)]
        if claim.confidence != "reported" and weak:
            numbers = " and ".join(str(source.number) for source in weak[0])
            message = (
                f"'{claim.confidence}' rests, for one of its words, on one observer whose place cannot be named "
                f"(source {numbers}): write 'reported', or cite an unrelated second one that has this word."
            )
            yield project.tables["screens"].problem((*claim.path, "confidence"), ID, message)
