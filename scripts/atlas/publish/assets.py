"""Styles, scripts and pictures: named by their content, so that browsers may keep them for ever."""

import hashlib
import json
import re
from pathlib import Path

from atlas.caches import file_cache
from atlas.model.catalogue import catalogue
from atlas.model.locales import all_locales
from atlas.paths import ASSETS
from atlas.sources import synonyms
from atlas.sources.files import read_bytes, read_text

STORES = "stores.json"

_TEXTS = (".css", ".js", ".svg")

# Whole-line comments are for us: readers need not load them.
_COMMENT = re.compile(r"^[ \t]*(?://[^\n]*|/\*\*(?:(?!\*/|^[ \t]*/\*\*).)*\*/[ \t]*)\n", re.MULTILINE | re.DOTALL)

# Nor what a line says after its code, nor empty lines and what indents the others. No script of ours writes a text
# over several lines (tests/test_weight.py).
_AFTER = re.compile(r"(?<=[;,{}()\[\]])[ \t]+// [^\n\"'`]*$", re.MULTILINE)
_INDENT = re.compile(r"^\s+", re.MULTILINE)

# How one script names another: `import { fold } from "./fold.js"`.
_IMPORT = re.compile(r'(?<=from "\./)[\w-]+\.js(?=")')


@file_cache
def name(file: str) -> str:
    """Give the published path of an asset, such as `assets/atlas.1f0c2b9a.css`, from the site's root."""
    stem, _, suffix = file.rpartition(".")
    return f"assets/{stem}.{hashlib.sha256(content(file)).hexdigest()[:8]}.{suffix}"


def content(file: str) -> bytes:
    """Give an asset as it is published: a script names the scripts that it imports by their published names.

    Raises AtlasError when it is missing or, being text, not UTF-8.
    """
    if file == STORES:
        return json.dumps(stores(), ensure_ascii=False, separators=(",", ":")).encode()
    if not file.endswith(_TEXTS):
        return read_bytes(ASSETS / file, "asset")
    text = read_text(ASSETS / file, "asset")
    if not file.endswith(".js"):
        return text.encode()
    text = _INDENT.sub("", _AFTER.sub("", _COMMENT.sub("", text)))
    return _IMPORT.sub(lambda match: Path(name(match[0])).name, text).encode()


def stores() -> dict[str, dict[str, object]]:
    """Give what the finder answers to: each store's name by language, and its codes, ID and hosts."""
    return {
        entry.code: {
            "names": {locale.code: locale.country(entry.code) for locale in all_locales()},
            "keys": [entry.code, *entry.aliases, entry.marketplace_id, *entry.hosts, *_everyday_names(entry.code)],
        }
        for entry in catalogue().open_marketplaces
    }


def _everyday_names(marketplace: str) -> list[str]:
    """Give the names that sellers of any language type for a country, each once: USA, Holland, Inglaterra."""
    named = (synonyms.of(locale.code)["marketplaces"].get(marketplace, []) for locale in all_locales())
    return list({word.casefold(): word for words in named for word in words}.values())


def published_files() -> list[str]:
    """Return the names of all assets, without the hash that they are published under."""
    return sorted([STORES, *(path.name for path in ASSETS.iterdir() if path.is_file() and path.name[0] != ".")])


def files() -> dict[str, bytes]:
    """Return the content of every asset by its published path."""
    return {name(file): content(file) for file in published_files()}
