"""The site's icon for what takes no SVG: phones' home screens, and programs that know `/favicon.ico` alone."""

import hashlib
import json
from base64 import b64encode

from atlas.content import assets
from atlas.content.messages import Messages
from atlas.project import Project
from atlas.publish.social_cards import made_from

ICON = "overrides/assets/icon.svg"
# Each picture's width and height, and the share of it that the mark takes: phones cut their icons round, so the mark
# keeps clear of the edge there, and its ground fills the whole.
SIZES = {32: 1.0, 180: 0.8, 512: 0.8}
_GROUND = "#0b5a4e"
_PAPER = "#fbfaf6"


def file(size: int) -> str:
    """Return the path of a picture of the icon from the project's root."""
    return f"overrides/assets/icon-{size}.png"


def source(project: Project, size: int) -> str:
    """Return the HTML page that a picture of the icon is taken of."""
    icon = b64encode(project.snapshot.content(ICON, "asset")).decode()
    share = SIZES[size]
    ground = "transparent" if share == 1 else _GROUND
    style = f"body{{margin:0;background:{ground}}}img{{display:block;width:{share:.0%};margin:{(1 - share) / 2:.0%}}}"
    return f'<style>{style}</style><img src="data:image/svg+xml;base64,{icon}">'


def fingerprint(project: Project) -> str:
    """Return a hash of what all pictures of the icon are made from."""
    return hashlib.sha256("".join(source(project, size) for size in SIZES).encode()).hexdigest()[:16]


def stale(project: Project) -> bool:
    """Return whether a picture of the icon is missing or was made from another icon."""
    missing = any(file(size) not in project.snapshot.files for size in SIZES)
    return missing or made_from(project).get("icon") != fingerprint(project)


def favicon(project: Project) -> bytes:
    """Return `favicon.ico`: the smallest picture, which every reader of the format takes as PNG."""
    size = min(SIZES)
    picture = project.snapshot.content(file(size), "asset")
    # One picture; its width and height, no palette, one plane, 32 bits; its length, and that it begins after 22 bytes.
    head = bytes((0, 0, 1, 0, 1, 0, size, size, 0, 0, 1, 0, 32, 0))
    return head + len(picture).to_bytes(4, "little") + (22).to_bytes(4, "little") + picture


def at_the_root(project: Project) -> dict[str, bytes]:
    """Return the pictures that programs look for at the site's root, where no page need name them, by path."""
    return {"favicon.ico": favicon(project), "apple-touch-icon.png": project.snapshot.content(file(180), "asset")}


def manifest(project: Project, words: Messages) -> str:
    """Return the web manifest of a language: the site's name, colours and icons on a phone's home screen.

    It opens in the browser as any page does: the reader must see which address a door leads to.
    """
    locale = words.locale
    largest = max(SIZES)
    return json.dumps(
        {
            "name": words("site.name"),
            "lang": locale.tag,
            "dir": locale.direction,
            "start_url": "./",
            "scope": "../",
            "display": "browser",
            "background_color": _PAPER,
            "theme_color": _PAPER,
            "icons": [
                {"src": f"../{assets.name(project, 'icon.svg')}", "sizes": "any", "type": "image/svg+xml"},
                {
                    "src": f"../{assets.name(project, f'icon-{largest}.png')}",
                    "sizes": f"{largest}x{largest}",
                    "type": "image/png",
                    "purpose": "maskable",
                },
            ],
        },
        ensure_ascii=False,
    )
