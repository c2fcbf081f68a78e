"""What was published stays: a store that closes is retired, and a build that would lose an address fails."""

import json
import re
from urllib.parse import urljoin

import pytest
from atlas.problems import AtlasError, report
from atlas.project import Project
from atlas.rules.check import check_sources
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


def judged(project, **edits):
    """What the checks say of a built project whose tables were edited: the lines that its build would end in."""
    sources = Project.read(project.root)
    files = {f"data/{name}.yaml": edit for name, edit in edits.items()}
    files = {name: edit(sources.snapshot.text(name, "test")).encode() for name, edit in files.items()}
    with pytest.raises(AtlasError) as caught:
        check_sources(sources.changed(files))
    return report(caught.value.problems)


def renamed(code, instead):
    """The edit that writes another code, or none, wherever the news names a store."""
    return lambda text: re.sub(rf"\b{code}(, |(?=\]))", instead, text)


def without(pattern):
    """The edit that takes out what a pattern finds."""
    return lambda text: re.sub(pattern, "", text, flags=re.MULTILINE)


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


def test_removing_an_entry_fails_and_says_how_to_retire_it(built_once):
    entry = r"^  - (code|store): pl\n((?!  - ).*\n)*"
    searched = {f"search/{file.stem}": without("^  pl:.*\n") for file in built_once.path("data/search").glob("*.yaml")}
    named = {"changes": renamed("pl", ""), "matters": without("^      pl: .*\n")}
    said = judged(built_once, marketplaces=without(entry), screens=without(entry), **named, **searched)
    assert "the marketplace 'pl' was published and would be lost" in said
    assert "\n1 problem." in said
    assert "retired: {date: …, reason: closed, instead: …}" in said


def test_renaming_a_code_fails(built_once):
    table = {
        "marketplaces": lambda text: text.replace("- code: gb\n", "- code: gg\n"),
        "changes": renamed("gb", "gg, "),
    }
    said = judged(built_once, **table)
    assert "the marketplace 'gb' was published and would be lost" in said


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
