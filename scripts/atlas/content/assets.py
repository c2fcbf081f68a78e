"""Styles, scripts and pictures: named by their content, so that browsers may keep them for ever."""

import hashlib
import json
import re
from functools import partial

from atlas.content import javascript, styles
from atlas.content.messages import messages
from atlas.project import Project

# Made from the project: the names of the stores, and the offer to read on in the reader's own language.
STORES, OFFERS = "stores.json", "offers.json"
MADE = frozenset({STORES, OFFERS})
FOLDER = "overrides/assets"

_TEXTS = (".css", ".js", ".svg")
_COMMENT = re.compile(r"[ \t]*/\*.*?\*/", re.DOTALL)


def name(project: Project, file: str) -> str:
    """Return the published path of an asset, such as `assets/atlas.1f0c2b9a.css`, from the site's root."""

    def make() -> str:
        stem, _, suffix = file.rpartition(".")
        return f"assets/{stem}.{hashlib.sha256(content(project, file)).hexdigest()[:8]}.{suffix}"

    return project.kept(("asset", file), make)


def content(project: Project, file: str) -> bytes:
    """Return an asset as it is published: a script together with the modules that it imports, styles without comments.

    Raises AtlasError when it is missing or, being text, not UTF-8.
    """
    if file in MADE:
        made = stores(project) if file == STORES else offers(project)
        return json.dumps(made, ensure_ascii=False, separators=(",", ":")).encode()
    if not file.endswith(_TEXTS):
        return project.snapshot.content(f"{FOLDER}/{file}", "asset")
    if file.endswith(".js"):
        return javascript.published(file, partial(_text, project)).encode()
    if file.endswith(".css"):
        return _COMMENT.sub("", _text(project, file)).encode()
    return _text(project, file).encode()


def stores(project: Project) -> dict[str, dict[str, str]]:
    """Return each store's name by language: the language-neutral start shows them in the reader's."""
    return {
        entry.code: {locale.code: locale.country(entry.code) for locale in project.locales}
        for entry in project.catalogue.open_marketplaces
    }


def offers(project: Project) -> dict[str, tuple[str, str]]:
    """Return in each language's own words: to read this page in it, and to go on in it."""
    words = {locale.code: messages(project, locale) for locale in project.locales}
    return {code: (own("offer.read"), own("offer.start")) for code, own in words.items()}


def published_files(project: Project) -> list[str]:
    """Return the names of all assets, without the hash that they are published under."""
    own = {path.rpartition("/")[2] for path in project.snapshot.below(FOLDER)}

    def read(file: str) -> str:
        """Return a script whatever it holds: which one is no UTF-8 is said when it is published."""
        return project.snapshot.files.get(f"{FOLDER}/{file}", b"").decode("utf-8", "replace")

    joined = javascript.modules([file for file in own if file.endswith(".js")], read)
    return sorted(MADE | own - joined - {styles.FIRST, styles.THEME})


def files(project: Project) -> dict[str, bytes]:
    """Return the content of every asset by its published path."""
    return {name(project, file): content(project, file) for file in published_files(project)}


def _text(project: Project, file: str) -> str:
    return project.snapshot.text(f"{FOLDER}/{file}", "asset")
