"""Every host stands on the allow-list, Seller Central among the hosts to sign in: no entry vouches for itself."""

from collections.abc import Iterator

from atlas.model.hosts import host_fault, host_of, owner
from atlas.problems import Problem, did_you_mean
from atlas.sources.raw_tables import Documents, known, links, rows, texts

ID = "host-not-official"

# Domains that only serve files, or have no store, are Amazon's, but no door for a reader.
LINKABLE = frozenset({"storefront", "selling", "vendors", "developers", "payments", "news", "jobs"})


def official_domains(docs: Documents) -> set[str]:
    """Give the domains that a page may lead to."""
    return {domain for domain, use in _uses(docs).items() if use in LINKABLE}


def refused_hosts(docs: Documents) -> dict[str, str]:
    """Give the hosts below them that are not linked all the same, with the reason."""
    return {host: str(row.get("why")) for _, row in rows(docs, "hosts", "refused") for host in texts(row.get("host"))}


def check(docs: Documents) -> Iterator[Problem]:
    """Yield a problem at each link or storefront whose host is not on the allow-list, with the nearest that is."""
    uses, official, refused = _uses(docs), official_domains(docs), refused_hosts(docs)
    sign_in = known(docs, "hosts", "sign_in", "host")
    for document, path, link in links(docs):
        url = link.get("url")
        if not isinstance(url, str) or host_fault(url):
            continue
        host = host_of(url)
        if host in refused:
            yield document.problem((*path, "url"), ID, f"'{host}' is Amazon's, but not linked: {refused[host]}.")
        elif not owner(host, official):
            hint = did_you_mean(_tail(host), official) or " Add it to data/official-hosts.yaml if a source shows it."
            yield document.problem((*path, "url"), ID, f"'{host}' is not an Amazon host.{hint}")
        elif path[-1] in ("seller_central", "seller_central_alternative") and host not in sign_in:
            message = f"'{host}' is not in sign_in of data/official-hosts.yaml. Add it if a source shows it."
            yield document.problem((*path, "url"), ID, message)
    for path, entry in rows(docs, "marketplaces", "marketplaces"):
        for storefront in texts(entry.get("storefront"))[:1]:
            if uses.get(storefront) != "storefront":
                stores = [domain for domain, use in uses.items() if use == "storefront"]
                message = f"'{storefront}' is not a storefront of data/official-hosts.yaml."
                yield docs["marketplaces"].problem(
                    (*path, "storefront"), ID, message + did_you_mean(storefront, stores)
                )


def _uses(docs: Documents) -> dict[str, str]:
    found = rows(docs, "hosts", "domains")
    return {domain: str(row.get("use")) for _, row in found for domain in texts(row.get("domain"))}


def _tail(host: str) -> str:
    return host.partition(".")[2] if host.startswith(("sellercentral", "sell.", "www.")) else host
