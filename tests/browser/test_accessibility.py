"""WCAG 2.2 AA by axe on every kind of page, and what axe cannot see: keyboard, sideways scrolling, target sizes."""

import pytest
from atlas.locales import all_locales
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

KINDS = {
    "start": "",
    "not found": "404.html",
    "home": "{code}/",
    "list": "{code}/marketplaces/",
    "country": "{code}/marketplaces/jp/",
    "country of a shared account": "{code}/marketplaces/de/",
    "guide": "{code}/guides/contact/",
    "desks": "{code}/guides/which-desk/",
    "drafter": "{code}/guides/write-a-case/",
    "checker": "{code}/guides/check-a-link/",
    "sources": "{code}/guides/about/",
}
# Also the rules beyond AA that cost nothing to keep.
OPTIONS = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def violations(page):
    found = Axe().run(page, options=OPTIONS).response["violations"]
    return [f"{rule['id']}: {node['html'][:140]}" for rule in found for node in rule["nodes"]]


def open_page(chromium, base, path, width, theme="light", **context):
    context = chromium.new_context(viewport={"width": width, "height": 800}, color_scheme=theme, **context)
    page = context.new_page()
    page.goto(base + path)
    return page


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("code", [code for code in ("en", "ja", "ar") if code in {one.code for one in all_locales()}])
def test_no_violation_on_any_kind_of_page(chromium, base, kind, code):
    for width in (320, 1280):
        for theme in ("light", "dark"):
            page = open_page(chromium, base, KINDS[kind].format(code=code), width, theme)
            assert violations(page) == [], f"{width} px, {theme}"
            page.context.close()


@pytest.mark.parametrize("kind", ["home", "country", "desks", "drafter", "checker"])
def test_no_violation_right_to_left(chromium, base, kind):
    page = open_page(chromium, base, KINDS[kind].format(code="en"), 390)
    page.evaluate("document.documentElement.dir = 'rtl'")
    assert violations(page) == []
    page.context.close()


def opened(page, what):
    if what == "menu":
        page.locator("[data-menu-open]").click()
    elif what == "languages":
        page.locator(".languages summary").click()
    else:
        page.locator("[data-search-open]").click()
        page.keyboard.type("money")
        expect(page.locator(".search-results a").first).to_be_visible()


@pytest.mark.parametrize("what", ["menu", "languages", "search"])
@pytest.mark.parametrize("width", [320, 768])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_violation_with_menu_languages_or_search_open(chromium, base, what, width, theme):
    page = open_page(chromium, base, "en/guides/contact/", width, theme, locale="en-GB")
    opened(page, what)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.context.close()


def test_controls_are_big_enough_for_a_thumb(chromium, base):
    small = """() => [...document.querySelectorAll('button, summary, select, .door,'
        + ' input:not([type=radio]):not([type=checkbox]), .quick a, .finder a, .map a, .menu a,'
        + ' .top a, .links a, .stores a')]
      .filter((e) => e.checkVisibility() && e.getBoundingClientRect().width && !e.closest('.skip'))
      .filter((e) => e.getBoundingClientRect().height < 43.5)
      .map((e) => e.outerHTML.slice(0, 120) + Math.round(e.getBoundingClientRect().height))"""
    for path in KINDS.values():
        page = open_page(chromium, base, path.format(code="en"), 390)
        assert page.evaluate(small) == [], path
        page.context.close()


def test_everything_is_reached_by_keyboard_and_shows_the_focus(chromium, base):
    page = open_page(chromium, base, "en/marketplaces/jp/", 390, locale="en-GB")
    reached = []
    for _ in range(14):
        page.keyboard.press("Tab")
        state = page.evaluate(
            """() => { const e = document.activeElement, s = getComputedStyle(e);
               return [e.className || e.tagName, parseFloat(s.outlineWidth), s.outlineStyle]; }"""
        )
        reached.append(state[0])
        assert state[1] >= 2, state
        assert state[2] != "none", state
    assert reached[0] == "skip"
    assert {"brand", "tool js-only", "tool", "tool menu-open"} <= set(reached)
    assert any("door-main" in name for name in reached)
    page.context.close()


def test_the_skip_link_leads_to_the_content(chromium, base):
    page = open_page(chromium, base, "en/guides/contact/", 1280)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.context.close()


def test_forced_colours_and_reduced_motion(chromium, base):
    page = open_page(chromium, base, "en/marketplaces/jp/", 390, forced_colors="active", reduced_motion="reduce")
    assert violations(page) == []
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    assert page.evaluate("parseFloat(getComputedStyle(document.querySelector('.door-main')).borderTopWidth)") >= 2
    page.context.close()
