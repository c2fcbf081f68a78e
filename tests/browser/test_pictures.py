"""The drawings of the guides: in every language, named for who cannot see them, and never wider than their boxes."""

from functools import cache

import pytest
from atlas.content.messages import messages
from atlas.content.typography import unset
from atlas.paths import OVERRIDES
from lxml import html
from own import PROJECT

# Where each drawing stands: the guide, and the anchor of its section.
PLACES = {
    "address": ("check-a-link", "read-from-the-right"),
    "chat": ("contact", "chat-or-form"),
    "cards": ("contact", "card-flow"),
    "case-log": ("contact", "case-log"),
    "account-health": ("deactivated", "first-steps"),
}
LOCALES = {locale.code: locale for locale in PROJECT.locales}

# Words as long as some languages have them; no drawing may need short ones.
LONG = "Kontoverifizierungsunterlagen Änderungsanforderung"

# What sticks out of its box, of the figure or of the page. The arrow has no text.
OUTSIDE = """figure => {
  const edge = figure.getBoundingClientRect(), found = [];
  for (const box of figure.querySelectorAll('*')) {
    const own = box.getBoundingClientRect();
    if (own.left < edge.left - .5 || own.right > edge.right + .5) found.push(box.outerHTML.slice(0, 80));
    if (!box.matches('svg, svg *') && getComputedStyle(box).display !== 'inline' && box.scrollWidth > box.clientWidth
        && box.clientWidth) found.push(box.outerHTML.slice(0, 80));
  }
  const page = document.documentElement;
  if (page.scrollWidth > page.clientWidth) found.push('the page');
  return found;
}"""

# What can be pressed, or reached with the keyboard.
PRESSED = "self::a or self::button or self::input or self::select or self::textarea or @tabindex"


@cache
def guide(site, code, slug):
    return html.document_fromstring((site / code / "guides" / slug / "index.html").read_bytes())


def visit(page, base, code, slug):
    page.goto(f"{base}{code}/guides/{slug}/")


def drawing(page, code, name):
    """Give a drawing of the guide that is open."""
    alternative = messages(PROJECT, LOCALES[code])(f"picture.{name}.alt")
    figure = page.locator(f"#{PLACES[name][1]} ~ figure", has=page.get_by_role("img", name=alternative, exact=True))
    assert figure.count() == 1
    return figure


def show(page, base, code, name):
    """Open the guide; give its drawing."""
    visit(page, base, code, PLACES[name][0])
    return drawing(page, code, name)


def test_every_drawing_has_its_place_here():
    assert {path.stem for path in (OVERRIDES / "pages" / "pictures").glob("*.md")} == PLACES.keys()


@pytest.mark.parametrize("name", PLACES)
@pytest.mark.parametrize("code", LOCALES)
def test_a_drawing_stands_in_its_section_and_says_that_it_is_one(site, code, name):
    text = messages(PROJECT, LOCALES[code])
    slug, anchor = PLACES[name]
    images = guide(site, code, slug).xpath("//main//figure//*[@role='img']")
    (figure,) = [
        image.xpath("ancestor::figure")[0] for image in images if image.get("aria-label") == text(f"picture.{name}.alt")
    ]
    assert figure.xpath("string(preceding-sibling::h2[1]/@id)") == anchor
    caption = figure.xpath("string(.//figcaption)").strip()
    assert unset(caption) == unset(f"{text('picture.drawing')} {text(f'picture.{name}.seen')}")
    assert "20" in caption  # the year of what was seen
    assert figure.xpath(f".//*[{PRESSED}]") == []


@pytest.mark.parametrize("slug", sorted({slug for slug, _ in PLACES.values()}))
def test_no_text_leaves_its_box_on_the_narrowest_phone(viewer, base, tried, slug):
    visit(viewer, base, tried, slug)
    figures = {name: drawing(viewer, tried, name) for name, (place, _) in PLACES.items() if place == slug}
    for direction in ("ltr", "rtl"):
        viewer.evaluate("direction => document.documentElement.dir = direction", direction)
        for name, figure in figures.items():
            assert figure.evaluate(OUTSIDE) == [], (name, direction)
    for name, figure in figures.items():
        figure.evaluate(
            """(figure, long) => {
              for (const box of figure.querySelectorAll('.screen *:not(bdi, bdi *)'))
                for (const node of box.childNodes) if (node.nodeType === 3 && node.data.trim()) node.data = long;
            }""",
            LONG,
        )
        assert figure.evaluate(OUTSIDE) == [], (name, "with long words")


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_the_address_runs_left_to_right_and_its_arrow_stands_below_its_end(viewer, base, direction):
    figure = show(viewer, base, "en", "address")
    viewer.evaluate("direction => document.documentElement.dir = direction", direction)
    address = figure.locator("bdi")
    assert address.inner_text().strip() == "sellercentral.amazon.co.uk"
    whole, end, arrow = (figure.locator(part).bounding_box() for part in ("bdi", "mark", "svg"))
    assert end["x"] > whole["x"] + 1
    assert abs(end["x"] + end["width"] - whole["x"] - whole["width"]) < 2
    assert (arrow["x"], arrow["width"]) == (end["x"], end["width"])
    assert arrow["y"] >= end["y"] + end["height"] - 2


def test_rows_turn_with_the_direction(viewer, base):
    figure = show(viewer, base, "en", "case-log")
    row, line = figure.locator(".row").first, figure.locator(".row i").first
    assert line.bounding_box()["x"] > row.bounding_box()["x"] + 40
    viewer.evaluate("document.documentElement.dir = 'rtl'")
    assert line.bounding_box()["x"] < row.bounding_box()["x"] + 40


@pytest.mark.parametrize("media", [{"forced_colors": "active"}, {"media": "print"}, {"color_scheme": "dark"}])
def test_boxes_and_lines_stay_visible_without_backgrounds(viewer, base, media):
    viewer.emulate_media(**media)
    figure = show(viewer, base, "en", "chat")
    for part in (".screen", ".box", ".push", "i"):
        width, colour, ground = figure.locator(part).first.evaluate(
            "box => [getComputedStyle(box).borderBlockEndWidth, getComputedStyle(box).borderBlockEndColor,"
            " getComputedStyle(document.documentElement).backgroundColor]"
        )
        assert width != "0px"
        assert colour != ground
