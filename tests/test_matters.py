"""A matter and a store make one way: an address, and what to open there. No pair is empty."""

from dataclasses import replace

import pytest
from atlas.model.matters import MatterDoor
from atlas.publish.short_links import short_links
from atlas.rules.data import matter_doors
from own import PROJECT, context, with_values

MATTERS = PROJECT.catalogue.matters
STORES = PROJECT.catalogue.open_marketplaces
GERMANY, JAPAN = (PROJECT.catalogue.marketplace(code) for code in ("de", "jp"))


@pytest.mark.parametrize("matter", MATTERS, ids=lambda matter: matter.id)
def test_every_store_has_its_way(matter):
    for store in STORES:
        way = matter.way(store)
        assert way.link.url.startswith("https://")
        assert way.link.confidence
        if not way.door.url:
            assert way.link in store.links.values()


def test_a_link_that_a_store_has_not_is_its_seller_central_home():
    matter = replace(MATTERS[0], door=MatterDoor(link="forums"), exceptions={})
    bare = replace(JAPAN, links={"seller_central": JAPAN.seller_central})
    assert matter.way(bare).link == JAPAN.seller_central


def test_an_exception_stands_for_its_store_alone():
    own = MatterDoor(url="https://amazon.de/x", confidence="seen", seen="2026", sources=(3,))
    matter = replace(MATTERS[0], door=MatterDoor(link="seller_central", path=("Help",)), exceptions={"de": own})
    assert matter.way(GERMANY).link.url == "https://amazon.de/x"
    assert matter.way(GERMANY).door.path == ()
    assert matter.way(JAPAN).link == JAPAN.seller_central
    assert matter.way(JAPAN).door.path == ("Help",)


def test_one_address_for_all_needs_no_choice():
    one = replace(MATTERS[0], door=MatterDoor(url="https://amazon.de/x", confidence="seen"), exceptions={})
    assert one.is_one_for_all
    assert not replace(one, exceptions={"de": MatterDoor(link="contact")}).is_one_for_all


def test_the_page_has_a_row_for_each_store_and_one_button_where_none_is_to_be_chosen():
    english = context("en")
    some = next(matter for matter in MATTERS if not matter.is_one_for_all)
    one = next(matter for matter in MATTERS if matter.is_one_for_all)
    rows = english.render("matter-door.md", matter=some, ways=[some.way(store) for store in STORES])
    assert all(f'<li id="{store.code}">' in rows for store in STORES)
    button = english.render("matter-door.md", matter=one, ways=[one.way(store) for store in STORES])
    assert button.count("<a ") == 1
    assert "door-main" in button


def test_a_short_link_leads_to_the_matters_page():
    links = short_links(PROJECT)
    assert links["money-held"].path == "matters/money-held/"
    assert {matter.id for matter in MATTERS} <= links.keys()


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (
            'url: "https://amazon.com/reportascam"',
            'url: "https://example.com/"',
            "'example.com' is not on the allow-list",
        ),
        (
            "path: [Password assistance], confidence: amazon",
            "path: [Password assistance]",
            "needs its confidence and its",
        ),
        ("seen: 2021, sources: [28, 29]", "seen: 2019, sources: [28, 29]", "none of its sources is of 2019"),
    ],
)
def test_the_rule_on_doors_finds_one_problem(old, new, words):
    table = PROJECT.snapshot.files["data/matters.yaml"].decode()
    assert old in table
    project = with_values({"data/matters.yaml": table.replace(old, new, 1).encode()})
    (found,) = matter_doors.check(project)
    assert words in found.message
