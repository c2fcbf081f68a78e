"""The allow-list, data/official-hosts.yaml: to which hosts a page may lead. No entry vouches for itself."""

import re
from collections.abc import Iterable

from atlas.model.hosts import host_fault, host_of, owner
from atlas.problems import did_you_mean
from atlas.sources.raw_tables import RawTables, known, rows, texts

# Domains that only serve files, or have no store, are Amazon's, but no door for a reader.
LINKABLE = frozenset({"storefront", "selling", "vendors", "developers", "payments", "news", "jobs"})


def uses(tables: RawTables) -> dict[str, str]:
    """Return Amazon's domains, each with what it is used for."""
    found = rows(tables, "hosts", "domains")
    return {domain: str(row.get("use")) for _, row in found for domain in texts(row.get("domain"))}


def official_domains(tables: RawTables) -> set[str]:
    """Return the domains that a page may lead to."""
    return {domain for domain, use in uses(tables).items() if use in LINKABLE}


def refused_hosts(tables: RawTables) -> dict[str, str]:
    """Return the hosts below them that are not linked all the same, with the reason."""
    return {host: str(row.get("why")) for _, row in rows(tables, "hosts", "refused") for host in texts(row.get("host"))}


# A store's own domain: a new one differs from those of other stores as little as a mistyped one does.
_STORE = re.compile(r"amazon(\.com?)?\.[a-z]{2,}")


def store_domain(host: str) -> str:
    """Return what is left of a host without its first label, where that is one of Seller Central's or of a site's."""
    return host.partition(".")[2] if host.startswith(("sellercentral", "sell.", "www.")) else host


def is_store_domain(domain: str) -> bool:
    """Return whether a domain has the shape of a store's own, such as amazon.co.jp. Amazon need not have it."""
    return bool(_STORE.fullmatch(domain))


def unknown_host(host: str, known: Iterable[str]) -> str:
    """End a message on a host that is not listed: with the line to add for a new store, or with the nearest known."""
    domain = store_domain(host)
    if is_store_domain(domain):
        line = f"{{domain: {domain}, use: storefront, sources: [...]}}"
        where = "domains in data/official-hosts.yaml, with a source that shows it"
        return f" Correct it, or for a new store add {line} to {where}."
    return did_you_mean(domain, known)


class AllowList:
    """What a page may link, made once from the tables and asked for every link."""

    def __init__(self, tables: RawTables) -> None:
        self._official = official_domains(tables)
        self._refused = refused_hosts(tables)
        self._outside = known(tables, "hosts", "outside", "host")

    def link_fault(self, url: str) -> str:
        """Return why a page may not lead to an outside address, or an empty string."""
        if fault := host_fault(url):
            return f"'{url}' {fault}."
        host = host_of(url)
        if (owner(host, self._official) and host not in self._refused) or host in self._outside:
            return ""
        return f"'{host}' is not on the allow-list data/official-hosts.yaml: take the link out."
