"""Reads mkdocs.yml: where the site is published, and its languages."""

import io
import os
import re
from collections.abc import Iterator
from typing import Any

import yaml
from babel import Locale, UnknownLocaleError
from mkdocs.utils.yaml import get_yaml_loader, yaml_load

from atlas.problems import AtlasError, Problem
from atlas.sources import address as site_address
from atlas.sources import yaml_file
from atlas.sources.snapshot import Snapshot
from atlas.sources.yaml_file import Document, Path_

FILE = "mkdocs.yml"
PATIENCE, OLD = "translation_days", "old_days"  # the keys below `extra`
REPORTS, HSTS, SECURITY = "report", "hsts", "security"
# Those that are a number of days: the most, and what to write there.
DAYS = {
    PATIENCE: (365, "how long a translation may wait"),
    OLD: (3650, "from what age on readers are told how old a date is"),
}

_LOADER = getattr(yaml, "CLoader", yaml.Loader)  # MkDocs' own, several times as fast where its C is there
_CODE = re.compile(r"[a-z]{2}(-[A-Z][a-z]{3})?(-[A-Z]{2})?")


def read(snapshot: Snapshot) -> Document:
    """Return mkdocs.yml as MkDocs reads it, environment variables filled in, with the place of every value.

    Raises AtlasError with one problem when it cannot be read.
    """
    document = yaml_file.load(snapshot, FILE)
    try:
        data = yaml_load(as_file(snapshot), get_yaml_loader(_LOADER))
    except Exception as error:  # MkDocs makes objects out of tags, and any of them may fail in its own way
        mark = getattr(error.__context__, "problem_mark", None)
        line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
        said = getattr(error.__context__, "problem", None) or error
        message = f"MkDocs cannot read it: {said}."
        raise AtlasError([Problem(document.file, line, column, "yaml", message)]) from None
    if isinstance(data, dict) and "site_url" in data:
        data["site_url"] = site_address.chosen(data["site_url"], os.environ)
    return Document(document.file, data, document.places)


def as_file(snapshot: Snapshot, name: str = FILE) -> io.BytesIO:
    """Return mkdocs.yml as an open file of a name, as MkDocs takes it."""
    file = io.BytesIO(snapshot.content(FILE, "yaml"))
    file.name = name
    return file


def address(document: Document) -> str:
    """Return the address where the site is published, ending in a slash; a rule judges it."""
    return str(document.data["site_url"]).rstrip("/") + "/"


def extra(document: Document, key: str, default: object = None) -> Any:
    """Return what stands below `extra`, of whatever type, or else the default."""
    found = document.data.get("extra") if isinstance(document.data, dict) else None
    return found.get(key, default) if isinstance(found, dict) else default


def days(document: Document, key: str) -> int:
    """Return a number of days below `extra`, one of DAYS; a rule judges it."""
    found = extra(document, key)
    return found if type(found) is int and 0 <= found <= DAYS[key][0] else 0


def reports(document: Document) -> str:
    """Return where a wrong link is reported, or nothing; a rule judges it."""
    return str(extra(document, REPORTS) or "")


def languages(document: Document) -> Iterator[tuple[Path_, Any]]:
    """Yield the entries of the i18n plugin's languages, of whatever type, with their paths."""
    data = document.data
    plugins = data.get("plugins") if isinstance(data, dict) else None
    for index, plugin in enumerate(plugins if isinstance(plugins, list) else []):
        options = plugin.get("i18n") if isinstance(plugin, dict) else None
        listed = options.get("languages") if isinstance(options, dict) else None
        for number, entry in enumerate(listed if isinstance(listed, list) else []):
            yield ("plugins", index, "i18n", "languages", number), entry


def names(document: Document) -> dict[str, str]:
    """Return the languages whose codes are sound, in order: their names by their codes. A name may be missing."""
    found: dict[str, str] = {}
    for _, entry in languages(document):
        if isinstance(entry, dict) and not code_fault(entry.get("locale")):
            found.setdefault(entry["locale"], str(entry.get("name") or ""))
    return found


def code_fault(code: object) -> str:
    """Return what keeps a code from being a language of the site, or an empty string."""
    if isinstance(code, bool):
        return f"YAML reads this as {str(code).lower()}: write the language's code in quotes, such as 'no'."
    if not isinstance(code, str):
        return "a language needs its code: add locale: such as ja or pt-BR."
    if not _CODE.fullmatch(code):
        return f"'{code}' is not a language's code: write two letters, such as ja, or with a region, such as pt-BR."
    try:
        Locale.parse(code, sep="-")
    except (UnknownLocaleError, ValueError):
        return f"'{code}' is not a language that CLDR knows: write two letters, such as ja, or with a region, pt-BR."
    return ""
