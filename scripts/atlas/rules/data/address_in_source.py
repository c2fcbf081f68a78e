"""Every link's address stands in at least one of the sources that it cites."""

from collections.abc import Iterator

from atlas.model.evidence import judged
from atlas.problems import Problem
from atlas.sources.raw_tables import Documents

ID = "link-uncovered"


def check(docs: Documents) -> Iterator[Problem]:
    """Yield a problem at each link whose address none of its sources holds."""
    for document, path, link, sources in judged(docs):
        if not sources:
            where = "this path on any store" if link.confidence == "pattern" else "this address"
            message = (
                f"none of its sources ({', '.join(map(str, link.sources))}) has {where} among its `addresses`: cite "
                "one that has, or add the address to data/sources.yaml if it stands there."
            )
            yield document.problem((*path, "sources"), ID, message)
