"""The address that a built site was made for, told from the site itself."""

from pathlib import Path

from atlas.sources.address import EXAMPLE, VARIABLE

_LINE = "Sitemap: "


def of(folder: Path) -> str:
    """Return the address that the site in a folder was built for, ending in a slash. Raises OSError without a site."""
    lines = (folder / "robots.txt").read_text("utf-8").splitlines()
    return next(line for line in lines if line.startswith(_LINE)).removeprefix(_LINE).removesuffix("sitemap.xml")


def unchosen(folder: Path) -> str:
    """Return what to say of a built site for which nobody chose an address, or an empty string."""
    if of(folder) != EXAMPLE:
        return ""
    return f"Its addresses, QR codes included, are of the example {EXAMPLE}: set {VARIABLE} before you publish it."
