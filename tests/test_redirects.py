"""The short links: what there are, and what they say without scripts."""

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


def test_every_store_has_the_qr_code_of_its_short_link(site):
    for entry in PROJECT.catalogue.marketplaces:
        assert ElementTree.parse(site / "go" / entry.code / "qr.svg").getroot().tag.endswith("svg")
