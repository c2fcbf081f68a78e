"""No address that was published is lost."""

from collections.abc import Iterator

from atlas.problems import Problem
from atlas.site import promised_addresses
from atlas.site.built import Site

ID = "address-lost"
WHY = "CONTRIBUTING.md#add-a-marketplace"


def check(site: Site) -> Iterator[Problem]:
    """Yield a problem at each published address that the site no longer has, with the way to keep it."""
    for address in promised_addresses.read(site.project):
        file = f"{address}index.html" if address.endswith("/") else address
        if file not in site.files:
            yield Problem(
                promised_addresses.FILE,
                0,
                0,
                ID,
                f"'{address}' was published and would be lost. {_mend(address)}",
            )


def _mend(address: str) -> str:
    if "marketplaces/" in address or address.startswith("go/"):
        return (
            "A marketplace that closes is retired: bring its entry back and add "
            "retired: {date: …, reason: closed, instead: …}. One that changes its code or ID keeps the old as an alias."
        )
    return "Bring its page back: an address keeps working."
