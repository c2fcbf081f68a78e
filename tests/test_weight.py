"""What a reader downloads, compressed as hosts send it. The budgets stand here once."""

import gzip
from functools import cache

import pytest
from own import PROJECT

# kB compressed: the first visit of any page. A leading help-site theme gates 7 HTML, 27 scripts, 16.75 styles; in our
# HTML 1.1 kB are icons, which no reader fetches apart.
BUDGETS = {"html": 9.0, "guide": 21.0, "sources": 30.0, "js": 4.0, "css": 6.5}


@cache
def weight(path):
    return len(gzip.compress(path.read_bytes(), 9, mtime=0)) / 1000


def test_country_pages_home_and_list_are_light(site):
    pages = [*site.glob("*/marketplaces/*/index.html"), *site.glob("*/index.html"), site / "index.html"]
    heaviest = max(pages, key=weight)
    assert weight(heaviest) < BUDGETS["html"], heaviest


def test_every_page_is_light_enough_for_a_slow_line(site):
    sources = set(site.glob("*/guides/about/index.html"))  # the list of all sources
    heaviest = max(set(site.rglob("*.html")) - sources, key=weight)
    assert weight(heaviest) < BUDGETS["guide"], heaviest
    assert max(map(weight, sources)) < BUDGETS["sources"]


def test_pages_of_matters_are_light(site):
    heaviest = max(site.glob("*/matters/*/index.html"), key=weight)
    assert weight(heaviest) < BUDGETS["html"], heaviest


@pytest.mark.parametrize("kind", ["js", "css"])
def test_what_every_page_loads_is_light(site, kind):
    loaded = {"js": ["theme", "atlas"], "css": ["atlas"]}[kind]
    files = [path for name in loaded for path in (site / "assets").glob(f"{name}.*.{kind}")]
    assert len(files) == len(loaded)
    assert sum(map(weight, files)) < BUDGETS[kind]


@pytest.mark.parametrize("script", ["finder", "desks", "draft", "check"])
def test_a_tool_loads_its_script_only_where_it_is_used_and_it_is_small(site, script):
    (file,) = (site / "assets").glob(f"{script}.*.js")
    assert weight(file) < 6.0  # with all its modules: tests/test_javascript.py
    users = {path.parent.name for path in site.rglob("index.html") if file.name in path.read_text("utf-8")}
    places = {
        "finder": {locale.code for locale in PROJECT.locales},
        "desks": {"which-desk"},
        "draft": {"write-a-case"},
        "check": {"check-a-link"},
    }
    assert users - {site.name} == places[script]
