"""No address that was published is lost."""

from collections.abc import Iterator

from atlas.problems import Problem
from atlas.site import promised_addresses
from atlas.site.built import Site
from atlas.site.moved_addresses import now

ID = "address-lost"
WHY = "CONTRIBUTING.md#what-was-published-stays"


def check(site: Site) -> Iterator[Problem]:
    """Yield a problem at each published address that the site no longer has, with the way to keep it."""
    ids = {f"{code}/{page.path}": page.ids for code, page in site.pages() if code}
    for address in promised_addresses.read(site.project):
        page, _, anchor = now(site.project, address).partition("#")
        there = promised_addresses.file_of(address) in site.files
        if not there or (anchor and page in ids and anchor not in ids[page]):
            message = f"'{address}' was published and would be lost. {_mend(address)}"
            yield Problem(promised_addresses.FILE, 0, 0, ID, message)


def _mend(address: str) -> str:
    if "marketplaces/" in address or address.startswith("go/"):
        return (
            "A marketplace that closes is retired: bring its entry back and add "
            "retired: {date: …, reason: closed, instead: …}. One whose domain or ID changes keeps the old as an alias."
        )
    return "Bring it back: an address keeps working, and so does an anchor."
