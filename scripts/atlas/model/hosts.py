"""Reads the host out of an address, strictly, and says whether it is Amazon's."""

import re
from collections.abc import Collection
from urllib.parse import urlsplit

_LONGEST = 253  # characters of a host name; what is longer is none
_MAIL = re.compile(r"[\w.+-]+@[a-z0-9-]+(\.[a-z0-9-]+)+", re.ASCII)
_LABEL = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?")


def host_fault(url: str) -> str:
    """Return why an address may not be published, or an empty string when it is sound.

    Sound means: https, a plain lower-case ASCII host name, and none of the disguises that fool a reader (user name,
    port, trailing dot, punycode, bare number, backslash, white space). Where the host leads is another question.
    """
    if not url.isascii() or re.search(r"[\s\\\x00-\x20\x7f<>\"'`{}|^]", url):
        return "holds a character that does not belong in an address"
    if not url.startswith("https://"):
        return "does not begin with https://"
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return "is not an address"
    authority = parts.netloc
    if "@" in authority:
        return "has a user name before its host"
    if port is not None or ":" in authority:
        return "names a port"
    if authority.endswith("."):
        return "ends its host in a dot"
    if authority != authority.lower():
        return "writes its host in capitals"
    labels = authority.split(".")
    if any(label.startswith("xn--") for label in labels):
        return "has letters of another script in its host (punycode)"
    # A name ends in letters: where the last part is a number, 0x7f too, browsers read an IP address.
    proper = len(labels) > 1 and len(authority) <= _LONGEST and all(map(_LABEL.fullmatch, labels))
    if not proper or not labels[-1].isalpha():
        return "has no proper host name"
    return ""


def is_contact(address: str) -> bool:
    """Return whether somebody can be written to there: a sound https address, or a mail address."""
    return bool(_MAIL.fullmatch(address)) or ("://" in address and not host_fault(address))


def host_of(url: str) -> str:
    """Return the host of a sound address, lower case, without port; empty when there is none."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def owner(host: str, domains: Collection[str]) -> str:
    """Return the listed domain that the host equals or is a subdomain of, or an empty string.

    `sellercentral.amazon.de` belongs to `amazon.de`; `amazon.de.example.com` and `notamazon.de` do not.
    """
    labels = host.split(".") if len(host) <= _LONGEST else []
    for start in range(len(labels)):
        if (tail := ".".join(labels[start:])) in domains:
            return tail
    return ""
