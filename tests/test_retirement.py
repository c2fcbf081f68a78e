"""What was published stays: a store that closes is retired, and a build that would lose an address fails."""

import json
import re

import pytest
from atlas.site import promised_addresses
from lxml import html
from own import PROJECT

RETIRED = "\n    retired: {date: 2026-10, reason: closed, instead: de}"


def rename(project, code, instead):
    """Write another code, or none, wherever the news names a store."""
    path = project.path("data/changes.yaml")
    path.write_text(re.sub(rf"\b{code}(, |(?=\]))", instead, path.read_text("utf-8")), "utf-8")


@pytest.fixture(scope="module")
def retired(small_of_module):
    small_of_module.change(
        "data/marketplaces.yaml", "marketplace_id: A1C3SOZRARQ6R3", f"marketplace_id: A1C3SOZRARQ6R3{RETIRED}"
    )
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
    assert "'go/amazon.pl/' was published and would be lost" in done.stderr
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
    for kind in ("*/guides/email/", "*/marketplaces/jp/", "go/amazon.co.jp/", "api/v1/marketplaces.csv", "feed.xml"):
        assert kind in addresses
