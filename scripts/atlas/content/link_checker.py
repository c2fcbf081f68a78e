"""Gives the link checker of the guide check-a-link its lists: what each host and mail domain of the allow-list is."""

from collections.abc import Mapping
from typing import Any

# What a guide may print by a mark of this name, such as [[domains-news]]. The stores have [[domains]].
PRINTED = (
    *(f"domains-{use}" for use in ["selling", "vendors", "developers", "payments", "news", "jobs", "files", "other"]),
    "senders",
    "false-senders",
)


def lists(hosts: Mapping[str, Any]) -> dict[str, list[Any]]:
    """Return what overrides/assets/check-address.js judges by, made from the checked allow-list.

    `domains` holds rows of a domain, its kind (amazon, few, short, open) and its use; a host has the kind of the
    longest domain that it ends in. `sign_in` holds rows of a host and its use. `mail`, `false_senders` and `buyers`
    hold mail domains: those that Amazon names as its own, those that it names as false, and those of buyers' masked
    addresses. `mailboxes` holds whole addresses.
    """
    stores = [row["domain"] for row in hosts["domains"] if row["use"] == "storefront"]
    return {
        "domains": [
            *((row["domain"], "amazon", row["use"]) for row in hosts["domains"]),
            *((row["host"], "few", "") for row in hosts["refused"]),
            *((row["domain"], "short", "") for row in hosts["short_links"]),
            *(
                (row["domain"], "amazon", "staff") if row["why"] == "staff" else (row["domain"], "open", "")
                for row in hosts["open_to_anyone"]
            ),
        ],
        "sign_in": [(row["host"], row["use"]) for row in hosts["sign_in"]],
        "mail": [row["domain"] for row in hosts["mail_domains"]],
        "false_senders": [row["domain"] for row in hosts["false_senders"]],
        "buyers": [f"{row['label']}.{store}" for row in hosts["buyer_mail"] for store in stores],
        "mailboxes": [row["address"] for row in hosts["mailboxes"]],
    }


def printed(name: str, hosts: Mapping[str, Any]) -> list[str]:
    """Return the list that one of PRINTED names: domains of a use, or mail domains with the @ before them."""
    if name.startswith("domains-"):
        return [row["domain"] for row in hosts["domains"] if row["use"] == name.removeprefix("domains-")]
    return [f"@{row['domain']}" for row in hosts["mail_domains" if name == "senders" else "false_senders"]]
