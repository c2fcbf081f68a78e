"""What a reader's own settings ask of a page: large letters, right to left, forced colours, paper.

What a machine can measure of what was seen when every state was looked at in each of them.
"""

import pytest
from layout import TORN
from own import PROJECT
from playwright.sync_api import expect

KINDS = (
    *("", "marketplaces/", "marketplaces/jp/", "matters/money-held/", "matters/identity-check/#de", "changes/"),
    *(f"guides/{slug}/" for slug in ("which-desk", "write-a-case", "contact", "deactivated", "link-to-us")),
)
TWICE = "document.documentElement.style.fontSize = '200%'"
OPEN = "document.querySelectorAll('main details').forEach((part) => { part.open = true; })"
# The place of the words of a box, and that of the box in which its lines run.
BEGINNING = """(box) => {
  const range = document.createRange();
  range.selectNodeContents(box);
  const { right } = range.getBoundingClientRect();
  return box.parentElement.getBoundingClientRect().right - right;
}"""

LEFT = """(box) => {
  const range = document.createRange();
  range.selectNodeContents(box);
  return range.getBoundingClientRect().left;
}"""


@pytest.fixture
def page(viewer):
    """A phone of the usual width, whose browser is one that waits."""
    viewer.set_viewport_size({"width": 390, "height": 844})
    return viewer


# In languages whose words a browser does not part with a hyphen. The tools in use: test_tool_states.py.
@pytest.mark.parametrize(("code", "widths"), [("en", (390, 320)), ("fr", (320,)), ("ar", (390,))])
def test_no_word_stands_in_two_lines(page, base, code, widths):
    torn = {}
    for path in KINDS:
        page.goto(f"{base}{code}/{path}")
        page.evaluate(OPEN)
        for width in widths:
            page.set_viewport_size({"width": width, "height": 844})
            torn[f"{path}, {width} px"] = page.evaluate(TORN)
        if code == "en":
            page.set_viewport_size({"width": 390, "height": 844})
            page.evaluate(TWICE)
            torn[f"{path}, with letters twice as large"] = page.evaluate(TORN)
    assert {state: words for state, words in torn.items() if words} == {}


def test_with_large_letters_a_choice_keeps_its_shape_and_a_button_room_for_its_word(page, base):
    page.goto(f"{base}en/guides/write-a-case/?store=jp")
    page.evaluate(TWICE)
    round_ones = page.locator(".draft-headings input:visible")
    sizes = round_ones.evaluate_all("(all) => all.map((one) => [one.offsetWidth, one.offsetHeight])")
    assert len(sizes) == 3
    assert [size for size in sizes if size[0] != size[1]] == []
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(f"{base}en/matters/money-held/")
    room = page.locator("p.keep .copy").evaluate("(button) => parseFloat(getComputedStyle(button).paddingInlineStart)")
    assert room >= 8


def test_with_large_letters_the_lit_door_is_still_among_the_others(page, base):
    page.goto(f"{base}en/")
    page.evaluate(TWICE)
    hall = page.locator(".hall svg").bounding_box()
    lit = page.locator(".hall svg path").last.bounding_box()
    assert lit["x"] + lit["width"] < hall["x"] + hall["width"]


@pytest.mark.parametrize("way", ["with scripts", "without scripts", "on paper"])
def test_what_to_open_stands_before_the_stores_and_below_the_one_that_is_chosen(reader, base, way):
    page = reader(viewport={"width": 390, "height": 844}, java_script_enabled=way != "without scripts", locale="en-GB")
    page.emulate_media(media="print" if way == "on paper" else "screen")
    page.goto(f"{base}en/matters/money-held/")
    then, first = page.locator(".ways > li.then"), page.locator(".ways > li:not(.then) .door").first
    expect(then).to_contain_text("Performance > Performance notifications")
    assert then.bounding_box()["y"] < first.bounding_box()["y"]
    page.goto("about:blank")
    page.goto(f"{base}en/matters/money-held/#de")
    door, path = page.locator("#de .door").bounding_box(), then.bounding_box()
    assert path["y"] >= door["y"] + door["height"]


def test_what_to_open_is_heard_before_the_stores_too(site):
    page = (site / "en/matters/money-held/index.html").read_text("utf-8")
    assert 0 < page.index('<li class="then">') < page.index('<li id="')


def test_right_to_left_a_host_stands_where_its_line_begins(page, base):
    page.goto(f"{base}ar/marketplaces/jp/")
    page.evaluate(OPEN)
    hosts = page.locator(".links .host, .door .host")
    assert hosts.count() > 3
    gaps = [round(gap) for gap in hosts.evaluate_all(f"(all) => all.map({BEGINNING})")]
    page.evaluate(TWICE)  # in two lines
    gaps.append(round(page.locator(".also .host").first.evaluate(BEGINNING)))
    assert [gap for gap in gaps if gap > 40] == []


@pytest.mark.parametrize("scripts", [True, False])
def test_a_name_in_letters_of_the_other_direction_begins_where_its_line_begins(reader, base, scripts):
    page = reader(viewport={"width": 390, "height": 844}, java_script_enabled=scripts, locale="en-GB")
    page.goto(base)
    name, host = page.locator("[data-store=sa] b"), page.locator("[data-store=sa] bdi")
    expect(name).to_have_attribute("dir", "auto" if scripts else "rtl")
    left, wanted = name.evaluate(LEFT), host.evaluate(LEFT)
    assert abs(left - wanted) < 2


@pytest.mark.parametrize("code", ["en", "ar"])
def test_the_mark_of_what_not_to_do_stands_within_its_box(page, base, code):
    page.goto(f"{base}{code}/guides/write-a-case/?store=de&matter=account-deactivated")
    never = page.locator("[data-goes-links] ul")
    expect(never).to_be_visible()
    start, end = never.evaluate(
        "(list) => ['paddingInlineStart', 'paddingInlineEnd'].map((side) => parseFloat(getComputedStyle(list)[side]))"
    )
    assert start >= 28
    assert start > end


def test_an_address_to_try_is_no_green_button_in_the_drafter_either(page, base):
    matter = next(one for one in PROJECT.catalogue.matters if one.id == "money-held")
    unsure = next(
        store
        for store in PROJECT.catalogue.open_marketplaces
        if not matter.way(store).link.is_sure and matter.way(store).link.confidence != "regional"
    )
    page.goto(f"{base}en/guides/write-a-case/?store={unsure.code}&matter={matter.id}")
    door = page.locator("[data-goes-links] .door")
    expect(door).to_be_visible()
    assert door.evaluate("(door) => getComputedStyle(door).borderTopStyle") == "dashed"


def test_in_forced_colours_the_chosen_store_and_what_not_to_do_have_an_edge(page, base):
    page.emulate_media(forced_colors="active")
    page.goto(f"{base}en/matters/money-held/#de")
    for box in ("#de .door", "#do-not + ul"):
        edge = page.locator(box).evaluate("(box) => getComputedStyle(box).border")
        assert " solid rgb(" in edge, box  # rgba: one that is not seen


def test_on_paper_each_store_says_how_sure_its_address_is_and_nothing_is_to_be_pressed(page, base):
    page.emulate_media(media="print")
    page.goto(f"{base}en/matters/money-held/")
    words = page.locator(".row-door .sure span")
    assert words.count() == len(PROJECT.catalogue.open_marketplaces)
    assert words.evaluate_all("(all) => all.filter((one) => one.getBoundingClientRect().width < 40).length") == 0
    assert page.locator(".row-door .host:visible").count() == 0  # the whole address stands there
    page.goto(f"{base}en/guides/write-a-case/")
    assert page.locator("button:visible").count() == 0


def test_no_result_moves_away_when_the_count_comes(page, base):
    page.goto(f"{base}en/guides/about/")
    page.locator("[data-search-open]").click()
    for typed, first in (("money", ".search-results a"), ("qqqqzz", ".search-nothing:not([hidden]) a")):
        page.locator("[data-search] input").fill("")
        expect(page.locator("[data-search] .search-status")).to_have_text("")
        page.locator("[data-search] input").fill(typed)
        link = page.locator(f"[data-search] {first}").first
        expect(link).to_be_visible()
        before = link.bounding_box()["y"]
        expect(page.locator("[data-search] .search-status")).not_to_have_text("")
        assert link.bounding_box()["y"] == before, typed
