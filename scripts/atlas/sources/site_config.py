"""Reads mkdocs.yml: where the site is published, and its languages."""

from pathlib import Path
from typing import Any

from mkdocs.utils.yaml import get_yaml_loader, yaml_load

from atlas import rules
from atlas.caches import file_cache
from atlas.paths import CONFIG
from atlas.problems import AtlasError, Problem
from atlas.rules.config.languages import codes
from atlas.sources import yaml_file
from atlas.sources.yaml_file import Document


def read(path: Path = CONFIG) -> Document:
    """Return mkdocs.yml as MkDocs reads it, environment variables filled in, with the place of every value.

    Raises AtlasError with one problem when it cannot be read.
    """
    document = yaml_file.load(path)
    try:
        with path.open("rb") as file:
            document = Document(document.file, yaml_load(file, get_yaml_loader()), document.places)
    except Exception as error:  # MkDocs makes objects out of tags, and any of them may fail in its own way
        mark = getattr(error.__context__, "problem_mark", None)
        line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
        said = getattr(error.__context__, "problem", None) or error
        message = f"MkDocs cannot read it: {said}."
        raise AtlasError([Problem(document.file, line, column, "yaml", message)]) from None
    return document


@file_cache
def document() -> Document:
    """Return the project's own mkdocs.yml, unjudged. Raises AtlasError when it cannot be read."""
    return read()


@file_cache
def config() -> dict[str, Any]:
    """Return the project's own mkdocs.yml, judged. Raises AtlasError with every problem of it."""
    if found := rules.run("config", document()):
        raise AtlasError(found)
    return dict(document().data)


def base() -> str:
    """Return the address where the site is published, ending in a slash. Raises AtlasError as `config` does."""
    return str(config()["site_url"]).rstrip("/") + "/"


def languages() -> list[str]:
    """Return the codes of the site's languages, in order. Raises AtlasError as `config` does."""
    config()
    return codes(document())
