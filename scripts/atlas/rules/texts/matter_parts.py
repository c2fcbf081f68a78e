"""The page of a matter has the answer, the door and the steps, and its parts in the one order that readers know."""

from collections.abc import Iterator

from atlas import REFERENCE
from atlas.problems import Problem
from atlas.project import Project
from atlas.sources.guides import MATTERS

ID = "matter-parts"
WHY = "CONTRIBUTING.md#write-a-matter"

PARTS = ("do-not", "have-ready", "steps", "time-limits", "if-not", "not-known")


def check(project: Project) -> Iterator[Problem]:
    """Yield a problem at each English page without door or steps, or with another part or order.

    The other languages have the headings and shortcodes of English.
    """
    for key, page in project.guides.get(REFERENCE, {}).items():
        if not key.startswith(f"{MATTERS}/"):
            continue
        if [mark for mark, _ in page.shortcodes] != ["[[door]]"]:
            yield page.problem(0, ID, "needs the line [[door]] once, after the answer: the build fills it.")
        last = -1
        for heading in page.headings:
            if heading.anchor not in PARTS:
                message = f"'{heading.anchor}' is no part of a matter's page: use {', '.join(PARTS)}."
                yield page.problem(heading.line, ID, message)
            elif PARTS.index(heading.anchor) < last:
                message = f"'{heading.anchor}' stands too late: the order is {', '.join(PARTS)}."
                yield page.problem(heading.line, ID, message)
            else:
                last = PARTS.index(heading.anchor)
        if "steps" not in {heading.anchor for heading in page.headings}:
            yield page.problem(0, ID, "has no steps: end ## Steps with {#steps}.")
