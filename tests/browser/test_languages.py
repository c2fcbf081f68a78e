"""Languages in the browser: each says what it is, and right to left nothing stands on the wrong side."""

import pytest
from own import PROJECT

LOCALES = {locale.code: locale for locale in PROJECT.locales}
RIGHT_TO_LEFT = [code for code, locale in LOCALES.items() if locale.direction == "rtl"]


def test_the_page_says_its_language_and_direction(viewer, base, tried):
    viewer.goto(f"{base}{tried}/")
    root = viewer.evaluate("[document.documentElement.lang, getComputedStyle(document.documentElement).direction]")
    assert root == [LOCALES[tried].tag, LOCALES[tried].direction]


# The side on which a box begins, and that of its text, as a reader sees them.
SIDE = """(box) => {
  const { left, right } = box.getBoundingClientRect();
  return left + right < innerWidth ? "left" : "right";
}"""


@pytest.mark.parametrize("code", RIGHT_TO_LEFT)
def test_right_to_left_mirrors_the_frame_and_keeps_addresses_together(viewer, base, code):
    viewer.goto(f"{base}{code}/marketplaces/ae/")
    assert viewer.locator(".brand").evaluate(SIDE) == "right"
    assert viewer.locator("[data-menu-open]").evaluate(SIDE) == "left"
    arrow = viewer.locator(".door-main b .icon")
    assert arrow.evaluate("(icon) => getComputedStyle(icon).scale") == "-1 1"  # it points the other way
    direction = "(box) => { const s = getComputedStyle(box); return [s.unicodeBidi, s.textAlign]; }"
    assert viewer.locator(".door-main .host").evaluate(direction)[0] in ("isolate", "plaintext")
    for path in ("check-a-link", "locked-out", "contact"):
        viewer.goto(f"{base}{code}/guides/{path}/")
        loose = viewer.evaluate(
            """() => [...document.querySelectorAll("article :is(code, strong, em):not(pre *)")]
                .filter((box) => !/[\\u0590-\\u08ff]/.test(box.textContent))
                .filter((box) => ["direction", "unicodeBidi"].map((of) => getComputedStyle(box)[of]) != "ltr,isolate")
                .map((box) => box.outerHTML)"""
        )
        assert loose == []


@pytest.mark.parametrize("code", RIGHT_TO_LEFT)
def test_right_to_left_fields_for_addresses_and_ids_run_from_the_left(viewer, base, code):
    viewer.goto(f"{base}{code}/guides/write-a-case/")
    for name in ("asin", "sku", "order", "shipment", "case"):
        assert viewer.locator(f"#draft-{name}").get_attribute("dir") == "ltr"
    viewer.goto(f"{base}{code}/guides/check-a-link/")
    field = viewer.locator(".ask textarea")
    field.fill("https://sellercentral.amazon.ae/home")
    assert viewer.locator(".ask bdo").first.evaluate("(box) => getComputedStyle(box).direction") == "ltr"
