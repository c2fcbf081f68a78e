"""What a reader downloads, compressed as hosts send it. The budgets stand here once."""

import gzip
import re
from functools import cache

import brotli
import pytest
from own import PROJECT

# kB compressed. A leading help-site theme gates 7 HTML, 27 scripts, 16.75 styles; in our HTML 1.1 kB are icons, which
# no reader fetches apart. HTML counts without the styles of what is seen first, which stand in each page.
BUDGETS = {"html": 9.0, "guide": 21.0, "sources": 30.0, "first": 4.4, "js": 4.0, "css": 2.5, "visit": 17.5}
# The same by Brotli, for hosts that send it: a first visit, and any further page, whose text is all that it asks for.
BY_BROTLI = {"visit": 15, "further": 11}
INLINE = re.compile(rb"<style>.*?</style>|<script>.*?</script>", re.DOTALL)


def compressed(content):
    return len(gzip.compress(content, 9, mtime=0)) / 1000


@cache
def weight(path):
    content = path.read_bytes()
    return compressed(INLINE.sub(b"", content) if path.suffix == ".html" else content)


def test_what_stands_in_a_page_to_be_painted_at_once_is_light(site):
    for path in site.glob("*/**/index.html"):
        found = INLINE.findall(path.read_bytes())
        assert len(found) == 2
        assert compressed(b"".join(found)) < BUDGETS["first"], path


def test_the_first_visit_of_a_country_is_light_in_every_language(site):
    shared = [path for name in ("atlas.*.css", "atlas.*.js", "icon.*.svg") for path in (site / "assets").glob(name)]
    assert len(shared) == 3
    rest = sum(map(weight, shared))
    for path in site.glob("*/marketplaces/*/index.html"):
        assert compressed(path.read_bytes()) + rest < BUDGETS["visit"], path


def test_a_country_is_lighter_still_where_the_host_sends_brotli(site):
    shared = [path for name in ("atlas.*.css", "atlas.*.js", "icon.*.svg") for path in (site / "assets").glob(name)]
    rest = sum(len(brotli.compress(path.read_bytes())) for path in shared) / 1000
    heavy = sorted(site.glob("*/marketplaces/*/index.html"), key=weight)[-5:]  # Brotli takes its time
    heaviest = max(len(brotli.compress(path.read_bytes())) for path in heavy) / 1000
    assert heaviest < BY_BROTLI["further"]
    assert heaviest + rest < BY_BROTLI["visit"]


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
    loaded = ["atlas"]
    files = [path for name in loaded for path in (site / "assets").glob(f"{name}.*.{kind}")]
    assert len(files) == len(loaded)
    assert sum(map(weight, files)) < BUDGETS[kind]


@pytest.mark.parametrize("script", ["finder", "desks", "draft", "check"])
def test_a_tool_loads_its_script_only_where_it_is_used_and_it_is_small(site, script):
    (file,) = (site / "assets").glob(f"{script}.*.js")
    assert weight(file) < 6.5  # with all its modules: tests/test_javascript.py
    users = {path.parent.name for path in site.rglob("index.html") if file.name in path.read_text("utf-8")}
    places = {
        "finder": {locale.code for locale in PROJECT.locales},
        "desks": {"which-desk"},
        "draft": {"write-a-case"},
        "check": {"check-a-link"},
    }
    assert users - {site.name} == places[script]
