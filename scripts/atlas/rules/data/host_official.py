"""Every host stands on the allow-list, Seller Central among the hosts to sign in: no entry vouches for itself."""

from collections.abc import Iterator

from atlas.model import allow_list
from atlas.model.hosts import host_fault, host_of, owner
from atlas.problems import Problem
from atlas.project import Project
from atlas.sources.raw_tables import known, links, rows, texts

ID = "host-not-official"
WHY = "CONTRIBUTING.md#truth-first"


def check(project: Project) -> Iterator[Problem]:
    """Yield a problem at each link or storefront whose host is not on the allow-list, with what mends it."""
    tables = project.tables
    uses, official, refused = (
        allow_list.uses(tables),
        allow_list.official_domains(tables),
        allow_list.refused_hosts(tables),
    )
    sign_in = known(tables, "hosts", "sign_in", "host")
    for document, path, link in links(tables):
        url = link.get("url")
        if not isinstance(url, str) or host_fault(url):
            continue
        host = host_of(url)
        if host in refused:
            yield document.problem((*path, "url"), ID, f"'{host}' is Amazon's, but not linked: {refused[host]}.")
        elif not owner(host, official):
            hint = (
                allow_list.unknown_host(host, official) or " Add it to data/official-hosts.yaml if a source shows it."
            )
            yield document.problem((*path, "url"), ID, f"'{host}' is not an Amazon host.{hint}")
        elif path[-1] in ("seller_central", "seller_central_alternative") and host not in sign_in:
            message = f"'{host}' is not in sign_in of data/official-hosts.yaml. Add it if a source shows it."
            yield document.problem((*path, "url"), ID, message)
    for path, entry in rows(tables, "marketplaces", "marketplaces"):
        for storefront in texts(entry.get("storefront"))[:1]:
            if uses.get(storefront) != "storefront":
                stores = [domain for domain, use in uses.items() if use == "storefront"]
                message = f"'{storefront}' is not a storefront of data/official-hosts.yaml."
                yield tables["marketplaces"].problem(
                    (*path, "storefront"), ID, message + allow_list.unknown_host(storefront, stores)
                )
