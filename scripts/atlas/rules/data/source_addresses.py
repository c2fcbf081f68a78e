"""An address of a source is on a host of Amazon's: another could cover no link."""

from collections.abc import Iterator

from atlas.model.allow_list import official_domains, unknown_host
from atlas.model.evidence import ANY_STORE, hosts
from atlas.model.hosts import owner
from atlas.problems import Problem
from atlas.project import Project
from atlas.sources.raw_tables import rows, texts

ID = "source-address"
WHY = "CONTRIBUTING.md#truth-first"


def check(project: Project) -> Iterator[Problem]:
    """Yield a problem at each address of a source whose host, or one of whose choices, is not on the allow-list."""
    tables = project.tables
    official = official_domains(tables)
    for path, source in rows(tables, "sources", "sources") if official else ():
        for index, address in enumerate(texts(source.get("addresses"))):
            for host in hosts(address):
                if not host.endswith(f".amazon.{ANY_STORE}") and not owner(host, official):
                    hint = unknown_host(host, official)
                    place = (*path, "addresses", index)
                    yield tables["sources"].problem(place, ID, f"'{host}' is not an Amazon host.{hint}")
