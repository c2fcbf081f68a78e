"""Every address is plain https to a plain host: no disguise that could fool a reader."""

from collections.abc import Iterator

from atlas.model.hosts import host_fault
from atlas.problems import Problem
from atlas.project import Project
from atlas.sources.raw_tables import links

ID = "address-not-sound"
WHY = "CONTRIBUTING.md#truth-first"


def check(project: Project) -> Iterator[Problem]:
    """Yield a problem at each link whose address is disguised or not https."""
    tables = project.tables
    for document, path, link in links(tables):
        url = link.get("url")
        if isinstance(url, str) and (fault := host_fault(url)):
            message = f"'{url[:80]}' {fault}. Write a plain https address, as a reader would type it."
            yield document.problem((*path, "url"), ID, message)
