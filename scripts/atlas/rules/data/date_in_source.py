"""The date of a link is that of a source in which its address stands."""

from collections.abc import Iterator

from atlas.model.evidence import is_of, judged
from atlas.problems import Problem
from atlas.project import Project

ID = "link-date"
WHY = "CONTRIBUTING.md#truth-first"


def check(project: Project) -> Iterator[Problem]:
    """Yield a problem at each date that none of the sources which hold the link's address has."""
    tables = project.tables
    for document, path, link, sources in judged(tables):
        if link.seen and sources and not any(is_of(source, link.seen) for source in sources):
            dates = "; ".join(f"{source.number} is of {source.date}" for source in sources)
            message = f"no source that holds this address is of {link.seen} ({dates}): write the date of the evidence."
            yield document.problem((*path, "seen"), ID, message)
