"""The short links: what there are, and what they say without scripts."""

import json
import re
from xml.etree import ElementTree

from atlas.publish.short_links import short_links
from lxml import html
from own import PROJECT

LINKS = short_links(PROJECT)
CODES = [locale.code for locale in PROJECT.locales]


def test_there_is_one_for_every_code_domain_id_alias_guide_and_matter():
    table = PROJECT.catalogue
    stores = {name for e in table.marketplaces for name in (e.code, e.storefront, e.marketplace_id)}
    assert len(stores) == 3 * len(table.marketplaces)
    assert set(LINKS) == stores | {"uk"} | set(table.guides) | {matter.id for matter in table.matters}
    assert LINKS["uk"].path == LINKS["gb"].path == "marketplaces/gb/"
    assert LINKS["jp"].own == "ja"


def test_without_scripts_each_names_the_store_and_links_every_language(site):
    for link in LINKS.values():
        page = html.document_fromstring((site / "go" / link.name / "index.html").read_bytes())
        assert page.get("lang") == next(locale.tag for locale in PROJECT.locales if locale.code == link.own)
        assert page.xpath("string(//h1)")
        assert page.xpath("//main//a/@href") == [f"../../{code}/{link.path}" for code in CODES]


def test_each_page_with_a_short_link_says_it_once_marked_to_be_copied_and_no_other_page_says_one(site):
    names = {link.path: link.name for link in reversed(LINKS.values())}
    assert len(names) == len(PROJECT.catalogue.marketplaces + PROJECT.catalogue.guides + PROJECT.catalogue.matters)
    for code in CODES:
        own = PROJECT.texts(code)
        for path in (site / code).rglob("index.html"):
            address = f"{path.parent.relative_to(site / code).as_posix()}/"
            page = html.document_fromstring(path.read_bytes())
            said = page.xpath("//main//*[@class='keep']//code")
            short = [f"{PROJECT.base}go/{names[address]}/"] if address in names else []
            assert [element.text for element in said] == short
            assert all(element.get("data-copy") == own["copy.button"] for element in said)
            if address.startswith(("guides/", "matters/")):
                (last,) = page.xpath("//article/*[last()]")
                assert last.text_content().strip().startswith(own["keep.heading"])


def test_every_store_has_the_qr_code_of_its_short_link(site):
    for entry in PROJECT.catalogue.marketplaces:
        assert ElementTree.parse(site / "go" / entry.code / "qr.svg").getroot().tag.endswith("svg")


def test_one_page_lists_every_short_link_by_the_page_that_it_leads_to(site):
    page = html.document_fromstring((site / "go/index.html").read_bytes())
    links = page.xpath("//main//li/a/@href")
    assert sorted(links) == sorted(f"{name}/" for name in LINKS)
    for line in page.xpath("//main//li"):
        assert len({LINKS[href.rstrip("/")].path for href in line.xpath("a/@href")}) == 1
    assert [heading.get("id") for heading in page.xpath("//h2")] == ["marketplaces", "guides", "matters"]
    assert page.xpath("//link[@rel='canonical']/@href") == [f"{PROJECT.base}go/"]
    (said,) = page.xpath("//main//h1/following-sibling::p[1]/text()")
    assert said == page.xpath("string(//meta[@name='description']/@content)") != ""
    for group in page.xpath("//main//ul"):
        names = [line.text.removesuffix(": ") for line in group.xpath("li")]
        assert names == sorted(filter(None, names))
    (japan,) = [line.text_content() for line in page.xpath("//main//li") if line.xpath("a[@href='jp/']")]
    assert japan == "Japan: jp · amazon.co.jp · A1VC38T7YXB528"


def test_llms_txt_says_how_guides_and_matters_are_linked_in_short(site):
    text = (site / "llms.txt").read_text("utf-8")
    short = text.split("## Short links")[1].split("##")[0]
    assert f"]({PROJECT.base}go/)" in short
    assert f"`{PROJECT.base}go/<name>/`: a guide or a matter, by the name before `index.md`" in short
    assert f"`{PROJECT.base}go/<store>/<matter>/`: the door of a matter in a store" in short
    names = re.findall(r"/en/((?:guides|matters)/([^/]+)/)index\.md", text.split("## Short links")[0])
    assert len(names) == len(PROJECT.catalogue.guides) + len(PROJECT.catalogue.matters)
    for path, name in names:
        assert LINKS[name].path == path


def test_the_data_name_the_short_link_of_each_matter(site):
    for entry in json.loads((site / "api/v1/matters.json").read_text("utf-8"))["matters"]:
        assert entry["permalink"] == f"{PROJECT.base}go/{entry['id']}/"
        assert LINKS[entry["id"]].path == f"matters/{entry['id']}/"
