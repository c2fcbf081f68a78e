"""A regional door stands where the stores of the account group sign in."""

from collections.abc import Iterator
from typing import Any

from atlas.model.hosts import host_of
from atlas.problems import Problem
from atlas.project import Project
from atlas.sources.raw_tables import rows, texts

ID = "regional-group"
WHY = "CONTRIBUTING.md#truth-first"

_SIGN_IN = ("seller_central", "seller_central_alternative")


def check(project: Project) -> Iterator[Problem]:
    """Yield a problem at each regional link of a store without group, or on a host where no store of it signs in."""
    tables = project.tables
    hosts: dict[str, set[str]] = {}
    for _, entry in rows(tables, "marketplaces", "marketplaces"):
        links = _links(entry)
        hosts.setdefault(_group(entry), set()).update(_host(links.get(name)) for name in _SIGN_IN)
    for path, entry in rows(tables, "marketplaces", "marketplaces"):
        group = _group(entry)
        for name, link in _links(entry).items():
            if not isinstance(link, dict) or link.get("confidence") != "regional":
                continue
            place = (*path, "links", name, "url")
            if not group:
                message = "'regional' is the door of an account that several stores share: name its account_group."
                yield tables["marketplaces"].problem(place, ID, message)
            elif _host(link) not in hosts[group]:
                message = f"no store of the group '{group}' signs in at '{_host(link)}': it is no regional door."
                yield tables["marketplaces"].problem(place, ID, message)


def _links(entry: dict[str, Any]) -> dict[str, Any]:
    links = entry.get("links")
    return links if isinstance(links, dict) else {}


def _group(entry: dict[str, Any]) -> str:
    group = entry.get("account_group")
    return "".join(texts(group.get("id"))[:1]) if isinstance(group, dict) else ""


def _host(link: Any) -> str:
    return host_of("".join(texts(link.get("url"))[:1])) if isinstance(link, dict) else ""
