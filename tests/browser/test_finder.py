"""The finder, the desk picker, and the first view of a country page."""

import pytest
from own import PROJECT
from playwright.sync_api import expect

PHONE = {"viewport": {"width": 390, "height": 844}}


def open_page(reader, address, **settings):
    page = reader(**PHONE | settings)
    page.goto(address)
    return page


def shown(page):
    return page.eval_on_selector_all(".finder li:not([hidden]) a", "all => all.map((a) => a.href.split('/').at(-2))")


# What is typed, and the code of the one store that it leads to.
TYPED = {
    "japan": "jp",
    "日本": "jp",
    "ドイツ": "de",
    "germny": "de",
    "Grmany": "de",
    "turkiye": "tr",
    "amazon.co.uk": "gb",
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


@pytest.mark.parametrize("path", ["", "en/", "ja/"])
def test_the_finder_answers_to_names_hosts_and_ids_with_a_slip(reader, base, path):
    page = open_page(reader, base + path, locale="en-GB")
    page.locator("#finder").focus()
    page.wait_for_load_state("networkidle")
    # Where a click would lead is noted instead of followed, so that one page answers all.
    page.evaluate("""() => addEventListener("click", (event) => {
        const link = event.target.closest("a");
        if (link) { event.preventDefault(); window.led = link.href; }
    })""")
    found = {}
    for typed in TYPED:
        page.locator("#finder").fill(typed)
        listed = shown(page)
        page.keyboard.press("Enter")
        led = page.evaluate("() => { const last = window.led || ''; window.led = ''; return last; }")
        found[typed] = (listed, led.removeprefix(base))
    assert found == {typed: ([code], f"{path or 'en/'}marketplaces/{code}/") for typed, code in TYPED.items()}


@pytest.mark.parametrize("path", ["", "en/", "ja/"])
def test_enter_opens_the_store_that_was_found(reader, base, path):
    page = open_page(reader, base + path, locale="en-GB")
    page.locator("#finder").fill("amazon.co.uk")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{path or 'en/'}marketplaces/gb/")


def test_the_finder_says_when_nothing_fits(reader, base):
    page = open_page(reader, f"{base}en/", locale="en-GB")
    page.locator("#finder").fill("atlantis")
    expect(page.locator("main [role=status]")).to_contain_text("No store found")
    page.locator("#finder").fill("")
    assert len(shown(page)) == len(PROJECT.catalogue.open_marketplaces)


def test_the_last_choice_stands_first_and_stays_on_this_device(reader, base):
    page = open_page(reader, f"{base}en/", locale="en-GB")
    page.locator(".finder").get_by_role("link", name="Poland").click()
    page.wait_for_url("**/marketplaces/pl/")
    page.goto(f"{base}en/")
    assert shown(page)[0] == "pl"
    assert page.evaluate("localStorage.getItem('atlas.store')") == "pl"
    assert page.context.cookies() == []


@pytest.mark.parametrize(
    ("tongue", "offered"), [("ja-JP", "ja"), ("en-GB", "en"), ("zh-SG", "zh"), ("pt-PT", "pt-BR"), ("nb-NO", None)]
)
def test_the_start_speaks_the_readers_language_as_far_as_it_can(reader, base, tongue, offered):
    page = open_page(reader, base, locale=tongue)
    page.wait_for_load_state("networkidle")
    link = page.locator("[data-store=de]").get_attribute("href")
    assert link.endswith(f"/{offered or 'en'}/marketplaces/de/")
    assert page.locator(".offer").count() == (1 if offered else 0)


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
    assert page.locator(".doors .door").count() == 2
    for link in page.locator("ul.quick a").all():
        assert link.bounding_box()["y"] < 844


def test_copying_the_marketplace_id(reader, base):
    page = open_page(reader, f"{base}en/marketplaces/jp/", permissions=["clipboard-read", "clipboard-write"])
    page.locator(".facts .copy").click()
    expect(page.locator(".facts .copy")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == "A1VC38T7YXB528"


@pytest.mark.parametrize(
    ("code", "typed", "desk"), [("en", "money is held", "money-held"), ("ja", "売上金", "money-held")]
)
def test_the_picker_narrows_by_the_words_that_sellers_type(reader, base, code, typed, desk):
    page = open_page(reader, f"{base}{code}/guides/which-desk/")
    assert page.locator(".desk:not([hidden])").count() == len(PROJECT.catalogue.matters)
    page.locator("#desks").fill(typed)
    left = page.eval_on_selector_all(".desk:not([hidden]) h4", "all => all.map((e) => e.id)")
    assert desk in left
    assert len(left) < 8


def test_a_link_to_a_matter_opens_it(reader, base):
    page = open_page(reader, f"{base}en/guides/which-desk/#money-held")
    assert page.locator(".desk:has(#money-held)").get_attribute("open") is not None
