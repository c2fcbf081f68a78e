"""A translation that is behind its English page is brought up to date before the patience of mkdocs.yml ends."""

from collections.abc import Iterator
from datetime import UTC, datetime

from atlas.problems import Problem
from atlas.project import Project

ID = "translation-behind"
WHY = "CONTRIBUTING.md#change-a-guide"
SEVERITY = "warning"


def check(project: Project) -> Iterator[Problem]:
    """Yield a warning at each translation of an earlier revision with which the site may still go out."""
    today = datetime.now(UTC).date()
    for code in project.translations:
        for key, late in project.behind(code).items():
            if late.waits(today):
                message = (
                    f"translates revision {late.own}, English is at {late.english} since {late.revised}: bring it up "
                    f"to date by {late.until}, from then on it stops the build. What changed: python "
                    f"scripts/translations.py diff {key} {code}"
                )
                yield project.guides[code][key].problem(1, ID, message)
