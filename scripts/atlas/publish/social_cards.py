"""The social card of each language: its source as HTML, and whether the picture that is kept was made from it."""

import base64
import hashlib
import json

from jinja2 import Environment, StrictUndefined

from atlas.content import templates
from atlas.content.messages import messages
from atlas.model.locales import Locale
from atlas.project import Project

# A language's card is made where there is a browser with its fonts, and kept; this file says from which source.
MADE_FROM = "data/cards.json"


def source(project: Project, locale: Locale) -> str:
    """Return the HTML page that a language's card is a picture of."""
    icon = base64.b64encode(project.snapshot.content("overrides/assets/icon.svg", "asset")).decode()
    environment = Environment(
        loader=templates.loader(project.snapshot, "overrides"),
        autoescape=True,
        undefined=StrictUndefined,
        bytecode_cache=templates.COMPILED,
    )
    values = {"locale": locale, "t": messages(project, locale), "icon": f"data:image/svg+xml;base64,{icon}"}
    return environment.get_template("card.html").render(values)


def file(locale: Locale) -> str:
    """Return the path of a language's card from the project's root."""
    return f"overrides/assets/card-{locale.code}.png"


def fingerprint(project: Project, locale: Locale) -> str:
    """Return a hash of a card's source."""
    return hashlib.sha256(source(project, locale).encode()).hexdigest()[:16]


def stale(project: Project) -> tuple[str, ...]:
    """Return the languages whose card is missing or was made from other words."""
    made = made_from(project)
    return tuple(
        locale.code
        for locale in project.locales
        if made.get(locale.code) != fingerprint(project, locale) or file(locale) not in project.snapshot.files
    )


def made_from(project: Project) -> dict[str, str]:
    """Return which source each kept card was made from."""
    try:
        return dict(json.loads(project.snapshot.files[MADE_FROM]))
    except (KeyError, ValueError, TypeError):  # missing, no JSON, or another shape: then every card is made anew
        return {}
