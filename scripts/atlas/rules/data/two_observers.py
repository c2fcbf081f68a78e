"""A link rests on a source that a reader can be sent to, or on two unrelated observers, or is only reported."""

from collections.abc import Iterator

from atlas.model.evidence import can_be_proved, judged
from atlas.problems import Problem
from atlas.project import Project

ID = "link-observers"
WHY = "CONTRIBUTING.md#truth-first"

_WEAK = ("reported", "pattern")


def check(project: Project) -> Iterator[Problem]:
    """Yield a problem at each link that claims more than one observer of unknown place can carry."""
    tables = project.tables
    for document, path, link, sources in judged(tables):
        if link.confidence not in _WEAK and sources and not can_be_proved(sources):
            numbers = " and ".join(str(source.number) for source in sources)
            message = (
                f"'{link.confidence}' rests on one observer whose place cannot be named (source {numbers}): write "
                "'reported', or cite an unrelated second one that has this address."
            )
            yield document.problem((*path, "confidence"), ID, message)
