"""The same pages the stock way, to measure beside ours: Material with static-i18n in one pass, its default search."""

from typing import Any

import yaml

from atlas.content.context import LocaleContext
from atlas.content.pages import all_pages
from atlas.project import Project


def stock(project: Project) -> dict[str, bytes]:
    """Return the files of a project without our hook, rules and frame, by path: all pages of all languages."""
    ours = project.config.data
    languages = [{"locale": locale.code, "name": locale.name, "build": True} for locale in project.locales]
    languages[0]["default"] = True
    config: dict[str, Any] = {
        "site_name": ours["site_name"],
        "site_url": project.base,
        "theme": {"name": "material"},
        "plugins": ["search", {"i18n": {"docs_structure": "folder", "languages": languages}}],
        "nav": ours["nav"],
        "markdown_extensions": ours["markdown_extensions"],
    }
    return {
        "mkdocs.yml": yaml.safe_dump(config, allow_unicode=True, sort_keys=False).encode(),
        **{
            f"docs/{locale.code}/{path}": text.encode()
            for locale in project.locales
            for path, text in all_pages(LocaleContext.of(project, locale)).items()
        },
    }
