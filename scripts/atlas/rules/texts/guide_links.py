"""A guide links only its own site, Amazon's official hosts and the few bodies named in the allow-list."""

from collections.abc import Iterator

from atlas.model.hosts import host_fault, host_of, owner
from atlas.problems import Problem
from atlas.rules.data.host_official import official_domains, refused_hosts
from atlas.sources.guides import Texts
from atlas.sources.raw_tables import Documents, known, read

ID = "guide-link"


def stranger(url: str, docs: Documents) -> str:
    """Say what keeps a page from leading to an outside address, or nothing when the allow-list has its host."""
    if fault := host_fault(url):
        return f"'{url}' {fault}."
    host = host_of(url)
    official = owner(host, official_domains(docs)) and host not in refused_hosts(docs)
    if official or host in known(docs, "hosts", "outside", "host"):
        return ""
    return f"'{host}' is not on the allow-list data/official-hosts.yaml: take the link out."


def check(texts: Texts) -> Iterator[Problem]:
    """Yield a problem at each address outside the allow-list, and at each source that does not exist."""
    docs, unread = read()
    if unread:  # reported by the table's rules; without the allow-list every link would seem wrong
        return
    keys = {f"s{number}" for number in known(docs, "sources", "sources", "number")}
    for guides in texts.guides.values():
        for guide in guides.values():
            for target, line in guide.links:
                # Browsers read //host and /\\host as addresses too.
                outside = ":" in target.split("/")[0] or "//" in target or "\\" in target
                if outside and (fault := stranger(target, docs)):
                    yield guide.problem(line, ID, fault)
            for shown, key, line in guide.references:
                if key != f"s{shown}" or key not in keys:
                    message = f"'[{shown}][{key}]' is not a source: write [16][s16] for source 16 of data/sources.yaml."
                    yield guide.problem(line, ID, message)
