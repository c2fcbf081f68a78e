"""What machines read: descriptions, JSON-LD that is true, cards, llms.txt, the feed, the Markdown beside each page."""

import json
import re
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cache
from xml.etree import ElementTree

import pytest
from atlas.content.messages import messages
from atlas.model.catalogue import Change
from atlas.publish.atom import store_feeds
from atlas.publish.hosts import host_files
from lxml import html
from own import PROJECT, with_values

CODES = [locale.code for locale in PROJECT.locales]
ATOM = "{http://www.w3.org/2005/Atom}"


def pages(site, code):
    return sorted((site / code).rglob("index.html"))


@dataclass(frozen=True)
class Machines:
    """What a page tells machines."""

    things: list
    canonical: str
    image: str


@cache
def read(path):
    page = html.document_fromstring(path.read_bytes())
    return Machines(
        json.loads(page.xpath("string(//script[@type='application/ld+json'])") or "[]"),
        page.xpath("string(//link[@rel='canonical']/@href)"),
        page.xpath("string(//meta[@property='og:image']/@content)"),
    )


def things(path, kind):
    return [thing for thing in read(path).things if thing["@type"] == kind]


@pytest.mark.parametrize("code", CODES)
def test_a_page_below_more_than_home_says_its_place_from_the_home_down(site, code):
    shown = {path: things(path, "BreadcrumbList") for path in pages(site, code)}
    assert {path.parent.parent.name for path, trails in shown.items() if trails} == {"marketplaces"}
    for path, trails in ((path, trails) for path, trails in shown.items() if trails):
        (trail,) = trails
        items = trail["itemListElement"]
        assert items[-1]["item"] == read(path).canonical
        assert [item["position"] for item in items] == list(range(1, len(items) + 1))
        assert all(item["name"] and item["item"].startswith("https://") for item in items)
        assert items[0]["item"].endswith(f"/{code}/")


@pytest.mark.parametrize("code", CODES)
def test_a_contact_point_is_claimed_only_where_amazon_itself_sends_sellers(site, code):
    for entry in PROJECT.catalogue.marketplaces:
        path = site / code / "marketplaces" / entry.code / "index.html"
        claimed = [thing["contactPoint"]["url"] for thing in things(path, "Organization")]
        contact = entry.links.get("contact")
        assert claimed == ([contact.url] if contact and contact.confidence == "amazon" else [])


@pytest.mark.parametrize("code", CODES)
def test_every_page_has_a_card_that_is_there(site, code):
    for path in pages(site, code):
        file = site / read(path).image.split("/", 3)[3]
        assert file.read_bytes()[16:24] == (1200).to_bytes(4, "big") + (630).to_bytes(4, "big")


@pytest.mark.parametrize("code", CODES)
def test_every_page_has_its_markdown_beside_it(site, code):
    for path in pages(site, code):
        text = path.with_name("index.md").read_text("utf-8")
        assert text.startswith("# ")
        assert "{#" not in text
        assert "[[" not in text.replace("[[16]", "")
        assert ".md)" not in text
        assert " markdown>" not in text


def test_llms_txt_lists_every_guide_and_store_that_is_there(site):
    lines = (site / "llms.txt").read_text("utf-8").splitlines()
    listed = {line.split("](")[1].split(")")[0] for line in lines if line.startswith("- [")}
    for address in listed:
        assert (site / address.split("/", 3)[3]).exists()
    names = [address.split("/")[-3:-1] for address in listed if address.endswith("/index.md")]
    assert sorted(name for folder, name in names if folder == "guides") == sorted(PROJECT.catalogue.guides)
    assert sorted(name for folder, name in names if folder == "marketplaces") == sorted(
        entry.code for entry in PROJECT.catalogue.marketplaces
    )


def test_llms_txt_says_nothing_twice(site):
    words = re.sub(r"\]\([^)]*\)", "", (site / "llms.txt").read_text("utf-8")).split()
    runs = [" ".join(words[i : i + 10]) for i in range(len(words) - 9)]
    assert len(runs) > 500
    assert sorted({run for run in runs if runs.count(run) > 1}) == []


@pytest.mark.parametrize("code", CODES)
def test_the_whole_text_of_a_language_is_one_file_that_llms_txt_names(site, code):
    whole = (site / code / "llms-full.txt").read_text("utf-8")
    home = (site / code / "index.md").read_text("utf-8").strip()
    assert whole.startswith(home)
    for path in pages(site, code):
        assert path.with_name("index.md").read_text("utf-8").strip() in whole
    assert f"{PROJECT.base}{code}/llms-full.txt" in (site / "llms.txt").read_text("utf-8")


def size_of(png):
    assert png.startswith(b"\x89PNG")
    return int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")


@pytest.mark.parametrize("path", ["index.html", "404.html", "go/de/index.html", "ar/matters/money-held/index.html"])
def test_a_page_names_its_icon_its_manifest_and_its_colour_in_both_schemes(site, path):
    page = html.document_fromstring((site / path).read_bytes())
    for kind, ending in {"icon": ".svg", "manifest": ".webmanifest"}.items():
        (address,) = page.xpath(f"//link[@rel='{kind}']/@href")
        file = (site / address.lstrip("/")) if address.startswith("/") else (site / path).parent / address
        assert (file.exists(), file.suffix) == (True, ending)
    colours = page.xpath("//meta[@name='theme-color']")
    assert {colour.get("media") for colour in colours} == {f"(prefers-color-scheme: {s})" for s in ("light", "dark")}
    papers = re.findall(r"--paper: ?(#\w+)", page.xpath("string(//style)"))
    assert [colour.get("content") for colour in colours] == list(dict.fromkeys(papers))


def test_programs_find_the_icon_at_the_root(site):
    assert size_of((site / "apple-touch-icon.png").read_bytes()) == (180, 180)
    icon = (site / "favicon.ico").read_bytes()
    assert icon[:6] == b"\0\0\1\0\1\0"
    length, begins = (int.from_bytes(icon[at : at + 4], "little") for at in (14, 18))
    assert size_of(icon[begins:]) == (icon[6], icon[7]) == (32, 32)
    assert begins + length == len(icon)


@pytest.mark.parametrize("code", CODES)
def test_the_manifest_has_a_maskable_icon_and_the_languages_own_home(site, code):
    path = site / code / "manifest.webmanifest"
    said, own = json.loads(path.read_text("utf-8")), PROJECT.locale(code)
    start, scope = ((path.parent / said[name]).resolve() for name in ("start_url", "scope"))
    assert (start, scope) == ((site / code).resolve(), site.resolve())
    assert (said["name"], said["lang"], said["dir"]) == (messages(PROJECT, own)("site.name"), own.tag, own.direction)
    assert said["display"] == "browser"  # the reader must see which address a door leads to
    page = html.document_fromstring((site / code / "index.html").read_bytes())
    (light,) = page.xpath("//meta[@name='theme-color'][contains(@media, 'light')]/@content")
    assert said["theme_color"] == said["background_color"] == light
    icons = {icon.get("purpose", "any"): icon for icon in said["icons"]}
    assert set(icons) == {"any", "maskable"}
    assert (path.parent / icons["any"]["src"]).read_bytes().startswith(b"<svg")
    assert size_of((path.parent / icons["maskable"]["src"]).read_bytes()) == (512, 512)
    assert icons["maskable"]["sizes"] == "512x512"


@pytest.mark.parametrize(("name", "code"), [("feed.xml", "en"), *((f"{code}/feed.xml", code) for code in CODES)])
def test_the_feed_is_atom_and_says_every_change_in_its_language(site, name, code):
    own = PROJECT.locale(code)
    feed = ElementTree.parse(site / name).getroot()
    assert feed.tag == f"{ATOM}feed"
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == own.tag
    assert feed.findtext(f"{ATOM}id") == f"tag:seller-support-atlas.example,2026:{name}"
    assert feed.findtext(f"{ATOM}updated").startswith(PROJECT.catalogue.changes[0].date)
    entries = feed.findall(f"{ATOM}entry")
    assert len({entry.findtext(f"{ATOM}id") for entry in entries}) == len(entries) == len(PROJECT.catalogue.changes)
    for entry, change in zip(entries, PROJECT.catalogue.changes, strict=True):
        assert own.country(change.marketplaces[0]) in entry.findtext(f"{ATOM}title")
        address = entry.find(f"{ATOM}link").get("href").split("/", 3)[3]
        assert address.startswith(f"{code}/")
        assert (site / address / "index.html").exists()


@pytest.mark.parametrize("code", CODES)
def test_the_feed_of_a_store_has_the_entries_of_the_languages_feed_that_name_it(site, code):
    entries = ElementTree.parse(site / code / "feed.xml").getroot().findall(f"{ATOM}entry")
    every = [ElementTree.tostring(entry) for entry in entries]
    for store in PROJECT.catalogue.marketplaces:
        below = f"{code}/marketplaces/{store.code}/"
        feed = ElementTree.parse(site / below / "feed.xml").getroot()
        own = [change for change in PROJECT.catalogue.changes if store.code in change.marketplaces]
        expected = [every[PROJECT.catalogue.changes.index(change)] for change in own]
        assert [ElementTree.tostring(entry) for entry in feed.findall(f"{ATOM}entry")] == expected
        assert feed.findtext(f"{ATOM}id") == f"tag:seller-support-atlas.example,2026:{below}feed.xml"
        assert feed.findtext(f"{ATOM}updated") == f"{own[0].date}T00:00:00Z"
        assert feed.findtext(f"{ATOM}title").startswith(PROJECT.locale(code).country(store.code))
        links = [link.get("href") for link in feed.findall(f"{ATOM}link")]
        assert links == [f"{PROJECT.base}{below}feed.xml", f"{PROJECT.base}{below}"]


def test_a_store_without_news_has_a_feed_that_is_empty_and_valid():
    catalogue = replace(PROJECT.catalogue, changes=(Change("2026-05-02", "added", ("jp",)),))
    text = store_feeds(catalogue, messages(PROJECT, PROJECT.locale("en")), PROJECT.base)["en/marketplaces/de/feed.xml"]
    feed = ElementTree.fromstring(text)
    assert feed.findall(f"{ATOM}entry") == []
    assert feed.findtext(f"{ATOM}updated") == "2026-05-02T00:00:00Z"
    assert all(feed.find(f"{ATOM}{name}") is not None for name in ("id", "title", "author", "link"))


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize(
    ("page", "feed"),
    [("guides/email", "feed.xml"), ("marketplaces", "feed.xml"), ("marketplaces/jp", "marketplaces/jp/feed.xml")],
)
def test_each_page_names_the_feed_of_its_language_and_a_store_its_own(site, code, page, feed):
    folder = site / code / page
    (address,) = html.document_fromstring((folder / "index.html").read_bytes()).xpath(
        "//link[@type='application/atom+xml']/@href"
    )
    assert (folder / address).resolve() == (site / code / feed).resolve()


@pytest.mark.parametrize(
    ("contact", "said"),
    [
        ("a@b.example", "mailto:a@b.example"),
        ("mailto:a@b.example", "mailto:a@b.example"),
        ("https://b.example/report", "https://b.example/report"),
    ],
)
def test_who_finds_a_hole_is_told_where_to_write_and_until_when(contact, said):
    """RFC 9116: a contact as a URI, one day on which it ends, as the internet writes dates, and its own address."""
    text = PROJECT.snapshot.text("mkdocs.yml", "test")
    given = text.replace("  security:\n", f"  security: {{contact: '{contact}', expires: 2027-06-30}}\n")
    assert given != text
    files = host_files(with_values({"mkdocs.yml": given.encode()}))
    address = ".well-known/security.txt"
    fields = [line.split(": ", 1) for line in files[address].splitlines()]
    assert fields == [["Contact", said], ["Expires", "2027-06-30T23:59:59Z"], ["Canonical", PROJECT.base + address]]
    assert datetime.fromisoformat(fields[1][1]).utcoffset() == timedelta(0)
    assert files.keys() - host_files(PROJECT).keys() == {address}
