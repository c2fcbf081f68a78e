"""An address of a source is on a host of Amazon's: another could cover no link."""

from collections.abc import Iterator

from atlas.model.evidence import ANY_STORE, hosts
from atlas.model.hosts import owner
from atlas.problems import Problem, did_you_mean
from atlas.rules.data.host_official import official_domains
from atlas.sources.raw_tables import Documents, rows, texts

ID = "source-address"


def check(docs: Documents) -> Iterator[Problem]:
    """Yield a problem at each address of a source whose host, or one of whose choices, is not on the allow-list."""
    official = official_domains(docs)
    for path, source in rows(docs, "sources", "sources") if official else ():
        for index, address in enumerate(texts(source.get("addresses"))):
            for host in hosts(address):
                if not host.endswith(f".amazon.{ANY_STORE}") and not owner(host, official):
                    hint = did_you_mean(host.partition(".")[2], official)
                    place = (*path, "addresses", index)
                    yield docs["sources"].problem(place, ID, f"'{host}' is not an Amazon host.{hint}")
