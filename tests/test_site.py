"""The built site as a whole, read as a browser reads it."""

import json
from functools import lru_cache
from pathlib import Path
from xml.etree import ElementTree

import pytest
from atlas import REFERENCE
from atlas.content.messages import messages
from atlas.content.typography import unset
from atlas.paths import DOCS
from lxml import html
from own import PROJECT

# Only what is as sure as this may stand beside the Seller Central button.
EQUAL = ("amazon", "seen")

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
CODES = [locale.code for locale in PROJECT.locales]
STORES = {entry.code: entry for entry in PROJECT.catalogue.marketplaces}


@lru_cache(maxsize=len(STORES))  # the pages of one language
def read(site, path):
    return html.document_fromstring((site / path).read_bytes())


@pytest.fixture(scope="module", params=CODES)
def language(request):
    """Each language in turn, so that its pages are read once."""
    return request.param


def test_every_marketplace_has_its_page_with_its_seller_central_first(site, language):
    for store, entry in STORES.items():
        page = read(site, f"{language}/marketplaces/{store}/index.html")
        assert page.xpath("//main//a[starts-with(@href, 'http')]")[0].get("href") == entry.seller_central.url


def test_a_second_door_stands_as_an_equal_only_when_it_is_sure_else_among_the_others_with_a_caution(site, language):
    caution = messages(PROJECT, PROJECT.locale(language))
    for store, entry in STORES.items():
        sure = [key for key in ("contact", "case_log") if key in entry.links and entry.links[key].confidence in EQUAL]
        page = read(site, f"{language}/marketplaces/{store}/index.html")
        doors = page.xpath("//main//a[contains(@class, 'door-')]")
        assert len(doors) == (2 if sure else 1)
        if sure:
            second = entry.links[sure[0]]
            assert doors[1].get("href") == second.url
            assert second.host in doors[1].text_content()
        elif contact := entry.links.get("contact"):
            (line,) = page.xpath(f"//ul[@class='links']/li[a/@href='{contact.url}']")
            assert unset(caution(f"contact.{contact.confidence}.text")) in unset(line.text_content())


def test_every_link_of_the_table_is_on_its_page_with_host_and_date(site, language):
    for store, entry in STORES.items():
        page = read(site, f"{language}/marketplaces/{store}/index.html")
        shown = {link.get("href"): link.getparent().text_content() for link in page.xpath("//main//a[@href]")}
        dates = page.xpath("//main//time/@datetime")
        for link in entry.links.values():
            assert link.host in shown[link.url]
            assert not link.seen or link.seen in dates


def test_the_list_names_every_store_with_its_seller_central(site, language):
    page = read(site, f"{language}/marketplaces/index.html")
    assert {link.get("href") for link in page.xpath("//main//td/a")} == {
        entry.seller_central.url for entry in STORES.values()
    }


def test_the_languages_have_the_same_pages(site):
    pages = {code: {p.relative_to(site / code) for p in (site / code).rglob("index.html")} for code in CODES}
    assert all(found == pages["en"] for found in pages.values())
    written = {path.relative_to(DOCS / "en").with_suffix("") for path in (DOCS / "en").rglob("*.md")}
    made = {Path(), Path("changes"), Path("marketplaces"), *(Path("marketplaces", code) for code in STORES)}
    assert pages["en"] == {path / "index.html" for path in written | made}


def test_the_sitemaps_list_every_page_with_its_languages(site):
    index = ElementTree.parse(site / "sitemap.xml")
    assert len(index.findall(f"{SITEMAP}sitemap")) == len(CODES)
    for code in CODES:
        start, urls = [], ElementTree.parse(site / code / "sitemap.xml").findall(f"{SITEMAP}url")
        if code == REFERENCE:  # the start belongs to no language: it stands with the reference
            start, urls = urls[:1], urls[1:]
        assert [one.findtext(f"{SITEMAP}loc") for one in start] == [PROJECT.base] * (code == REFERENCE)
        assert len(urls) == len(list((site / code).rglob("index.html")))
        assert all(len(url) == 1 + len(CODES) + 1 for url in urls)  # its address, each language, the default


def test_search_indexes_are_separate(site):
    for code in CODES:
        pages = json.loads((site / code / "search/index.json").read_text("utf-8"))["pages"]
        assert len(pages) == len(list((site / code).rglob("index.html")))
    english = (site / "en/search/index.json").read_text("utf-8")
    japanese = (site / "ja/search/index.json").read_text("utf-8")
    assert "セラーセントラル" not in english
    assert "セラーセントラル" in japanese


@pytest.mark.parametrize("code", CODES)
def test_the_search_leads_to_a_store_and_not_to_the_news_of_its_links(site, code):
    index = json.loads((site / code / "search/index.json").read_text("utf-8"))
    texts = iter(index["texts"])
    told = [(path, anchor, next(texts)) for path, _, sections, _ in index["pages"] for anchor, _ in sections]
    assert not list(texts)
    assert {text for path, anchor, text in told if path == "changes/" and anchor} == {""}


def test_shared_files_stand_once_at_the_root(site):
    assert not [path for code in CODES for path in (site / code).rglob("*") if path.suffix in (".css", ".js", ".svg")]
    assert list((site / "assets").glob("atlas.*.css"))


def test_start_leads_to_every_store_and_language(site):
    links = read(site, "index.html").xpath("//main//a/@href")
    assert {link for link in links if link.count("/") == 2} == {f"./{code}/" for code in CODES}
    assert {link.split("/")[-2] for link in links if "marketplaces" in link} == STORES.keys()


def test_the_not_found_page_works_from_any_depth(site):
    targets = read(site, "404.html").xpath("//@href | //@src")
    assert targets
    assert all(target.startswith(("/", "#")) for target in targets)


@pytest.mark.parametrize(("name", "key"), [("index.html", "start.title"), ("404.html", "not_found.title")])
def test_start_and_not_found_speak_every_language(site, name, key):
    page = read(site, name)
    for other in PROJECT.locales:
        (link,) = page.xpath(f"//main//a[@data-locale='{other.code}']")
        assert (link.get("lang"), link.get("dir")) == (other.tag, other.direction)
        assert messages(PROJECT, other)(key) in link.text_content()


def test_a_page_of_sources_carries_every_number_that_a_guide_names(site):
    for code in CODES:
        known = set(read(site, f"{code}/guides/about/index.html").xpath("//main//li/@id"))
        for path in (site / code / "guides").rglob("*.html"):
            for target in html.document_fromstring(path.read_bytes()).xpath("//main//a/@href"):
                if "about/#s" in target:
                    assert target.split("#")[1] in known or target.endswith("#sources")
