"""The social card of each language: its source as HTML, and whether the picture that is kept was made from it."""

import base64
import hashlib
import json

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from atlas.model.locales import Locale, all_locales
from atlas.paths import ASSETS, DATA, OVERRIDES
from atlas.sources import files
from atlas.sources.messages import words

# A language's card is made where there is a browser with its fonts, and kept; this file says from which source.
MADE_FROM = DATA / "cards.json"


def source(locale: Locale) -> str:
    """Give the HTML page that a language's card is a picture of."""
    icon = base64.b64encode(files.read_bytes(ASSETS / "icon.svg", "asset")).decode()
    environment = Environment(loader=FileSystemLoader(OVERRIDES), autoescape=True, undefined=StrictUndefined)
    values = {"locale": locale, "t": words(locale), "icon": f"data:image/svg+xml;base64,{icon}"}
    return environment.get_template("card.html").render(values)


def fingerprint(locale: Locale) -> str:
    """Hash a card's source."""
    return hashlib.sha256(source(locale).encode()).hexdigest()[:16]


def stale() -> tuple[str, ...]:
    """Give the languages whose card is missing or was made from other words."""
    made = made_from()
    return tuple(
        locale.code
        for locale in all_locales()
        if made.get(locale.code) != fingerprint(locale) or not (ASSETS / f"card-{locale.code}.png").exists()
    )


def made_from() -> dict[str, str]:
    """Read which source each kept card was made from."""
    try:
        return dict(json.loads(MADE_FROM.read_text("utf-8")))
    except (OSError, ValueError, TypeError):  # missing, no JSON, or another shape: then every card is made anew
        return {}
