"""Every mark of a guide is one that the build fills, on a line of its own."""

import re
from collections.abc import Iterator

from atlas.content import shortcodes
from atlas.problems import Problem, did_you_mean
from atlas.project import Project

ID = "mark"
WHY = "CONTRIBUTING.md#change-a-guide"

_MARK = re.compile(r"\[\[[^\[\]]*\]\]")


def check(project: Project) -> Iterator[Problem]:
    """Yield a problem at each mark that nothing fills, or that shares its line."""
    known = shortcodes.shortcodes(project)
    for guides in project.guides.values():
        for guide in guides.values():
            for number, line in guide.lines:
                for mark in _MARK.findall(line):
                    if mark not in known:
                        message = f"'{mark}' is not a mark that the build fills.{did_you_mean(mark, known)}"
                        yield guide.problem(number, ID, message)
                    elif mark == "[[tool]]" and guide.slug not in shortcodes.TOOLS:
                        message = f"'{mark}' stands only in the guides that have a tool: {', '.join(shortcodes.TOOLS)}."
                        yield guide.problem(number, ID, message)
                    elif line != mark:
                        message = f"'{mark}' must stand on a line of its own, with no blank before or after it."
                        yield guide.problem(number, ID, message)
