"""A source says where a reader can find it, or says that nobody can be sent there."""

import re
from collections.abc import Iterator

from atlas.problems import Problem
from atlas.project import Project
from atlas.sources.raw_tables import rows

ID = "source-place"
WHY = "CONTRIBUTING.md#truth-first"

# A host such as `cedr.com`, or a repository such as `amzn/selling-partner-api-tables`.
_PLACE = re.compile(r"[\w-]\.[a-z]{2,}\b|\w/[\w.-]")


def check(project: Project) -> Iterator[Problem]:
    """Yield a problem at each source of links or screens whose `where` names no place, without `traceable: false`."""
    tables = project.tables
    for path, source in rows(tables, "sources", "sources"):
        where, traceable = source.get("where"), source.get("traceable") is not False
        if (
            source.keys() & {"addresses", "labels"}
            and traceable
            and isinstance(where, str)
            and not _PLACE.search(where)
        ):
            message = f"'{where[:60]}' names no place to go to: add it, or write traceable: false."
            yield tables["sources"].problem((*path, "where"), ID, message)
