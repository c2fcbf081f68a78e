"""The allow-list, data/official-hosts.yaml: to which hosts a page may lead. No entry vouches for itself."""

from atlas.model.hosts import host_fault, host_of, owner
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
