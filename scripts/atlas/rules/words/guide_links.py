"""A guide links only its own site, Amazon's official hosts and the few bodies named in the allow-list."""

from collections.abc import Iterator

from atlas import yamlio
from atlas.catalogue import FILES
from atlas.hosts import host_fault, host_of, owner
from atlas.paths import DATA
from atlas.problems import Problem
from atlas.rules.table.host_official import LINKABLE
from atlas.translations import Texts

ID = "guide-link"


def check(texts: Texts) -> Iterator[Problem]:
    """Yield a problem at each address outside the allow-list, and at each source that does not exist."""
    hosts = yamlio.load(DATA / FILES["hosts"]).data
    official = {row["domain"] for row in hosts["domains"] if row["use"] in LINKABLE}
    refused = {row["host"] for row in hosts["refused"]}
    outside = {row["host"] for row in hosts["outside"]}
    numbers = {row["number"] for row in yamlio.load(DATA / FILES["sources"]).data["sources"]}
    for guides in texts.guides.values():
        for guide in guides.values():
            for target, line in guide.links:
                if ":" not in target.split("/")[0]:
                    continue
                host = host_of(target)
                if fault := host_fault(target):
                    yield guide.problem(line, ID, f"'{target}' {fault}.")
                elif host in refused or not (owner(host, official) or host in outside):
                    message = f"'{host}' is not on the allow-list data/official-hosts.yaml: take the link out."
                    yield guide.problem(line, ID, message)
            for shown, key, line in guide.references:
                if key != f"s{shown}" or not shown.isdigit() or int(shown) not in numbers:
                    message = f"'[{shown}][{key}]' is not a source: write [16][s16] for source 16 of data/sources.yaml."
                    yield guide.problem(line, ID, message)
