"""Styles, scripts and pictures: named by their content, so that browsers may keep them for ever."""

import hashlib
import json
from functools import partial

from atlas.content import javascript
from atlas.project import Project

STORES = "stores.json"
FOLDER = "overrides/assets"

_TEXTS = (".css", ".js", ".svg")


def name(project: Project, file: str) -> str:
    """Return the published path of an asset, such as `assets/atlas.1f0c2b9a.css`, from the site's root."""

    def make() -> str:
        stem, _, suffix = file.rpartition(".")
        return f"assets/{stem}.{hashlib.sha256(content(project, file)).hexdigest()[:8]}.{suffix}"

    return project.kept(("asset", file), make)


def content(project: Project, file: str) -> bytes:
    """Return an asset as it is published: a script together with the modules that it imports.

    Raises AtlasError when it is missing or, being text, not UTF-8.
    """
    if file == STORES:
        return json.dumps(stores(project), ensure_ascii=False, separators=(",", ":")).encode()
    if not file.endswith(_TEXTS):
        return project.snapshot.content(f"{FOLDER}/{file}", "asset")
    if file.endswith(".js"):
        return javascript.published(file, partial(_text, project)).encode()
    return _text(project, file).encode()


def stores(project: Project) -> dict[str, dict[str, object]]:
    """Return what the finder answers to: each store's name by language, and its codes, ID and hosts."""
    words = [project.seller_words(locale.code)["marketplaces"] for locale in project.locales]

    def everyday_names(marketplace: str) -> list[str]:
        """Return the names that sellers of any language type for a country, each once: USA, Holland, Inglaterra."""
        named = (own.get(marketplace, []) for own in words)
        return list({word.casefold(): word for words in named for word in words}.values())

    return {
        entry.code: {
            "names": {locale.code: locale.country(entry.code) for locale in project.locales},
            "keys": [entry.code, *entry.aliases, entry.marketplace_id, *entry.hosts, *everyday_names(entry.code)],
        }
        for entry in project.catalogue.open_marketplaces
    }


def published_files(project: Project) -> list[str]:
    """Return the names of all assets, without the hash that they are published under."""
    own = {path.rpartition("/")[2] for path in project.snapshot.below(FOLDER)}

    def read(file: str) -> str:
        """Return a script whatever it holds: which one is no UTF-8 is said when it is published."""
        return project.snapshot.files.get(f"{FOLDER}/{file}", b"").decode("utf-8", "replace")

    joined = javascript.modules([file for file in own if file.endswith(".js")], read)
    return sorted({STORES, *own} - joined)


def files(project: Project) -> dict[str, bytes]:
    """Return the content of every asset by its published path."""
    return {name(project, file): content(project, file) for file in published_files(project)}


def _text(project: Project, file: str) -> str:
    return project.snapshot.text(f"{FOLDER}/{file}", "asset")
