"""What was published stays: a store that closes is retired, and a build that would lose an address fails."""

import json
import re
from urllib.parse import urljoin

import pytest
from atlas.site import promised_addresses
from lxml import html
from own import PROJECT

RETIRED = "\n    retired: {date: 2026-10, reason: closed, instead: de}"

# What a site of old had, and where it is now.
MOVED = """moved:
  - {was: sv/, now: ja/}
  - {was: "*/guides/mailboxes/", now: "*/guides/email/"}
  - {was: "*/matters/fees/", now: "*/matters/wrong-fees/"}
  - {was: "*/guides/email/#old", now: "*/guides/email/#send"}
"""
GONE = (
    "sv/",
    "*/guides/mailboxes/",
    "*/guides/mailboxes/index.md",
    "*/guides/email/#old",
    "*/matters/fees/",
    "go/fees/",
)


def rename(project, code, instead):
    """Write another code, or none, wherever the news names a store."""
    path = project.path("data/changes.yaml")
    path.write_text(re.sub(rf"\b{code}(, |(?=\]))", instead, path.read_text("utf-8")), "utf-8")


@pytest.fixture(scope="module")
def retired(small_of_module):
    small_of_module.change(
        "data/marketplaces.yaml", "marketplace_id: A1C3SOZRARQ6R3", f"marketplace_id: A1C3SOZRARQ6R3{RETIRED}"
    )
    small_of_module.path("data/moved.yaml").write_text(MOVED, "utf-8")
    published = small_of_module.path("data/published.txt")
    published.write_text(published.read_text("utf-8") + "\n".join(GONE) + "\n", "utf-8")
    done = small_of_module.build()
    assert done.returncode == 0, done.stderr
    return small_of_module


def test_a_retired_store_keeps_page_short_links_and_data(retired):
    for name in ("pl", "amazon.pl", "A1C3SOZRARQ6R3"):
        assert retired.path(f"site/go/{name}/index.html").exists()
    data = json.loads(retired.path("site/api/v1/marketplaces/pl.json").read_text("utf-8"))
    assert "2026-10" in json.dumps(data)


@pytest.mark.parametrize(("code", "words"), [("en", "Closed since October 2026: Poland"), ("ja", "2026年10月に終了")])
def test_its_page_says_since_when_why_and_where_to_go_instead(retired, code, words):
    page = html.document_fromstring(retired.path(f"site/{code}/marketplaces/pl/index.html").read_bytes())
    (box,) = page.xpath("//div[contains(@class, 'warning')]")
    assert words in box.text_content()
    assert box.xpath(".//a/@href") == ["../de/"]


def test_it_is_no_longer_offered_as_a_choice_but_stays_in_the_list(retired):
    home = retired.path("site/en/index.html").read_text("utf-8")
    assert "marketplaces/pl/" not in home
    listed = retired.path("site/en/marketplaces/index.html").read_text("utf-8")
    assert 'href="pl/"' in listed
    assert "Closed since October 2026" in listed


def test_what_moved_leads_on_from_where_it_was(retired):
    def read(path):
        return retired.path("site", path).read_bytes()

    for was, now in {
        "en/guides/mailboxes/": "en/guides/email/",
        "sv/guides/mailboxes/": "ja/guides/email/",
        "sv/": "ja/",
        "sv/marketplaces/jp/": "ja/marketplaces/jp/",
        "ja/matters/fees/": "ja/matters/wrong-fees/",
    }.items():
        page = html.document_fromstring(read(f"{was}index.html"))
        (link,) = page.xpath("//h1/a/@href")
        assert urljoin(f"https://atlas.example/{was}", link) == f"https://atlas.example/{now}"
        assert page.xpath("//link[@rel='canonical']/@href")[0].endswith(f".example/{now}")
        assert page.xpath("string(//h1)") == html.document_fromstring(read(f"{now}index.html")).xpath("string(//h1)")
    assert read("sv/feed.xml") == read("ja/feed.xml")
    assert read("en/guides/mailboxes/index.md") == read("en/guides/email/index.md")
    assert 'href="../../en/matters/wrong-fees/"' in read("go/fees/index.html").decode()
    for code in ("en", "ja"):
        (heading,) = html.document_fromstring(read(f"{code}/guides/email/index.html")).xpath("//h2[a/@id='old']")
        assert heading.get("id") == "send"
    assert b"/sv/" not in read("sitemap.xml") + read("en/index.html")


def test_removing_an_entry_fails_and_says_how_to_retire_it(small):
    text = small.path("data/marketplaces.yaml").read_text("utf-8")
    start = text.index("  - code: pl\n")
    end = text.index("\n  - code:", start + 1)
    small.path("data/marketplaces.yaml").write_text(text[:start] + text[end + 1 :], "utf-8")
    rename(small, "pl", "")
    screens = small.path("data/screens.yaml")
    screens.write_text(re.sub(r"  - store: pl\n(?:    .*\n)*", "", screens.read_text("utf-8")), "utf-8")
    matters = small.path("data/matters.yaml")
    matters.write_text(re.sub(r"      pl: .*\n", "", matters.read_text("utf-8")), "utf-8")
    for file in small.path("data/search").glob("*.yaml"):
        lines = file.read_text("utf-8").splitlines(keepends=True)
        file.write_text("".join(line for line in lines if not line.startswith("  pl:")), "utf-8")
    done = small.build()
    assert done.returncode == 1
    assert "the marketplace 'pl' was published and would be lost" in done.stderr
    assert "\n1 problem." in done.stderr
    assert "retired: {date: …, reason: closed, instead: …}" in done.stderr


def test_renaming_a_code_fails(small):
    small.change("data/marketplaces.yaml", "- code: gb\n", "- code: gg\n")
    rename(small, "gb", "gg, ")
    done = small.build()
    assert done.returncode == 1
    assert "gb" in done.stderr


def test_publishing_promises_every_address_of_the_site_and_takes_no_promise_back(site):
    file = promised_addresses.FILE
    project = PROJECT.changed({file: PROJECT.snapshot.files[file] + b"go/of-old/\n"})
    before = promised_addresses.lines(project)
    built = (path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    addresses = promised_addresses.promised(project, built)
    after = [line for line in promised_addresses.merged(project, addresses).splitlines() if line[0] != "#"]
    assert sorted(after) == sorted({*before, *addresses})
    assert "go/of-old/" in after
    for kind in (
        "*/guides/email/",
        "*/marketplaces/jp/",
        "*/marketplaces/jp/feed.xml",
        "go/amazon.co.jp/",
        "api/v1/marketplaces.csv",
        "feed.xml",
    ):
        assert kind in addresses
