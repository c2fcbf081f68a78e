"""The drawings of the guides: in every language, named for who cannot see them, and never wider than their boxes."""

import pytest
from atlas.locales import all_locales
from atlas.paths import OVERRIDES
from atlas.words import words

# Where each drawing stands: the guide, and the anchor of its section.
PLACES = {
    "address": ("check-a-link", "read-from-the-right"),
    "chat": ("contact", "chat-or-form"),
    "cards": ("contact", "card-flow"),
    "case-log": ("contact", "case-log"),
    "account-health": ("deactivated", "first-steps"),
}
LOCALES = {locale.code: locale for locale in all_locales()}
EVERY = [(code, name) for code in LOCALES for name in PLACES]

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


@pytest.fixture
def phone(chromium):
    """A page as narrow as phones are."""
    context = chromium.new_context(viewport={"width": 320, "height": 700})
    yield context.new_page()
    context.close()


def show(page, base, code, name):
    """Open the guide; give its drawing."""
    guide, anchor = PLACES[name]
    page.goto(f"{base}{code}/guides/{guide}/")
    alternative = words(LOCALES[code])(f"picture.{name}.alt")
    figure = page.locator(f"#{anchor} ~ figure", has=page.get_by_role("img", name=alternative, exact=True))
    assert figure.count() == 1
    return figure


def test_every_drawing_has_its_place_here():
    assert {path.stem for path in (OVERRIDES / "pages" / "pictures").glob("*.md")} == PLACES.keys()


@pytest.mark.parametrize(("code", "name"), EVERY)
def test_a_drawing_stands_in_its_section_and_says_that_it_is_one(phone, base, code, name):
    figure = show(phone, base, code, name)
    before = figure.evaluate("f => { while (!f.matches('h2')) f = f.previousElementSibling; return f.id; }")
    assert before == PLACES[name][1]
    text = words(LOCALES[code])
    caption = figure.locator("figcaption").inner_text()
    assert caption == f"{text('picture.drawing')} {text(f'picture.{name}.seen')}"
    assert "20" in caption  # the year of what was seen
    assert figure.locator("a, button, input, select, textarea, [tabindex]").count() == 0  # nothing to press


@pytest.mark.parametrize(("code", "name"), EVERY)
def test_no_text_leaves_its_box_on_the_narrowest_phone(phone, base, code, name):
    figure = show(phone, base, code, name)
    for direction in ("ltr", "rtl"):
        phone.evaluate("direction => document.documentElement.dir = direction", direction)
        assert figure.evaluate(OUTSIDE) == [], direction
    figure.evaluate(
        """(figure, long) => {
          for (const box of figure.querySelectorAll('.screen *:not(bdi, bdi *)'))
            for (const node of box.childNodes) if (node.nodeType === 3 && node.data.trim()) node.data = long;
        }""",
        LONG,
    )
    assert figure.evaluate(OUTSIDE) == [], "with long words"


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_the_address_runs_left_to_right_and_its_arrow_stands_below_its_end(phone, base, direction):
    figure = show(phone, base, "en", "address")
    phone.evaluate("direction => document.documentElement.dir = direction", direction)
    address = figure.locator("bdi")
    assert address.inner_text().strip() == "sellercentral.amazon.co.uk"
    whole, end, arrow = (figure.locator(part).bounding_box() for part in ("bdi", "mark", "svg"))
    assert end["x"] > whole["x"] + 1
    assert abs(end["x"] + end["width"] - whole["x"] - whole["width"]) < 2
    assert (arrow["x"], arrow["width"]) == (end["x"], end["width"])
    assert arrow["y"] >= end["y"] + end["height"] - 2


def test_rows_turn_with_the_direction(phone, base):
    figure = show(phone, base, "en", "case-log")
    row, line = figure.locator(".row").first, figure.locator(".row i").first
    assert line.bounding_box()["x"] > row.bounding_box()["x"] + 40
    phone.evaluate("document.documentElement.dir = 'rtl'")
    assert line.bounding_box()["x"] < row.bounding_box()["x"] + 40


@pytest.mark.parametrize("media", [{"forced_colors": "active"}, {"media": "print"}, {"color_scheme": "dark"}])
def test_boxes_and_lines_stay_visible_without_backgrounds(phone, base, media):
    phone.emulate_media(**media)
    figure = show(phone, base, "en", "chat")
    for part in (".screen", ".box", ".push", "i"):
        width, colour, ground = figure.locator(part).first.evaluate(
            "box => [getComputedStyle(box).borderBlockEndWidth, getComputedStyle(box).borderBlockEndColor,"
            " getComputedStyle(document.documentElement).backgroundColor]"
        )
        assert width != "0px"
        assert colour != ground
