"""The one table of how the site is served: types, headers, languages. Each host's file is another spelling of it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from atlas.project import Project
from atlas.publish.short_links import ShortLink, short_links
from atlas.sources.site_config import HSTS, extra


@dataclass(frozen=True)
class Kind:
    """A kind of file: its ending, its media type, whether it says that it is UTF-8, whether it is worth compressing."""

    ending: str
    type: str
    charset: bool = True
    text: bool = True

    @property
    def content_type(self) -> str:
        """The whole Content-Type."""
        return f"{self.type}; charset=utf-8" if self.charset else self.type


# JSON is UTF-8 by its definition; XML and SVG say it in the file.
KINDS = (
    Kind("html", "text/html"),
    Kind("md", "text/markdown"),
    Kind("txt", "text/plain"),
    Kind("csv", "text/csv"),
    Kind("css", "text/css"),
    Kind("js", "text/javascript"),
    Kind("json", "application/json", charset=False),
    Kind("webmanifest", "application/manifest+json", charset=False),
    Kind("xml", "application/xml", charset=False),
    Kind("svg", "image/svg+xml", charset=False),
    Kind("png", "image/png", charset=False, text=False),
    Kind("ico", "image/vnd.microsoft.icon", charset=False, text=False),
)

# A wrong door that was mended is seen by everybody after five minutes; what is named by its content never changes.
BRIEF = "public, max-age=300"
FOR_EVER = "public, max-age=31536000, immutable"
ASSETS = "/assets/"

# What any program in any browser may read: the data, the feeds, the sitemaps.
OPEN_FOLDER, OPEN_ENDING = "/api/", ".xml"

_UNUSED = ("accelerometer", "camera", "geolocation", "gyroscope", "magnetometer", "microphone", "payment", "usb")


def security(project: Project) -> dict[str, str]:
    """Return the headers of every answer. The rest of the Content-Security-Policy stands in each page."""
    found = {
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Content-Security-Policy": "frame-ancestors 'none'",
        "Referrer-Policy": "no-referrer",
        "Permissions-Policy": ", ".join(f"{name}=()" for name in _UNUSED),
    }
    seconds = hsts(project)
    return found | ({"Strict-Transport-Security": f"max-age={seconds}"} if seconds else {})


def hsts(project: Project) -> int:
    """Return for how many seconds browsers are told to use https alone; a rule judges it."""
    return int(extra(project.config, HSTS) or 0)


def prefix(project: Project) -> str:
    """Return the path below which the site stands, such as `/atlas`; empty at the root of its host."""
    return urlsplit(project.base).path.rstrip("/")


@dataclass(frozen=True)
class Names:
    """The short links of one page: all their names, where they lead, the language for who names none, the store."""

    names: tuple[str, ...]
    path: str
    own: str

    @property
    def store(self) -> str:
        """The code of the store that the names mean, or an empty string."""
        kind, code = self.path.split("/")[:2]
        return code if kind == "marketplaces" else ""

    @property
    def matter(self) -> str:
        """The id of the matter that the name means, or an empty string."""
        kind, id = self.path.split("/")[:2]
        return id if kind == "matters" else ""


def by_page(project: Project) -> list[Names]:
    """Return the short links, those of one page together."""
    found: dict[str, list[ShortLink]] = {}
    for link in short_links(project).values():
        found.setdefault(link.path, []).append(link)
    return [Names(tuple(link.name for link in links), path, links[0].own) for path, links in found.items()]


def wanted(known: Iterable[str]) -> str:
    """Return an expression that finds the first language of Accept-Language that the site has, as its first group.

    `known`: the tags of browsers, the narrowest first. Browsers send the best one first. What is refused with q=0 does
    not count. It needs neither looking around nor going back: a header of any length takes a time in proportion, in
    every engine.
    """
    names = "|".join(map(re.escape, known))
    return rf"(?:^|,)\s*({names})(?:-[\w-]*)?\s*(?:;\s*q=[0.]*[1-9][\d.]*\s*)?(?:,|$)"


# Who accepts anything has no language of their own.
ANYTHING = r"^\s*(?:\*.*)?$"
