"""Every heading of a guide has an anchor of its own, the same in every language; the title is not repeated."""

from collections.abc import Iterator

from atlas.problems import Problem
from atlas.project import Project

ID = "heading"
WHY = "CONTRIBUTING.md#change-a-guide"


def check(project: Project) -> Iterator[Problem]:
    """Yield a problem at each heading without an anchor, with a repeated one, or of the title's level."""
    for guides in project.guides.values():
        for guide in guides.values():
            seen = set()
            for heading in guide.headings:
                if heading.level == 1:
                    message = "the title stands in the front matter: begin with ##."
                    yield guide.problem(heading.line, ID, message)
                elif not heading.anchor:
                    message = f"'{heading.text}' has no anchor: end it with {{#a-short-english-name}}."
                    yield guide.problem(heading.line, ID, message)
                elif heading.anchor in seen:
                    yield guide.problem(heading.line, ID, f"the anchor '{heading.anchor}' stands twice: change one.")
                seen.add(heading.anchor)
