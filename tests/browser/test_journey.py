"""The three people's ways through the site, in a real browser."""

import pytest
from playwright.sync_api import expect

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True}
SELLER_CENTRAL = "https://sellercentral.amazon.co.jp"


@pytest.fixture
def page(reader):
    return reader(**PHONE)


@pytest.fixture
def page_without_scripts(reader):
    return reader(**PHONE, java_script_enabled=False)


@pytest.mark.parametrize(("code", "name"), [("en", "Japan"), ("ja", "日本")])
def test_home_to_country_to_seller_central_is_one_tap_each(page, base, faults, code, name):
    page.goto(f"{base}{code}/")
    page.locator("main").get_by_role("link", name=name).first.tap()
    page.wait_for_url(f"**/{code}/marketplaces/jp/")
    door = page.locator("a.door-main")
    expect(door).to_be_in_viewport()
    assert door.get_attribute("href") == SELLER_CENTRAL
    assert not faults


def test_without_scripts_the_start_leads_to_the_door_in_two_taps(page_without_scripts, base):
    page = page_without_scripts
    page.goto(base)
    page.locator("[data-store=jp]").tap()
    page.wait_for_url("**/marketplaces/jp/")
    expect(page.locator("a.door-main")).to_have_attribute("href", SELLER_CENTRAL)


def test_without_scripts_menu_and_languages_work(page_without_scripts, base):
    page = page_without_scripts
    page.goto(f"{base}en/guides/contact/")
    page.get_by_text("Menu", exact=True).or_(page.locator(".menu-open")).first.tap()
    expect(page.locator("#menu")).to_be_in_viewport()
    page.locator("#menu").get_by_role("link", name="Locked out").tap()
    page.wait_for_url("**/en/guides/locked-out/")
    page.locator(".languages summary").tap()
    page.get_by_role("link", name="日本語").tap()
    page.wait_for_url("**/ja/guides/locked-out/")


def test_the_language_switcher_stays_on_the_page_and_its_section(page, base, faults):
    page.goto(f"{base}en/guides/contact/#card-flow")
    page.locator(".languages summary").tap()
    page.get_by_role("link", name="日本語").tap()
    page.wait_for_url("**/ja/guides/contact/#card-flow")
    assert page.locator("html").get_attribute("lang") == "ja"
    assert not faults


@pytest.mark.parametrize(("code", "question"), [("en", "japan"), ("ja", "日本"), ("en", "A1VC38T7YXB528")])
def test_search_finds_a_country(page, base, faults, code, question):
    page.goto(f"{base}{code}/guides/about/")
    page.locator("[data-search-open]").tap()
    page.keyboard.type(question)
    first = page.locator(".search-results:not([aria-busy]) a").first
    expect(first).to_have_attribute("href", f"{base}{code}/marketplaces/jp/")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{code}/marketplaces/jp/")
    assert not faults


def test_the_menu_opens_over_the_page_and_gives_the_focus_back(page, base):
    page.goto(f"{base}en/guides/contact/")
    page.locator("[data-menu-open]").tap()
    expect(page.locator("#menu")).to_be_visible()
    expect(page.locator("[data-menu-close]")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#menu")).to_be_hidden()
    expect(page.locator("[data-menu-open]")).to_be_focused()


def test_the_choice_of_dark_stays(page, base):
    page.goto(f"{base}en/")
    page.locator("[data-theme-switch]").tap()
    page.goto(f"{base}ja/guides/about/")
    assert page.locator("html").get_attribute("data-theme") == "dark"
