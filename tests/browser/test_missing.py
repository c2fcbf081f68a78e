"""The page of a missing address in a browser, on a host that knows one such page for the whole site."""

import pytest
from own import PROJECT
from playwright.sync_api import expect

LED = {
    "go/JP/": "en/marketplaces/jp/",
    "go/Amazon.de/?from=forum": "en/marketplaces/de/?from=forum",
    "go/a1vc38t7yxb528": "en/marketplaces/jp/",
    "go/de/money-held/": "en/matters/money-held/#de",
    "go/UK/Money-Held?a=b": "en/matters/money-held/?a=b#gb",
}

# What was typed, and the page that is offered.
MEANT = {
    "pt-br/": "pt-BR/",
    "zh-Hans/": "zh/",
    "en/marketplaces/uk/": "en/marketplaces/gb/",
    "EN/Guides/Email": "en/guides/email/",
    "marketplaces/jp/": "en/marketplaces/jp/",
    "JA/marketplaces/JP/?a=b#facts": "ja/marketplaces/jp/?a=b#facts",
    "nowhere": None,
    "en/guides/nowhere/": None,
    "ja/nowhere/": None,
}


@pytest.mark.parametrize("address", LED)
def test_a_short_link_in_other_letters_or_of_a_matter_in_a_store_leads_on(reader, base, address):
    page = reader(locale="en-GB")
    page.goto(base + address)
    page.wait_for_url(base + LED[address])


def test_its_own_script_and_that_of_all_pages_both_run(viewer, viewer_faults, base):
    viewer.goto(f"{base}ja/404.html", wait_until="networkidle")
    before = viewer.evaluate("getComputedStyle(document.documentElement).colorScheme")
    viewer.locator("[data-theme-switch]").click()
    assert viewer.evaluate("getComputedStyle(document.documentElement).colorScheme") != before
    assert viewer_faults == []


@pytest.mark.parametrize("address", MEANT)
def test_it_speaks_the_language_of_the_path_and_offers_what_was_meant(reader, base, address):
    page = reader(locale="en-GB")
    page.goto(base + address, wait_until="load" if MEANT[address] else "networkidle")
    meant = page.locator("[data-meant]")
    if MEANT[address]:  # what is offered comes last
        expect(meant).to_be_visible()
        assert meant.locator("a").evaluate("link => link.href") == base + MEANT[address]
    else:
        expect(meant).to_be_hidden()
    first = address.split("/")[0].lower()
    codes = {"pt-br": "pt-BR", "zh-hans": "zh"} | {own.code.lower(): own.code for own in PROJECT.locales}
    language = PROJECT.locale(codes.get(first, "en"))
    html = page.locator("html")
    assert (html.get_attribute("lang"), html.get_attribute("dir")) == (language.tag, language.direction)
    assert page.locator("h1").inner_text() == PROJECT.texts(language.code)["not_found.title"]
    assert page.locator("a[data-locale], a[hreflang]").count() >= len(PROJECT.locales)
