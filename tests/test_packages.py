"""What the two named packages contribute is on the site, and is missing without them."""

import re

import pytest
from atlas import REFERENCE
from atlas.content import icons
from atlas.content.messages import messages
from atlas.paths import CONFIG
from atlas.problems import TextError
from atlas.project import Project
from atlas.sources import theme_words
from jinja2 import Environment, FileSystemLoader
from mkdocs.config import load_config
from mkdocs.structure.files import get_files
from mkdocs.structure.nav import get_navigation
from own import PROJECT, context


def test_the_theme_gives_the_icons_and_the_standard_words(site, monkeypatch, tmp_path):
    page = (site / REFERENCE / "guides" / "check-a-link" / "index.html").read_text("utf-8")
    menu = (icons.ICONS / "material" / "menu.svg").read_text("utf-8")
    assert re.search(r"<path .*?/>", menu)[0] in page
    theme = Environment(loader=FileSystemLoader(theme_words.THEME))
    said = theme.get_template(f"partials/languages/{REFERENCE}.html").module.t
    assert all(f">{said(key)}<" in page for key in theme_words.SAME.values())

    # As if it were not installed.
    monkeypatch.setattr(icons, "ICONS", tmp_path)
    monkeypatch.setattr(theme_words, "LANGUAGES", tmp_path)
    monkeypatch.setattr(theme_words, "read", theme_words.read.__wrapped__)
    with pytest.raises(TextError, match="material/menu"):
        icons.icon.__wrapped__("material/menu")
    alone = messages(Project(PROJECT.snapshot), PROJECT.locale(REFERENCE))
    for key in theme_words.SAME:
        with pytest.raises(TextError, match=key):
            alone(key)


def navigation(code, **changes):
    """Return what MkDocs makes of mkdocs.yml and of a language's pages before it renders one."""
    config = load_config(str(CONFIG), extra={"context": context(code), "files": {}}, **changes)
    config.plugins.on_startup(command="build", dirty=False)
    config = config.plugins.on_config(config)
    files = config.plugins.on_files(get_files(config), config=config)
    return config, config.plugins.on_nav(get_navigation(files, config), config=config, files=files)


def test_the_plugin_gives_each_language_its_pages_in_the_menu_and_its_name(site, monkeypatch):
    monkeypatch.setenv("ATLAS_LOCALE", "ar")
    config, nav = navigation("ar")
    assert nav.homepage.file.src_uri == "ar/index.md"
    assert len(nav.pages) > 10
    assert all(page.file.src_uri.startswith("ar/") and not page.url.startswith("ar/") for page in nav.pages)
    names = {language.locale: language.name for language in config.plugins["i18n"].config.languages}
    assert names == {other.code: other.name for other in PROJECT.locales}
    page = (site / "ar" / "index.html").read_text("utf-8")
    assert all(f">{name}</a>" in page for name in names.values())
    assert f">{names['ar']}</span>" in page

    _, alone = navigation("ar", plugins=[])
    assert not alone.homepage
    assert not alone.pages
