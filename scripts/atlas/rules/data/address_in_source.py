"""Every link's address stands in at least one of the sources that it cites."""

from collections.abc import Iterator

from atlas.model.evidence import judged
from atlas.problems import Problem
from atlas.project import Project

ID = "link-uncovered"
WHY = "CONTRIBUTING.md#truth-first"


def check(project: Project) -> Iterator[Problem]:
    """Yield a problem at each link whose address none of its sources holds."""
    tables = project.tables
    for document, path, link, sources in judged(tables):
        if not sources:
            where = "this path on any store" if link.confidence == "pattern" else "this address"
            message = (
                f"none of its sources ({', '.join(map(str, link.sources))}) has {where} among its `addresses`: cite "
                "one that has, or add the address to data/sources.yaml if it stands there."
            )
            yield document.problem((*path, "sources"), ID, message)
