"""Every tool while it is used: a verdict, a warning, a filter, results. On the narrowest phone, both ways of reading.

In forced colours the browser paints what no computed style tells. So there the picture itself is measured.
"""

import base64

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from layout import CUT, TORN
from playwright.sync_api import expect
from test_accessibility import COLOURS, OPTIONS

VERDICTS = {
    "sign-in": "https://sellercentral.amazon.de/ap/signin?openid.return_to=https%3A%2F%2Fsellercentral.amazon.de%2Fhome",
    "amazon": "https://www.aboutamazon.de/news",
    "unsure": "https://ama\u200bzon.de/",
    "unknown": "https://amzn.to/3xYz",
    "fake": f"https://{'a' * 60}.{'b' * 60}.amaz0n.de/{'c' * 900}",
    "unreadable": "hello",
    "named-sender": "no-reply@amazon.com",
    "mailbox": "reportascam@amazon.com",
    "buyer": "x@marketplace.amazon.de",
    "unknown-sender": "x@amazon.pl",
    "fake-sender": "x@amazonservices.com",
    "phone": "0120-000-000",
}
VIOLATIONS = """async (root, options) => (await axe.run(root, options)).violations.flatMap((rule) =>
  rule.nodes.map((node) => `${rule.id}: ${node.html.slice(0, 140)}`))"""
# The lines of text below a box, each with the rectangle in which it is painted.
LINES = """(root) => {
  const edge = root.getBoundingClientRect(), lines = [];
  // What has to be scrolled to is not.
  const painted = (box, top, bottom) => {
    const { y, bottom: end } = box.getBoundingClientRect();
    const clips = box === root || getComputedStyle(box).overflowY !== "visible";
    return (!clips || (top >= y && bottom <= end)) && (box === root || painted(box.parentElement, top, bottom));
  };
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const box = walker.currentNode.parentElement, text = walker.currentNode.data.trim().slice(0, 60);
    if (!/[\\p{L}\\p{N}]/u.test(text) || box.closest(".hidden, option, :disabled") || !box.checkVisibility()) continue;
    const range = document.createRange();
    range.selectNodeContents(walker.currentNode);
    for (const { x, y, width, height } of range.getClientRects())
      if (width > height / 2 && painted(box, y, y + height))
        lines.push([text, x - edge.x, y - edge.y, width, height]);
  }
  return lines;
}"""
# The marks that show how sure a link is: each stands between the beginning of its line and the first letter.
DOTS = """(root) => {
  const edge = root.getBoundingClientRect();
  return [...root.querySelectorAll(".sure")].filter((sure) => sure.checkVisibility()).map((sure) => {
    const range = document.createRange();
    range.selectNodeContents(document.createTreeWalker(sure, NodeFilter.SHOW_TEXT).nextNode());
    const [first] = range.getClientRects(), near = ({ y }) => Math.abs(y - first.y) < 9;
    const line = [...sure.getClientRects()].find(near), letters = [...range.getClientRects()].filter(near);
    const [left, right] = [Math.min(...letters.map((l) => l.left)), Math.max(...letters.map((l) => l.right))];
    const [from, to] = getComputedStyle(sure).direction === "rtl" ? [right, line.right] : [line.left, left];
    return [sure.textContent, from - edge.x, letters[0].y - edge.y, to - from, letters[0].height];
  });
}"""
# The contrast between the lightest and the darkest point in the middle of each rectangle: at its edges lines may run.
CONTRAST = """async ([picture, rectangles]) => {
  const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${picture}`)).blob());
  const canvas = new OffscreenCanvas(image.width, image.height).getContext("2d", { willReadFrequently: true });
  canvas.drawImage(image, 0, 0);
  const part = (value) => (value /= 255) <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  return rectangles.map(([text, x, y, width, height]) => {
    const middle = [x, y + 0.3 * height, width, 0.4 * height].map(Math.round);
    const { data } = canvas.getImageData(...middle);
    let [least, most] = [1, 0];
    for (let i = 0; i < data.length; i += 4) {
      const light = 0.2126 * part(data[i]) + 0.7152 * part(data[i + 1]) + 0.0722 * part(data[i + 2]);
      [least, most] = [Math.min(least, light), Math.max(most, light)];
    }
    return [text, Math.round((10 * (most + 0.05)) / (least + 0.05)) / 10];
  });
}"""


@pytest.fixture(scope="module")
def pages(browser):
    """The page that is used, and an empty one that measures pictures of it.

    The one that is used is the last that was opened: a page behind another is painted once a second, for which each
    press and each picture would wait.
    """
    context = browser.new_context(viewport={"width": 320, "height": 800}, locale="en-GB")
    measure = context.new_page()
    yield context.new_page(), measure
    context.close()


def checker(page):
    field, place = page.locator("#check-text"), page.locator("[data-answer]")
    kept = ""
    for verdict, text in VERDICTS.items():
        field.fill(text)
        expect(place.locator("[data-verdict]")).to_have_attribute("data-verdict", verdict)
        kept += place.inner_html()
    trusted = "trustedTypes.createPolicy('atlas', { createHTML: (text) => text }).createHTML(cards)"
    place.evaluate(f"(place, cards) => {{ place.innerHTML = {trusted}; }}", kept)
    return page.locator(".ask")


def drafter(page):
    page.locator("[name=store]").select_option("de")
    page.locator("[name=happened]").fill("PIN 4111 1111 1111 1111, seller@example.com " + "x " * 1300)
    expect(page.locator("#draft-happened-warning")).not_to_be_empty()
    return page.locator("[data-draft]")


def appeal(page):
    page.locator("[name=store]").select_option("de")
    page.locator("[name=matter]").select_option("account-deactivated")
    expect(page.locator("[data-goes] .door")).to_be_visible()
    page.locator("[name=cause]").fill("One.")
    page.locator("[data-do=copy]").click()
    expect(page.locator("[data-said]")).not_to_be_empty()
    return page.locator("[data-draft]")


def cleared(page):
    page.locator("[name=matter]").select_option("")  # what was kept may be an appeal
    page.locator("[name=happened]").fill("One.")
    page.locator("[data-do=clear]").click()
    expect(page.locator("[data-do=undo]")).to_be_visible()
    return page.locator("[data-draft]")


def picker(page):
    page.locator("#desks").fill(page.locator(".desk h4").first.inner_text()[:20])
    expect(page.locator("[data-desks] .search-results:not([aria-busy]) a").first).to_be_visible()
    page.locator(".desk:visible").first.evaluate("(desk) => { desk.open = true; }")
    return page.locator("[data-desks]")


def finder(page):
    page.locator("#ask").fill("amazon.de")
    expect(page.locator("[data-ask] .search-results:not([aria-busy]) a").first).to_be_visible()
    return page.locator("[data-ask]")


def search(page):
    page.locator("[data-search-open]").click()
    page.keyboard.type("Seller Central")
    expect(page.locator("[data-search] .search-results:not([aria-busy]) a").first).to_be_visible()
    return page.locator("[data-search]")


TOOLS = {
    "checker": ("guides/check-a-link/", checker),
    "drafter": ("guides/write-a-case/", drafter),
    "appeal": ("guides/write-a-case/", appeal),
    "cleared": ("guides/write-a-case/", cleared),
    "picker": ("guides/which-desk/", picker),
    "finder": ("", finder),
    "search": ("marketplaces/", search),
}


def faint(pages, root, rectangles, least):
    """What is painted in each rectangle with less contrast than that, in dark forced colours."""
    page, measure = pages
    page.emulate_media(forced_colors="active", color_scheme="dark")
    inside = root.evaluate(rectangles)
    assert inside
    picture = base64.b64encode(root.screenshot(animations="disabled", caret="hide")).decode()
    page.emulate_media(forced_colors="none", color_scheme="light")
    return {text: contrast for text, contrast in measure.evaluate(CONTRAST, [picture, inside]) if contrast < least}


@pytest.mark.parametrize("code", ["en", "ar"])
@pytest.mark.parametrize("tool", TOOLS)
def test_a_tool_in_use_is_whole_and_readable(pages, base, tool, code, thorough):
    page, _ = pages
    path, use = TOOLS[tool]
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(f"{base}{code}/{path}")
    root = use(page)
    # What stays in place while the page scrolls would lie over the picture.
    page.evaluate("document.querySelectorAll('.top').forEach((bar) => { bar.style.position = 'static'; })")
    page.evaluate("document.querySelector('.offer')?.remove()")
    assert page.evaluate(CUT) == []
    page.evaluate(AXE_SCRIPT)
    for theme, options in (("dark", COLOURS), ("light", OPTIONS)):
        page.emulate_media(color_scheme=theme)
        assert root.evaluate(VIOLATIONS, options) == [], theme
    page.emulate_media(media="print")
    nothing_is_pressed = OPTIONS | {"rules": {"target-size": {"enabled": False}}}
    assert root.evaluate(VIOLATIONS, nothing_is_pressed) == [], "on paper"
    page.emulate_media(media="screen")
    if code == "en" or thorough:  # no colour hangs on the language or its direction (test_accessibility.py)
        assert faint(pages, root, LINES, 4.5) == {}
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    cut = [box for box in page.evaluate(CUT) if "<input" not in box]  # what is typed can be scrolled to
    assert cut == [], "with letters twice as large"
    if code == "en":  # in other languages a browser parts words with a hyphen (test_reading_settings.py)
        page.set_viewport_size({"width": 390, "height": 844})
        assert root.evaluate(TORN) == [], "a word in two lines, with letters twice as large"


@pytest.mark.parametrize("code", ["en", "ar"])
def test_how_sure_a_link_is_is_seen_in_forced_colours(pages, base, code):
    page, _ = pages
    page.goto(f"{base}{code}/marketplaces/us/")
    page.evaluate("document.querySelectorAll('.top').forEach((bar) => { bar.style.position = 'static'; })")
    assert faint(pages, page.locator("article"), DOTS, 3) == {}
