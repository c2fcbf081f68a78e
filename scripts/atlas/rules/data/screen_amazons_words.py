"""What a screen is said to show by Amazon's own word stands, word for word, in a text of Amazon's."""

from collections.abc import Iterator

from atlas.model.screen_evidence import judged_claims
from atlas.problems import Problem
from atlas.project import Project

ID = "screen-amazon-words"
WHY = "CONTRIBUTING.md#the-words-on-amazons-screens"


def check(project: Project) -> Iterator[Problem]:
    """Yield a problem at each claim that is `amazon` with a word that stands in no text of Amazon's own."""
    for claim in judged_claims(project.tables):
        missing = any(not any(source.author for source in sources) for sources in claim.parts if sources)
        if claim.confidence == "amazon" and missing:
            message = (
                "'amazon', but not every word of it stands in a source with `author: Amazon`: cite one, or lower the "
                "confidence."
            )
            yield project.tables["screens"].problem((*claim.path, "confidence"), ID, message)
