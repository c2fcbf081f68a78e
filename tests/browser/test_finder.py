"""The boxes of home, start and which-desk, the list of stores, and the first view of a country page."""

import re

import pytest
from own import PROJECT
from playwright.sync_api import expect

PHONE = {"viewport": {"width": 390, "height": 844}}


def open_page(reader, address, **settings):
    page = reader(**PHONE | settings)
    page.goto(address)
    return page


def shown(page):
    return page.eval_on_selector_all(".finder li a", "all => all.map((a) => a.href.split('/').at(-2))")


# Of names and texts, not of names alone.
ANSWERS = (".search-results:not([aria-busy])", ".search-results:not([aria-busy]) ~ .search-nothing:not([hidden])")

# Types texts into a box whose engine has come, one after another, and gives where the results of each lead.
EACH = """([box, typed, found]) => {
  const field = document.getElementById(box);
  return typed.map((text) => {
    field.value = text;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    return [...document.querySelectorAll(found)].filter((link) => link.checkVisibility()).map((link) => link.href);
  });
}"""


def answers_to_each(page, box, typed):
    """Type texts into a box and return where the results of each lead, below the language's folder."""
    found = ", ".join(f"#ask-{box} {one} a" for one in ANSWERS)
    page.locator(f"#{box}").fill(typed[0])
    expect(page.locator(found).first).to_be_visible()
    led = page.evaluate(EACH, [box, typed, found])
    return {
        text: [re.sub(r".*?/\w\w/", "", href, count=1) for href in hrefs]
        for text, hrefs in zip(typed, led, strict=True)
    }


def answers(page, box, typed):
    """The same of one text."""
    return answers_to_each(page, box, [typed])[typed]


# What is typed, and the code of the one store that it leads to.
TYPED = {
    "japan": "jp",
    "日本": "jp",
    "ドイツ": "de",
    "germny": "de",
    "Grmany": "de",
    "turkiye": "tr",
    "https://sellercentral.amazon.co.jp/home?x=1": "jp",
    "A1VC38T7YXB528": "jp",
    "a1vc38t7yxb528": "jp",
    "uk": "gb",
    "USA": "us",
    "Holland": "nl",
    "Inglaterra": "gb",
    "ＪＰ": "jp",
    "south africa": "za",
}


@pytest.mark.parametrize("path", ["", "en/"])
def test_the_box_of_home_answers_to_names_hosts_and_ids_with_a_slip(reader, base, path):
    page = open_page(reader, base + path, locale="en-GB")
    found = {typed: led[0] for typed, led in answers_to_each(page, "ask", list(TYPED)).items()}
    assert found == {typed: f"marketplaces/{code}/" for typed, code in TYPED.items()}


STORES = PROJECT.catalogue.open_marketplaces


@pytest.mark.parametrize("path", ["", "en/", "ja/"])
def test_a_whole_host_means_its_store_alone(reader, base, path):
    page = open_page(reader, base + path, locale="en-GB")
    meant = {
        host: [f"marketplaces/{entry.code}/"]
        for entry in STORES
        for host in (entry.storefront, f"www.{entry.storefront}")
    }
    assert answers_to_each(page, "ask", list(meant)) == meant


def test_a_host_of_several_stores_means_these_stores_and_no_other(reader, base):
    page = open_page(reader, f"{base}en/", locale="en-GB")
    known = {
        host: {f"marketplaces/{entry.code}/" for entry in STORES if host in entry.hosts}
        for host in sorted({host for entry in STORES for host in entry.hosts})
    }
    assert {host: set(led) for host, led in answers_to_each(page, "ask", list(known)).items()} == known


def test_the_box_takes_a_problem_too(reader, base):
    page = open_page(reader, f"{base}en/", locale="en-GB")
    assert answers(page, "ask", "money held")[0] == "matters/money-held/"


@pytest.mark.parametrize("path", ["", "en/", "ja/"])
def test_enter_opens_the_store_that_was_found_also_before_the_engine_has_come(reader, base, path):
    page = open_page(reader, base + path, locale="en-GB")
    page.locator("#ask").fill("amazon.co.uk")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{path or 'en/'}marketplaces/gb/")


def test_enter_moves_to_the_list_where_several_may_be_meant(reader, base):
    page = open_page(reader, f"{base}en/", locale="en-GB")
    answers(page, "ask", "sellercentral-europe.amazon.com")
    page.keyboard.press("Enter")
    expect(page.locator("#ask-ask .search-results a").first).to_be_focused()


def test_back_from_a_wrong_page_brings_the_question_and_its_results(reader, base):
    page = open_page(reader, f"{base}en/", locale="en-GB")
    answers(page, "ask", "money held")
    page.locator("#ask-ask .search-results a").first.click()
    page.wait_for_url("**/matters/money-held/")
    page.go_back()
    expect(page.locator("#ask")).to_have_value("money held")
    expect(page.locator("#ask-ask .search-results a").first).to_be_visible()


@pytest.mark.parametrize("typed", ["atlantis qqq", "???"])
@pytest.mark.parametrize(("path", "box"), [("", "ask"), ("en/", "ask"), ("en/guides/which-desk/", "desks")])
def test_nothing_that_is_typed_ends_in_not_found(reader, base, path, box, typed):
    page = open_page(reader, base + path, locale="en-GB")
    assert answers(page, box, typed)
    assert len(shown(page)) == (0 if box == "desks" else len(STORES))


def test_the_readers_own_country_stands_first(reader, base):
    assert shown(open_page(reader, f"{base}en/", locale="en-ZA"))[0] == "za"


def test_the_last_choice_stands_first_and_stays_on_this_device(reader, base):
    page = open_page(reader, f"{base}en/", locale="en-GB")
    page.locator(".finder").get_by_role("link", name="Poland").click()
    page.wait_for_url("**/marketplaces/pl/")
    page.goto(f"{base}en/")
    assert shown(page)[0] == "pl"
    assert page.evaluate("localStorage.getItem('atlas.store')") == "pl"
    assert page.context.cookies() == []


@pytest.mark.parametrize(
    ("tongue", "offered"),
    [("ja-JP", "ja"), ("en-GB", "en"), ("zh-SG", "zh"), ("zh-TW", "zh-Hant"), ("pt-PT", "pt-BR"), ("nb-NO", None)],
)
def test_the_start_speaks_the_readers_language_as_far_as_it_can(reader, base, tongue, offered):
    page = open_page(reader, base, locale=tongue)
    if not offered:
        page.wait_for_load_state("networkidle")  # until nothing more can come
    expect(page.locator("[data-store=de]")).to_have_attribute(
        "href", re.compile(f"/{offered or 'en'}/marketplaces/de/$")
    )
    expect(page.locator(".offer")).to_have_count(1 if offered else 0)


def test_the_readers_language_is_offered_once_and_never_forced(reader, base):
    page = open_page(reader, f"{base}en/guides/contact/", locale="ja-JP")
    expect(page.locator(".offer a")).to_have_attribute("lang", "ja")
    page.locator(".offer button").click()
    page.goto(f"{base}en/guides/email/")
    assert page.locator(".offer").count() == 0
    assert page.url.endswith("/en/guides/email/")


@pytest.mark.parametrize("code", ["en", "ja"])
@pytest.mark.parametrize("store", ["us", "gb", "de", "jp", "br"])
def test_the_first_view_on_a_phone_holds_button_and_contact_door(reader, base, code, store):
    page = open_page(reader, f"{base}{code}/marketplaces/{store}/", locale="ja-JP" if code == "ja" else "en-GB")
    for door in page.locator(".doors .door").all():
        box = door.bounding_box()
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= 844
    assert page.locator(".doors .door").count() == 1 + bool(PROJECT.catalogue.marketplace(store).second_door)
    for link in page.locator("ul.quick a").all():
        assert link.bounding_box()["y"] < 844


def test_copying_the_marketplace_id(reader, base):
    page = open_page(reader, f"{base}en/marketplaces/jp/", permissions=["clipboard-read", "clipboard-write"])
    page.locator(".facts .copy").click()
    expect(page.locator(".facts .copy")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == "A1VC38T7YXB528"


@pytest.mark.parametrize(("code", "typed"), [("en", "money is held"), ("ja", "売上金")])
def test_the_picker_leads_to_matters_by_the_words_that_sellers_type(reader, base, code, typed):
    page = open_page(reader, f"{base}{code}/guides/which-desk/")
    found = answers(page, "desks", typed)
    assert "matters/money-held/" in found[:3]
    assert all(path.startswith("matters/") for path in found)
    assert page.locator(".desk:visible").count() == len(PROJECT.catalogue.matters)


def test_a_link_to_a_matter_opens_it(reader, base):
    page = open_page(reader, f"{base}en/guides/which-desk/#money-held")
    assert page.locator(".desk:has(#money-held)").get_attribute("open") is not None
