"""A source says where a reader can find it, or says that nobody can be sent there."""

import re
from collections.abc import Iterator

from atlas.problems import Problem
from atlas.sources.raw_tables import Documents, rows

ID = "source-place"

# A host such as `cedr.com`, or a repository such as `amzn/selling-partner-api-docs`.
_PLACE = re.compile(r"[\w-]\.[a-z]{2,}\b|\w/[\w.-]")


def check(docs: Documents) -> Iterator[Problem]:
    """Yield a problem at each source that links rest on whose `where` names no place, without `traceable: false`."""
    for path, source in rows(docs, "sources", "sources"):
        where, traceable = source.get("where"), source.get("traceable") is not False
        if "addresses" in source and traceable and isinstance(where, str) and not _PLACE.search(where):
            message = f"'{where[:60]}' names no place to go to: add it, or write traceable: false."
            yield docs["sources"].problem((*path, "where"), ID, message)
