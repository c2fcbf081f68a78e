"""Every language on the smallest screen, and right to left: nothing is cut, nothing stands on the wrong side."""

import pytest
from atlas.catalogue import catalogue
from atlas.locales import all_locales

LOCALES = {locale.code: locale for locale in all_locales()}
RIGHT_TO_LEFT = [code for code, locale in LOCALES.items() if locale.direction == "rtl"]

PAGES = [
    "",
    "marketplaces/",
    "marketplaces/us/",
    "marketplaces/ae/",
    "marketplaces/br/",
    "changes/",
    *(f"guides/{slug}/" for slug in catalogue().guides),
]

# What reaches beyond the screen, or is cut by its own box; what can be scrolled or is hidden from sight does not count.
CUT = """() => {
  const unseen = "pre, .hidden, .skip, thead, .languages ul, svg";
  const seen = (box) => box.checkVisibility({ visibilityProperty: true }) && !box.closest(unseen);
  const wide = document.documentElement.clientWidth;
  const found = [];
  for (const box of document.querySelectorAll("body *")) {
    if (!seen(box)) continue;
    const { left, right, width, height } = box.getBoundingClientRect();
    if (width < 2 || height < 2) continue;
    if (left < -1 || right > wide + 1) found.push(box.outerHTML.slice(0, 120));
    const clips = getComputedStyle(box).overflowX !== "visible";
    if (clips && box.scrollWidth > box.clientWidth + 1) found.push(`cut: ${box.outerHTML.slice(0, 120)}`);
  }
  if (document.documentElement.scrollWidth > wide) found.push("the page");
  return found;
}"""


@pytest.fixture(scope="module")
def phone(chromium):
    """A page of the smallest width that the site is made for."""
    context = chromium.new_context(viewport={"width": 320, "height": 640})
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("code", LOCALES)
def test_nothing_is_cut_on_the_smallest_screen(phone, base, code):
    found = {}
    for path in PAGES:
        phone.goto(f"{base}{code}/{path}")
        if cut := phone.evaluate(CUT):
            found[path] = cut
    assert found == {}


@pytest.mark.parametrize("code", LOCALES)
def test_every_matter_and_every_tool_stays_inside_when_it_is_open(phone, base, code):
    phone.goto(f"{base}{code}/guides/which-desk/")
    phone.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = !one.matches('.languages'); })")
    assert phone.evaluate(CUT) == []
    phone.goto(f"{base}{code}/")
    phone.locator("[data-menu-open]").click()
    assert phone.evaluate(CUT) == []


@pytest.mark.parametrize("code", LOCALES)
def test_the_page_says_its_language_and_direction(phone, base, code):
    phone.goto(f"{base}{code}/")
    root = phone.evaluate("[document.documentElement.lang, getComputedStyle(document.documentElement).direction]")
    assert root == [LOCALES[code].tag, LOCALES[code].direction]


# The side on which a box begins, and that of its text, as a reader sees them.
SIDE = """(box) => {
  const { left, right } = box.getBoundingClientRect();
  return left + right < innerWidth ? "left" : "right";
}"""


@pytest.mark.parametrize("code", RIGHT_TO_LEFT)
def test_right_to_left_mirrors_the_frame_and_keeps_addresses_together(phone, base, code):
    phone.goto(f"{base}{code}/marketplaces/ae/")
    assert phone.locator(".brand").evaluate(SIDE) == "right"
    assert phone.locator("[data-menu-open]").evaluate(SIDE) == "left"
    arrow = "(box) => getComputedStyle(box, '::after').content"
    assert "←" in phone.locator(".door-main b").evaluate(arrow)
    direction = "(box) => { const s = getComputedStyle(box); return [s.unicodeBidi, s.textAlign]; }"
    assert phone.locator(".door-main .host").evaluate(direction)[0] in ("isolate", "plaintext")
    for path in ("check-a-link", "locked-out", "contact"):
        phone.goto(f"{base}{code}/guides/{path}/")
        loose = phone.evaluate(
            """() => [...document.querySelectorAll("article :is(code, strong, em):not(pre *)")]
                .filter((box) => !/[\\u0590-\\u08ff]/.test(box.textContent))
                .filter((box) => ["direction", "unicodeBidi"].map((of) => getComputedStyle(box)[of]) != "ltr,isolate")
                .map((box) => box.outerHTML)"""
        )
        assert loose == []


@pytest.mark.parametrize("code", RIGHT_TO_LEFT)
def test_right_to_left_fields_for_addresses_and_ids_run_from_the_left(phone, base, code):
    phone.goto(f"{base}{code}/guides/write-a-case/")
    for name in ("asin", "sku", "order", "shipment", "case"):
        assert phone.locator(f"#draft-{name}").get_attribute("dir") == "ltr"
    phone.goto(f"{base}{code}/guides/check-a-link/")
    field = phone.locator(".ask textarea")
    field.fill("https://sellercentral.amazon.ae/home")
    assert phone.locator(".ask bdo").first.evaluate("(box) => getComputedStyle(box).direction") == "ltr"
