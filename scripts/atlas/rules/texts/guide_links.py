"""A guide links only its own site, Amazon's official hosts and the few bodies named in the allow-list."""

from collections.abc import Iterator

from atlas.model.allow_list import AllowList
from atlas.problems import Problem
from atlas.project import Project
from atlas.sources.raw_tables import known

ID = "guide-link"
WHY = "CONTRIBUTING.md#truth-first"


def check(project: Project) -> Iterator[Problem]:
    """Yield a problem at each address outside the allow-list, and at each source that does not exist."""
    if project.table_problems:  # reported by the table's rules; without the allow-list every link would seem wrong
        return
    allowed = AllowList(project.tables)
    keys = {f"s{number}" for number in known(project.tables, "sources", "sources", "number")}
    for guides in project.guides.values():
        for guide in guides.values():
            for target, line in guide.links:
                # Browsers read //host and /\\host as addresses too.
                outside = ":" in target.split("/")[0] or "//" in target or "\\" in target
                if outside and (fault := allowed.link_fault(target)):
                    yield guide.problem(line, ID, fault)
            for shown, key, line in guide.references:
                if key != f"s{shown}" or key not in keys:
                    message = f"'[{shown}][{key}]' is not a source: write [16][s16] for source 16 of data/sources.yaml."
                    yield guide.problem(line, ID, message)
