"""What is said of a screen has the date of a source that holds it, or says that no source has one."""

from collections.abc import Iterator

from atlas.model.evidence import is_of
from atlas.model.screen_evidence import judged_claims
from atlas.problems import Problem
from atlas.project import Project

ID = "screen-date"
WHY = "CONTRIBUTING.md#the-words-on-amazons-screens"


def check(project: Project) -> Iterator[Problem]:
    """Yield a problem at each claim with neither date nor age or with both, and at each date that no source has."""
    document = project.tables["screens"]
    for claim in judged_claims(project.tables):
        has_age = (*claim.path, "age") in document.places
        if bool(claim.seen) == has_age:
            message = "write `seen`, the date of the evidence, or where no source has a date `age`; never both."
            yield document.problem(claim.path, ID, message)
        elif claim.bearing and claim.seen and not any(is_of(source, claim.seen) for source in claim.bearing):
            dates = "; ".join(f"{source.number} is of {source.date}" for source in claim.bearing)
            message = f"no source that holds its words is of {claim.seen} ({dates}): write the date of the evidence."
            yield document.problem((*claim.path, "seen"), ID, message)
