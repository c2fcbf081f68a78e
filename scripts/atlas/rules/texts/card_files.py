"""Every language has its social card: a build cannot make one, and each page of the language names it."""

from collections.abc import Iterator

from atlas.problems import Problem
from atlas.project import Project
from atlas.publish.social_cards import file

ID = "card-missing"
WHY = "CONTRIBUTING.md#translate"


def check(project: Project) -> Iterator[Problem]:
    """Yield a problem at each card that is not there."""
    for locale in project.locales:
        if file(locale) not in project.snapshot.files:
            yield Problem(file(locale), 0, 0, ID, "is missing: run make cards, and commit what it makes.")
