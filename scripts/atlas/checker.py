"""Gives the link checker of the guide check-a-link its lists: what each domain of the allow-list is."""

from collections.abc import Mapping
from typing import Any

from atlas import yamlio
from atlas.catalogue import FILES
from atlas.paths import DATA

# Nobody signs in there: Amazon's, but never simply "official".
NO_SIGN_IN = frozenset({"news", "files"})


def lists(hosts: Mapping[str, Any]) -> dict[str, list[Any]]:
    """Turn the checked allow-list into what overrides/assets/check.js judges by.

    `domains` holds rows of a domain, its kind (official, files, refused, short, open, staff) and its use; a host has
    the kind of the longest domain that it ends in. `mail` holds the senders' domains, `mailboxes` whole addresses.
    """
    domains = [
        *((row["domain"], "files" if row["use"] in NO_SIGN_IN else "official", row["use"]) for row in hosts["domains"]),
        *((row["host"], "refused", "") for row in hosts["refused"]),
        *((row["domain"], "short", "") for row in hosts["short_links"]),
        *((row["domain"], "staff" if row["why"] == "staff" else "open", "") for row in hosts["open_to_anyone"]),
    ]
    return {
        "domains": domains,
        "mail": [row["domain"] for row in hosts["mail_domains"]],
        "mailboxes": [row["address"] for row in hosts["mailboxes"]],
    }


def project_lists() -> dict[str, list[Any]]:
    """Give the lists of the project's own allow-list."""
    return lists(yamlio.load(DATA / FILES["hosts"]).data)
