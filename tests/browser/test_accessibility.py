"""WCAG 2.2 AA by axe on every kind of page, and what axe cannot see: keyboard, sideways scrolling, target sizes."""

import re

import pytest
from atlas import REFERENCE
from atlas.paths import ASSETS
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import expect

# The pages of every language at once, and every kind of page of one language.
SHARED = {"start": "", "not found": "404.html", "short links": "go/"}
KINDS = {
    "home": "",
    "list": "marketplaces/",
    "country": "marketplaces/jp/",
    "country of a shared account": "marketplaces/de/",
    "guide": "guides/contact/",
    "desks": "guides/which-desk/",
    "drafter": "guides/write-a-case/",
    "checker": "guides/check-a-link/",
    "sources": "guides/about/",
}
# Those in the reference that are turned round as well.
TURNED = ("home", "country", "desks", "drafter", "checker")
# Also the rules beyond AA that cost nothing to keep.
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPTIONS = {"runOnly": TAGS, "resultTypes": ["violations"], "selectors": False}
# All that axe reads of colours (its category cat.color). A theme is nothing else, as a test below proves: what was
# judged whole in one needs no more in the other.
COLOURS = OPTIONS | {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}


def violations(page, options=OPTIONS):
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    found = page.evaluate("async (options) => (await axe.run(options)).violations", options)
    return [f"{rule['id']}: {node['html'][:140]}" for rule in found for node in rule["nodes"]]


def seen(page, width, theme="light"):
    """Show the page at another width and in another theme."""
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=theme)
    return page


def violations_in_each_theme(page, width):
    """The page at a width: whole in light, its colours in dark."""
    found = {
        f"{width} px, light": violations(seen(page, width)),
        f"{width} px, dark": violations(seen(page, width, "dark"), COLOURS),
    }
    return {place: faults for place, faults in found.items() if faults}


@pytest.mark.parametrize("kind", SHARED)
def test_no_violation_on_the_pages_of_all_languages(viewer, base, kind):
    viewer.goto(base + SHARED[kind])
    assert violations_in_each_theme(viewer, 320) | violations_in_each_theme(viewer, 1280) == {}


@pytest.mark.parametrize("kind", KINDS)
def test_no_violation_on_any_kind_of_page(viewer, base, kind, tried, thorough):
    viewer.goto(f"{base}{tried}/{KINDS[kind]}")
    if tried == REFERENCE or thorough:
        assert violations_in_each_theme(viewer, 320) | violations_in_each_theme(viewer, 1280) == {}
    else:  # the colours are those of the reference, as the next test proves; to measure them takes most of the time
        options = OPTIONS | {"rules": {"color-contrast": {"enabled": False}}}
        assert {width: violations(seen(viewer, width), options) for width in (320, 1280)} == {320: [], 1280: []}
    if tried == REFERENCE and kind in TURNED:
        seen(viewer, 390).evaluate("document.documentElement.dir = 'rtl'")
        assert violations(viewer) == [], "right to left"


def test_no_colour_and_no_theme_hangs_on_the_language_or_its_direction():
    written = "".join(path.read_text("utf-8") for path in ASSETS.glob("*.css"))
    style = re.sub(r"/\*.*?\*/", "", written, flags=re.DOTALL)
    own = re.findall(r"([^{}]*(?:lang|dir)\b[^{}]*)\{([^{}]*)\}", style)
    assert len(own) > 10
    coloured = r"(?:^|[;\s])(?:color|background|border|outline|opacity|fill|stroke|--(?!sans))[\w-]*\s*:"
    assert [rule for rule in own if re.search(coloured, rule[1])] == []


def test_a_theme_is_colours_alone():
    style = re.sub(r"/\*.*?\*/", "", "".join(path.read_text("utf-8") for path in ASSETS.glob("*.css")), flags=re.DOTALL)
    own = re.findall(r":root[^{}]*data-theme[^{}]*\{([^{}]*)\}", style)
    assert len(own) == len(re.findall("data-theme", style)) > 1
    assert (
        style.count("prefers-color-scheme")
        == len(re.findall(r"prefers-color-scheme[^{}]*\{\s*:root:not\(\[data-theme", style))
        == 1
    )
    declared = [line.strip() for rule in own for line in rule.split(";") if line.strip()]
    assert [line for line in declared if not re.fullmatch(r"--[\w-]+: #[0-9a-f]{3,6}|color-scheme: \w+", line)] == []


def opened(page, what):
    if what == "menu":
        page.locator("[data-menu-open]").click()
    elif what == "languages":
        page.locator(".languages summary").click()
    elif what == "contents":
        contents = page.locator(".contents details")
        assert contents.get_attribute("open") is None
        contents.locator("summary").click()
        assert contents.get_by_role("link").count() > 2
    else:
        page.locator("[data-search-open]").click()
        page.keyboard.type("money")
        expect(page.locator(".search-results:not([aria-busy]) a").first).to_be_visible()


@pytest.mark.parametrize("what", ["menu", "languages", "search", "contents"])
@pytest.mark.parametrize("width", [320, 768])
def test_no_violation_with_menu_languages_search_or_contents_open(viewer, base, what, width):
    seen(viewer, width).goto(f"{base}en/guides/contact/")
    opened(viewer, what)
    assert violations_in_each_theme(viewer, width) == {}
    assert viewer.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_no_violation_while_a_language_is_offered_and_after_copying(reader, base):
    page = reader(locale="ja-JP", viewport={"width": 320, "height": 800}, permissions=["clipboard-write"])
    page.goto(f"{base}en/marketplaces/jp/")
    expect(page.locator(".offer a")).to_be_visible()
    page.locator("main summary").evaluate_all("(all) => all.forEach((one) => { one.parentNode.open = true; })")
    page.locator(".copy").first.evaluate("(button) => button.click()")
    expect(page.get_by_role("status").filter(has_text="Copied")).to_have_count(1)
    assert violations_in_each_theme(page, 320) == {}


def test_controls_are_big_enough_for_a_thumb(viewer, base):
    small = """() => [...document.querySelectorAll('button, summary, select, .door,'
        + ' input:not([type=radio]):not([type=checkbox]), .quick a, .finder a, .map a, .menu a,'
        + ' .top a, .links a, .stores a')]
      .filter((e) => e.checkVisibility() && e.getBoundingClientRect().width && !e.closest('.skip'))
      .filter((e) => e.getBoundingClientRect().height < 43.5)
      .map((e) => e.outerHTML.slice(0, 120) + Math.round(e.getBoundingClientRect().height))"""
    for path in (*SHARED.values(), *(f"en/{path}" for path in KINDS.values())):
        seen(viewer, 390).goto(base + path)
        assert viewer.evaluate(small) == [], path


def test_everything_is_reached_by_keyboard_and_shows_the_focus(viewer, base):
    seen(viewer, 390).goto(f"{base}en/marketplaces/jp/")
    reached = []
    for _ in range(14):
        viewer.keyboard.press("Tab")
        state = viewer.evaluate(
            """() => { const e = document.activeElement, s = getComputedStyle(e);
               return [e.className || e.tagName, parseFloat(s.outlineWidth), s.outlineStyle]; }"""
        )
        reached.append(state[0])
        assert state[1] >= 2, state
        assert state[2] != "none", state
    assert reached[0] == "skip"
    assert {"brand", "tool js-only", "tool", "tool menu-open"} <= set(reached)
    assert any("door-main" in name for name in reached)


def test_the_skip_link_leads_to_the_content(viewer, base):
    seen(viewer, 1280).goto(f"{base}en/guides/contact/")
    viewer.keyboard.press("Tab")
    viewer.keyboard.press("Enter")
    assert viewer.evaluate("document.activeElement.id") == "main"


def test_forced_colours_and_reduced_motion(viewer, base):
    seen(viewer, 390).goto(f"{base}en/marketplaces/jp/")
    behaviour = "getComputedStyle(document.documentElement).scrollBehavior"
    viewer.emulate_media(forced_colors="active", reduced_motion="no-preference")
    assert viewer.evaluate(behaviour) == "smooth"
    viewer.emulate_media(reduced_motion="reduce")
    assert violations(viewer) == []
    assert viewer.evaluate(behaviour) == "auto"
    assert viewer.evaluate("parseFloat(getComputedStyle(document.querySelector('.door-main')).borderTopWidth)") >= 2
