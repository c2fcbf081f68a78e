"""Reads mkdocs.yml: where the site is published, and its languages."""

from functools import cache
from typing import Any

from mkdocs.utils.yaml import get_yaml_loader, yaml_load

from atlas.paths import CONFIG


@cache
def config() -> dict[str, Any]:
    """Give mkdocs.yml as MkDocs reads it, environment variables filled in."""
    with CONFIG.open("rb") as file:
        return dict(yaml_load(file, get_yaml_loader()))


def base() -> str:
    """Give the address where the site is published, ending in a slash."""
    return str(config()["site_url"]).rstrip("/") + "/"


def languages() -> list[str]:
    """Give the codes of the site's languages, in order. Raises LookupError when the i18n plugin is not configured."""
    for plugin in config()["plugins"]:
        if isinstance(plugin, dict) and "i18n" in plugin:
            return [entry["locale"] for entry in plugin["i18n"]["languages"]]
    raise LookupError("mkdocs.yml does not configure the i18n plugin")
