"""Every word that is said to stand on a screen stands in at least one of the sources that the claim cites."""

from collections.abc import Iterator

from atlas.model.screen_evidence import judged_claims
from atlas.problems import Problem
from atlas.project import Project

ID = "label-uncovered"
WHY = "CONTRIBUTING.md#the-words-on-amazons-screens"


def check(project: Project) -> Iterator[Problem]:
    """Yield a problem at each label that none of the claim's sources holds."""
    for claim in judged_claims(project.tables):
        numbers = ", ".join(str(source.number) for source in claim.cited) or "none"
        for path, label, sources in claim.labels:
            if not sources:
                message = (
                    f"none of its sources ({numbers}) has '{label}' among its `labels`: cite one that has, or add the "
                    "word to data/sources.yaml if it stands there."
                )
                yield project.tables["screens"].problem(path, ID, message)
