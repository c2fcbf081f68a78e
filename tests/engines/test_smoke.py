"""The journeys of a seller in Firefox and WebKit: what stands in one engine stands in the others."""

import pytest

ESCAPE = "\ue00c"
GREEN = "'rgb(11, 90, 78)'"
OPEN_SEARCH = "document.querySelector('[data-search]').open"


def test_from_home_to_the_door(engine, base):
    engine.go(f"{base}en/")
    engine.until(f"getComputedStyle(document.querySelector('.hall')).backgroundColor === {GREEN}")
    engine.click("#ask")
    engine.type("#ask", "money held after deactivation")
    found = "document.querySelector('#ask-ask .search-results a')"
    assert engine.until(f"{found}?.href").endswith("/en/matters/money-held/")
    engine.run(f"{found}.click()")
    engine.until("location.pathname.endsWith('/en/matters/money-held/')")
    engine.run("location.hash = '#de'")
    engine.until(f"getComputedStyle(document.querySelector('#de .door')).backgroundColor === {GREEN}")
    assert engine.run("return getComputedStyle(document.querySelector('#fr')).display") == "none"


def test_the_search_opens_answers_and_closes(engine, base):
    engine.go(f"{base}en/guides/contact/")
    engine.click("[data-search-open]")
    engine.type("[data-search] input", "payout")
    engine.until("document.querySelectorAll('[data-search] .search-results a').length")
    engine.type("[data-search] input", ESCAPE)
    engine.until(f"!{OPEN_SEARCH}")


def test_the_drafter_shows_where_a_matter_goes_and_keeps_what_is_typed(engine, base):
    engine.go(f"{base}en/guides/write-a-case/?store=de&matter=wrong-fees")
    assert engine.until("document.querySelector('[data-goes] .door')?.href").startswith("https://sellercentral")
    engine.type("#draft-happened", "Too much.")
    engine.go(f"{base}en/guides/write-a-case/")
    assert engine.until("document.querySelector('#draft-happened').value") == "Too much."


def test_the_checker_tells_a_fake(engine, base):
    engine.go(f"{base}en/guides/check-a-link/")
    engine.type("#check-text", "https://amaz0n.de/x")
    assert engine.until("document.querySelector('[data-verdict]')?.dataset.verdict") == "fake"


def test_theme_language_and_short_link(engine, base):
    engine.go(f"{base}en/")
    engine.click("[data-theme-switch]")
    chosen = engine.until("document.documentElement.dataset.theme")
    engine.go(f"{base}ja/")
    assert engine.run("return document.documentElement.dataset.theme") == chosen
    engine.go(f"{base}go/jp/")
    engine.until("location.pathname.endsWith('/marketplaces/jp/')")


def test_what_is_folded_is_open_on_paper(engine, base):
    engine.go(f"{base}en/guides/which-desk/")
    engine.run("dispatchEvent(new Event('beforeprint'))")
    assert engine.run("return document.querySelectorAll('main details:not([open])').length") == 0


@pytest.mark.parametrize("path", ["ar/", "ja/matters/payout-late/", "de/guides/check-a-link/", "vi/marketplaces/"])
def test_a_page_is_no_wider_than_the_window(engine, base, path):
    engine.resize(390)
    engine.go(base + path)
    width, room = engine.run("return [document.documentElement.scrollWidth, innerWidth]")
    assert width <= room
