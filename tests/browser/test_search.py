"""The search as it is used: keys, phone, paste, input methods, screen readers, and every script of the plan."""

import re

import pytest
from atlas.dev import search_eval
from playwright.sync_api import expect

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}

# As they are typed, in kana and in syllables that are not finished, and the store that is meant.
JAPANESE = [("どいつ", "de"), ("あめりか", "us")]
KOREAN = [("독", "de"), ("독이", "de"), ("독ㅇ", "de"), ("미구", "us")]
DIALOG_AND_BOX = ("[data-search]", "#ask-ask")

# Presses Enter, or another key, in a box; says whether the page left it to the input method. (What it opens is late.)
LEFT_ALONE = """([box, kind]) => document.querySelector(box + " input").dispatchEvent(
    new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true, ...kind }))"""


@pytest.fixture
def page(reader):
    return reader(**PHONE)


@pytest.fixture
def opened(page, base):
    page.goto(f"{base}en/guides/about/")
    page.locator("[data-search-open]").tap()
    return page


def results(page):
    """What stays: until the texts are here, the list has names alone and says that it is busy."""
    return page.locator("[data-search] .search-results:not([aria-busy]) a")


def test_the_first_result_is_reached_with_keys_alone_and_the_arrows_go_round(opened, base):
    opened.keyboard.type("money held")
    expect(results(opened).first).to_have_attribute("href", f"{base}en/matters/money-held/")
    opened.keyboard.press("ArrowDown")
    expect(results(opened).first).to_be_focused()
    opened.keyboard.press("ArrowDown")
    expect(results(opened).nth(1)).to_be_focused()
    opened.keyboard.press("ArrowUp")
    opened.keyboard.press("ArrowUp")
    expect(opened.locator("[data-search] input")).to_be_focused()
    opened.keyboard.press("ArrowUp")
    expect(results(opened).last).to_be_focused()
    opened.keyboard.press("ArrowDown")
    opened.keyboard.press("Enter")
    opened.wait_for_url("**/en/matters/money-held/")


def test_escape_closes_and_gives_the_focus_back(opened):
    opened.keyboard.type("japan")
    expect(results(opened).first).to_be_visible()
    opened.keyboard.press("ArrowDown")
    opened.keyboard.press("Escape")
    expect(opened.locator("[data-search]")).to_be_hidden()
    expect(opened.locator("[data-search-open]")).to_be_focused()


def test_the_count_is_announced(opened):
    status = opened.locator(".search-status")
    expect(status).to_have_attribute("role", "status")
    opened.keyboard.type("A1VC38T7YXB528")
    expect(status).to_have_text("1 result")
    opened.keyboard.press("ControlOrMeta+a")
    opened.keyboard.type("account")
    expect(results(opened).nth(1)).to_be_visible()
    expect(status).to_have_text(f"{results(opened).count()} results")
    opened.keyboard.press("ControlOrMeta+a")
    opened.keyboard.press("Delete")
    expect(status).to_have_text("")
    expect(results(opened)).to_have_count(0)


@pytest.mark.parametrize("box", DIALOG_AND_BOX)
def test_enter_before_the_engine_has_come_leaves_all_as_it_is_and_is_answered_then(page, base, box):
    page.goto(f"{base}en/")
    held = []
    page.route("**/search/index.json", lambda route: held.append(route))
    page.locator("[data-search-open]" if box == "[data-search]" else f"{box} input").tap()
    page.keyboard.type("japan")
    page.keyboard.press("Enter")
    expect(page.locator(f"{box} input")).to_have_value("japan")
    expect(page.locator(box)).to_be_visible()
    held[0].continue_()
    page.wait_for_url("**/en/marketplaces/jp/")


def test_a_tap_leads_to_the_section_also_on_the_page_that_is_open(opened, base):
    opened.keyboard.type("no phone numbers")
    results(opened).locator("b", has_text="No phone numbers").tap()
    opened.wait_for_url("**/en/guides/about/#no-phone-numbers")
    expect(opened.locator("[data-search]")).to_be_hidden()
    expect(opened.locator("#no-phone-numbers")).to_be_in_viewport()


def test_results_fit_a_phone_and_are_easy_to_hit(opened):
    opened.keyboard.type("is this email from amazon")
    expect(results(opened).first).to_be_visible()
    opened.set_viewport_size({"width": 320, "height": 640})
    for box in [link.bounding_box() for link in results(opened).all()]:
        assert box["height"] >= 44
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 320


def test_what_was_found_is_marked_in_heading_and_text(opened):
    opened.keyboard.type("reimbursment")  # a slip: one letter missing
    marks = results(opened).locator("mark")
    expect(marks.first).to_be_visible()
    assert "reimbursement" in [text.lower() for text in marks.all_text_contents()]


def test_a_paste_searches(opened):
    opened.evaluate("""() => {
        const input = document.querySelector("[data-search] input");
        input.focus();
        document.execCommand("insertText", false, "https://sellercentral.amazon.de/help/center?x=1");
    }""")
    expect(results(opened).first).to_have_attribute("href", re.compile("marketplaces/de/$"))


def test_an_input_method_searches_while_it_composes_and_its_enter_opens_nothing(page, base):
    page.goto(f"{base}ja/")
    page.locator("[data-search-open]").tap()
    session = page.context.new_cdp_session(page)
    session.send("Input.imeSetComposition", {"text": "おーすとらりあ", "selectionStart": 7, "selectionEnd": 7})
    expect(results(page).first).to_have_attribute("href", re.compile("marketplaces/au/$"))
    for key in ("Enter", "Escape"):
        assert page.evaluate(LEFT_ALONE, ["[data-search]", {"key": key, "isComposing": True}])
    expect(page.locator("[data-search]")).to_be_visible()
    session.send("Input.insertText", {"text": "オーストラリア"})
    expect(results(page).first).to_have_attribute("href", re.compile("marketplaces/au/$"))


def test_a_browser_that_tells_only_the_end_of_the_composition_is_heard_too(page, base):
    page.goto(f"{base}ja/")
    page.locator("[data-search-open]").tap()
    page.keyboard.insert_text("ドイツ")
    expect(results(page).first).to_have_attribute("href", f"{base}ja/marketplaces/de/")  # the engine has come
    page.evaluate("""() => {
        const input = document.querySelector("[data-search] input");
        input.dispatchEvent(new CompositionEvent("compositionstart", { bubbles: true }));
        input.value = "日本";
        input.dispatchEvent(new CompositionEvent("compositionend", { data: "日本", bubbles: true }));
    }""")
    expect(results(page).first).to_have_attribute("href", f"{base}ja/marketplaces/jp/")


def test_nothing_found_is_never_an_empty_box(opened):
    for question in ("qqqxxqq", "???", "ʘʘʘ"):
        opened.locator("[data-search] input").fill("")
        expect(opened.locator(".search-status")).to_have_text("")
        opened.locator("[data-search] input").focus()
        opened.keyboard.insert_text(question)
        nothing = opened.locator(".search-nothing")
        expect(nothing, question).to_be_visible()
        expect(nothing.locator(".near a"), question).to_have_count(3)
        expect(nothing.locator("a[href$='/marketplaces/']"), question).to_be_visible()
        expect(opened.locator(".search-status"), question).to_contain_text("closest")
        opened.keyboard.press("ArrowDown")
        expect(nothing.locator("a").first, question).to_be_focused()


@pytest.mark.parametrize("code", ["en", "hi", "ja"])
def test_nothing_loads_before_the_search_is_opened_and_then_what_is_weighed(reader, base, site, code):
    page, asked = reader(), []

    def ask(request):
        asked.append(request.url.removeprefix(base))

    page.on("request", ask)
    page.goto(f"{base}{code}/", wait_until="networkidle")
    before = len(asked)
    assert [path for path in asked if "search" in path] == []
    page.locator("[data-search-open]").click()
    page.wait_for_function("document.querySelector('[data-search] input') === document.activeElement")
    page.keyboard.type("amazon")
    expect(results(page).first).to_be_visible()
    page.remove_listener("request", ask)
    weighed = {path.relative_to(site.resolve()).as_posix() for path in search_eval.loaded(site, code)}
    assert sorted(asked[before:]) == sorted(weighed)


def test_it_works_when_storage_is_off(new_page, base):
    page = new_page
    page.add_init_script("""Object.defineProperty(window, "localStorage", { get() { throw new Error("off"); } });""")
    page.goto(f"{base}en/")
    page.locator("[data-search-open]").click()
    page.keyboard.type("holland")
    expect(results(page).first).to_have_attribute("href", f"{base}en/marketplaces/nl/")


def test_an_index_of_another_version_says_so_and_offers_the_lists(page, base):
    page.route("**/search/index.json", lambda route: route.fulfill(json={"version": 1, "pages": []}))
    page.goto(f"{base}en/")
    page.locator("[data-search-open]").tap()
    expect(page.locator("[data-search] .search-status")).to_contain_text("could not load")
    expect(page.locator("[data-search] .search-nothing")).to_be_visible()


def test_another_try_after_a_failure_reads_anew(page, base):
    page.route("**/search/index.json", lambda route: route.fulfill(body="{"), times=1)
    page.goto(f"{base}en/")
    page.locator("[data-search-open]").tap()
    expect(page.locator("[data-search] .search-status")).to_contain_text("could not load")
    page.keyboard.press("Escape")
    page.locator("[data-search-open]").tap()
    page.keyboard.type("holland")
    expect(results(page).first).to_have_attribute("href", f"{base}en/marketplaces/nl/")


# The index is held on the line after its names, until the test sends its texts.
HELD = """() => {
    const { fetch } = window;
    window.fetch = async (...about) => {
        const answer = await fetch(...about);
        if (!answer.url.endsWith("/search/index.json")) return answer;
        const text = await answer.text();
        const at = text.indexOf("\\n") + 1;
        const parts = [text.slice(0, at), text.slice(at)];
        const sent = new Promise((done) => (window.send = done));
        return new Response(new ReadableStream({ pull: async (line) => {
            if (parts.length === 1) await sent;
            if (parts.length) line.enqueue(new TextEncoder().encode(parts.shift()));
            else line.close();
        } }));
    };
}"""


def test_what_is_found_by_names_alone_is_said_to_be_busy_and_keeps_the_readers_place(page, base):
    page.goto(f"{base}en/")
    page.evaluate(HELD)
    page.locator("[data-search-open]").tap()
    page.keyboard.type("account")
    found = page.locator("[data-search] .search-results")
    shown = found.locator("a")
    expect(found).to_have_attribute("aria-busy", "true")
    page.keyboard.press("ArrowDown")
    expect(shown.first).to_be_focused()
    by_names = shown.evaluate_all("all => all.map((a) => a.href)")
    page.evaluate("send()")
    expect(found).not_to_have_attribute("aria-busy", "true")
    expect(shown.first).to_be_focused()
    assert shown.evaluate_all("all => all.map((a) => a.href)") == by_names
    page.keyboard.press("ArrowUp")
    page.keyboard.type("x")
    page.keyboard.press("Backspace")  # the same question again, now of the texts too
    assert shown.evaluate_all("all => all.map((a) => a.href)") != by_names


# Half a composition, and where it leads: in the dialog, the boxes of home and start, of which-desk and of the drafter.
COMPOSED = [
    *(("ja/", box, [(typed, f"marketplaces/{code}") for typed, code in JAPANESE]) for box in DIALOG_AND_BOX),
    *(("ko/", box, [(typed, f"marketplaces/{code}") for typed, code in KOREAN]) for box in DIALOG_AND_BOX),
    ("", "#ask-ask", [("どいつ", "marketplaces/de")]),
    ("ja/guides/which-desk/", "#ask-desks", [("あかうんと", "matters/")]),
    ("ja/guides/write-a-case/", "#ask-draft-ask", [("あかうんと", "matters/")]),
    ("ko/guides/which-desk/", "#ask-desks", [("계저", "matters/")]),
]


@pytest.mark.parametrize(("path", "box", "compositions"), COMPOSED)
def test_half_a_composition_is_answered_alike_in_each_box(reader, base, path, box, compositions):
    page = reader(locale="ja-JP", **PHONE)
    page.goto(base + path)
    page.locator("[data-search-open]" if box == "[data-search]" else f"{box} input").tap()
    session = page.context.new_cdp_session(page)
    found = page.locator(f"{box} .search-results:not([aria-busy]) a")
    for typed, leads in compositions:
        page.locator(f"{box} input").fill("")
        expect(found).to_have_count(0)
        end = len(typed)
        session.send("Input.imeSetComposition", {"text": typed, "selectionStart": end, "selectionEnd": end})
        expect(found.first, typed).to_have_attribute("href", re.compile(f"/{leads}"))
        # Safari ends a composition first, and tells of the Enter that ended it afterwards.
        session.send("Input.insertText", {"text": typed})
        assert page.evaluate(LEFT_ALONE, [box, {"keyCode": 229}]), typed
        expect(found.first, typed).to_be_visible()
        expect(found.first, typed).not_to_be_focused()
        assert page.url == base + path, typed
