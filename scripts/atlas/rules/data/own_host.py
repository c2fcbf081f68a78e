"""A link claims no more than its host allows: the Seller Central home is the store's own, a regional door is not."""

from collections.abc import Iterator

from atlas.model.hosts import host_of
from atlas.problems import Problem
from atlas.project import Project
from atlas.sources.raw_tables import rows

ID = "confidence-host"
WHY = "CONTRIBUTING.md#truth-first"


def check(project: Project) -> Iterator[Problem]:
    """Yield a problem where a host and a confidence contradict each other."""
    tables = project.tables
    document = tables["marketplaces"]
    for path, entry in rows(tables, "marketplaces", "marketplaces"):
        links, storefront = entry.get("links"), entry.get("storefront")
        if not isinstance(links, dict) or not isinstance(storefront, str):
            continue
        own = f"sellercentral.{storefront}"
        for name, link in links.items():
            if not isinstance(link, dict) or not isinstance(link.get("url"), str):
                continue
            host, confidence = host_of(link["url"]), link.get("confidence")
            place = (*path, "links", name, "url")
            if name == "seller_central" and host != own:
                yield document.problem(place, ID, f"'{host}' is not this store's Seller Central. Write https://{own}.")
            elif name in ("contact", "case_log") and confidence in ("seen", "pattern") and host != own:
                message = (
                    f"'{confidence}' speaks of this store's own host, {own}; '{host}' can be regional or reported."
                )
                yield document.problem(place, ID, message)
            elif name == "contact" and confidence == "regional" and host == own:
                yield document.problem(place, ID, f"'{host}' is this store's own host, not a regional door.")
