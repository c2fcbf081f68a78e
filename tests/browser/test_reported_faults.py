"""Kinds of fault that readers of other sites reported: each was tried here, found, and mended as a kind."""

from itertools import product

import pytest
from own import PROJECT
from playwright.sync_api import expect

BLOCKED = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('blocked'); } })"
SHIFTS = """
  window.moved = 0;
  new PerformanceObserver((list) => { for (const one of list.getEntries()) moved += one.value; })
    .observe({ type: "layout-shift", buffered: true });
"""


@pytest.fixture
def page(reader):
    return reader()


@pytest.fixture
def two_tabs(browser):
    """Two tabs of one reader."""
    context = browser.new_context()
    yield context.new_page(), context.new_page()
    context.close()


def test_blocked_storage_takes_only_what_is_stored_along(browser, base):
    context = browser.new_context(locale="ja-JP")
    page, thrown = context.new_page(), []
    page.on("pageerror", lambda error: thrown.append(str(error)))
    page.add_init_script(BLOCKED)
    page.goto(f"{base}go/us/")
    page.wait_for_url(f"{base}ja/marketplaces/us/")
    page.goto(f"{base}en/")
    expect(page.locator(".offer a")).to_be_visible()
    page.locator("[data-theme-switch]").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.goto(base)
    store = page.locator("[data-neutral] a").first
    expect(store.locator("b")).to_have_attribute("lang", "ja")
    store.click()
    page.wait_for_url(f"{base}ja/marketplaces/*/")
    assert thrown == []
    context.close()


def test_a_theme_that_is_chosen_in_one_tab_is_that_of_the_other(two_tabs, base):
    one, other = two_tabs
    for tab in two_tabs:
        tab.emulate_media(color_scheme="light")
        tab.goto(f"{base}en/")
    other.locator("[data-theme-switch]").click()
    expect(one.locator("html")).to_have_attribute("data-theme", "dark")


def test_what_is_typed_in_one_tab_is_not_lost_by_a_letter_in_the_other(two_tabs, base):
    one, other = two_tabs
    for tab in two_tabs:
        tab.goto(f"{base}en/guides/write-a-case/")
    one.locator("#draft-happened").fill("All that happened.")
    expect(other.locator("#draft-happened")).to_have_value("All that happened.")
    other.locator("#draft-when").fill("x")
    expect(one.locator("#draft-when")).to_have_value("x")
    expect(one.locator("#draft-happened")).to_have_value("All that happened.")


def test_what_another_tab_keeps_does_not_wipe_what_is_being_typed_here(page, base):
    page.goto(f"{base}en/guides/write-a-case/")
    long = "All that happened. " * 50  # so long that it is kept only when the typing rests
    page.evaluate(
        """(long) => {
            const field = document.querySelector("#draft-happened");
            field.value = long;
            field.dispatchEvent(new Event("input", { bubbles: true }));
            localStorage.setItem("atlas.draft", '{"happened": "Of the other tab."}');
            dispatchEvent(new StorageEvent("storage", { key: "atlas.draft" }));
        }""",
        long,
    )
    expect(page.locator("#draft-happened")).to_have_value(long)


# Another page kept something meanwhile, and Back brings this one again as it was left.
BACK = """([key, value]) => {
  localStorage.setItem(key, value);
  dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
}"""


def test_a_page_that_back_brings_again_has_the_theme_and_the_draft_of_now(page, base):
    page.goto(f"{base}en/guides/write-a-case/")
    page.locator("#draft-when").fill("Of this page.")
    page.evaluate(BACK, ["atlas.theme", "dark"])
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.evaluate(BACK, ["atlas.draft", '{"when": "Of a later page."}'])
    expect(page.locator("#draft-when")).to_have_value("Of a later page.")


def test_escape_closes_the_search_though_the_field_keeps_the_key(page, base):
    page.goto(f"{base}en/")
    page.locator("[data-search-open]").click()
    page.locator("[data-search] input").fill("money")
    page.evaluate(
        """document.querySelector('[data-search] input').dispatchEvent(
             new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }))"""
    )
    expect(page.locator("[data-search]")).not_to_be_visible()


def test_the_page_behind_the_search_does_not_scroll(page, base):
    page.goto(f"{base}en/")
    page.locator("[data-search-open]").click()
    assert page.evaluate("getComputedStyle(document.documentElement).overflowY") == "hidden"
    page.keyboard.press("Escape")
    assert page.evaluate("getComputedStyle(document.documentElement).overflowY") != "hidden"


def test_an_anchor_that_is_none_breaks_nothing(page, faults, base):
    for anchor in ("%", "100%", "%E0%A4%A", "nowhere"):
        page.goto("about:blank")
        page.goto(f"{base}en/guides/which-desk/#{anchor}")
        page.locator("#account-deactivated").click()
        expect(page.locator("details.desk[open]")).to_have_count(1)
        assert faults == [], anchor


def test_a_matter_that_was_closed_by_hand_opens_when_it_is_chosen_again(page, base):
    page.goto(f"{base}en/guides/which-desk/#ads-problem")
    desk = page.locator("details.desk:has(#ads-problem)")
    expect(desk).to_have_attribute("open", "")
    page.locator("#ads-problem").click()
    expect(desk).not_to_have_attribute("open", "")
    page.evaluate(
        "document.querySelector('article').prepend("
        "Object.assign(document.createElement('a'), { href: '#ads-problem', textContent: 'x' }))"
    )
    page.locator("article > a").first.click()
    expect(desk).to_have_attribute("open", "")


def test_what_is_folded_is_open_on_paper_and_folded_again_after(page, base):
    page.goto(f"{base}en/guides/which-desk/")
    folded = page.locator("main details:not([open])")
    many = folded.count()
    assert many > 20
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert folded.count() == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert folded.count() == many


@pytest.mark.parametrize("code", ["en", "ar"])
def test_an_address_on_paper_does_not_run_into_the_words_before_it(page, base, code):
    page.goto(f"{base}{code}/marketplaces/jp/")
    page.emulate_media(media="print")
    snapshot = page.context.new_cdp_session(page).send("DOMSnapshot.captureSnapshot", {"computedStyles": []})
    texts = (snapshot["strings"][text] for text in snapshot["documents"][0]["layout"]["text"] if text >= 0)
    addresses = [text for text in texts if "<https" in text]
    assert len(addresses) > 5
    # The space is the words', from right to left too: only behind it an isolate begins.
    assert [text for text in addresses if not text.startswith(" \u2066<")] == []


def test_a_copy_button_names_what_it_copies_and_says_that_it_did(page, base):
    page.goto(f"{base}en/marketplaces/jp/")
    button = page.get_by_role("button", name="Copy: A1VC38T7YXB528", exact=True)
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('plain http')); }")
    button.click()
    expect(page.get_by_role("status").filter(has_text="Copied")).to_have_count(1)


def test_the_menu_over_the_page_is_a_dialog_and_at_its_end_a_navigation(page, base):
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{base}en/")
    page.locator("[data-menu-open]").click()
    expect(page.get_by_role("dialog", name="All pages")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#menu")).to_have_attribute("role", "navigation")


def test_the_offer_of_a_language_moves_nothing(browser, base):
    context = browser.new_context(locale="ja-JP", viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.add_init_script(SHIFTS)
    page.goto(f"{base}en/marketplaces/de/")
    expect(page.locator(".offer a")).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert page.evaluate("moved") == 0
    context.close()


def test_the_drafter_shows_where_a_matter_goes_and_what_not_to_do(page, faults, base):
    page.goto(f"{base}en/guides/write-a-case/?store=de&matter=account-deactivated")
    matter = next(one for one in PROJECT.catalogue.matters if one.id == "account-deactivated")
    way = matter.way(PROJECT.catalogue.marketplace("de"))
    desk = page.locator("[data-goes]")
    expect(desk.locator(".door")).to_have_attribute("href", way.link.url)
    expect(desk).to_contain_text("Do not open a support case for this.")
    expect(desk).to_contain_text("Do not open one case after another.")
    assert faults == []


def test_the_drafter_has_the_parts_of_a_plan_of_action_for_an_appeal(page, base):
    page.goto(f"{base}en/guides/write-a-case/?store=us&matter=write-an-appeal")
    expect(page.locator("#draft-happened")).not_to_be_visible()
    for name in ("cause", "done", "prevent"):
        page.locator(f"#draft-{name}").fill(name.upper())
    message = page.locator("[data-message]").text_content()
    assert "What caused it: CAUSE" in message
    assert "How it will not happen again: PREVENT" in message
    page.locator("#draft-matter").select_option("wrong-fees")
    expect(page.locator("#draft-happened")).to_be_visible()
    expect(page.locator("[data-goes-harm]")).not_to_be_visible()
    assert "CAUSE" not in page.locator("[data-message]").text_content()


def test_an_address_to_try_is_no_green_button_and_the_other_stores_stand_behind_a_link(page, base):
    page.goto(f"{base}en/matters/account-deactivated/#sa")
    door = page.locator("#sa .door")
    assert door.evaluate("(door) => getComputedStyle(door).borderTopStyle") == "dashed"
    expect(page.locator("#de")).not_to_be_visible()
    page.locator(".ways .every a").click()
    expect(page.locator("#de")).to_be_visible()


def test_paper_is_light_whatever_the_screen_is(page, base):
    page.goto(f"{base}en/matters/money-held/#de")
    for system, chosen in product(("light", "dark"), ("", "light", "dark")):
        page.emulate_media(media="print", color_scheme=system)
        page.locator("html").evaluate("(root, theme) => root.toggleAttribute('data-theme', theme)", bool(chosen))
        page.locator("html").evaluate("(root, theme) => { if (theme) root.dataset.theme = theme; }", chosen)
        ink = page.locator("article > p").first.evaluate("(text) => getComputedStyle(text).color")
        assert ink == "rgb(26, 37, 35)", (system, chosen)
        red = page.locator("#do-not + ul").evaluate("(box) => getComputedStyle(box).backgroundColor")
        assert red == "rgb(251, 233, 230)", (system, chosen)


def test_a_store_whose_way_is_another_shows_that_alone(page, base):
    other = next(
        (matter, store)
        for matter in PROJECT.catalogue.matters
        for store in PROJECT.catalogue.open_marketplaces
        if (matter.door.path and store.code in matter.exceptions and matter.exceptions[store.code].path)
    )
    matter, store = other
    page.goto(f"{base}en/matters/{matter.id}/#{store.code}")
    own = page.locator(f"#{store.code} .path")
    expect(own).to_contain_text(" > ".join(matter.exceptions[store.code].path))
    expect(page.locator(".ways .then")).not_to_be_visible()
    door, path = page.locator(f"#{store.code} .door").bounding_box(), own.bounding_box()
    assert path["y"] >= door["y"] + door["height"]


# A page of each kind, and which lists none of them may take the meaning from.
KINDS = (
    "",
    "go/",
    "go/de/",
    "404.html",
    "ja/404.html",
    "en/",
    "en/marketplaces/",
    "en/marketplaces/gb/",
    "en/matters/money-held/",
    "en/guides/which-desk/",
    "en/guides/write-a-case/",
    "en/guides/check-a-link/",
)


# Lists without marks that a screen reader is not told of.
BARE = """[...document.querySelectorAll("ul, ol")].filter((list) => {
    const items = [...list.children].filter((item) => item.tagName === "LI");
    const looks = items.length ? items : [list]; // a list that a script fills later is empty now
    const marked = looks.some((item) => getComputedStyle(item).listStyleType !== "none");
    return !marked && list.getAttribute("role") !== "list";
}).map((list) => list.className || list.parentElement.className)"""

# What a page says to a text that wants to be a page or a script.
REFUSED = """(text) => {
    const tries = [
        () => (document.createElement("div").innerHTML = text),
        () => new DOMParser().parseFromString(text, "text/html"),
        () => (document.createElement("script").src = text),
        () => trustedTypes.createPolicy("another", {}),
    ];
    return tries.map((one) => { try { one(); return ""; } catch (fault) { return fault.name; } });
}"""

# Backgrounds are not printed: each text must be read on white.
FAINT = """() => {
    const light = (shade) => (shade / 255 <= 0.04045 ? shade / 255 / 12.92 : ((shade / 255 + 0.055) / 1.055) ** 2.4);
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = new Set();
    while (walker.nextNode()) {
        const { parentElement: holder, data } = walker.currentNode;
        if (!data.trim() || !holder.checkVisibility() || holder.matches("script, style, option")) continue;
        const [red, green, blue, whole = 1] = getComputedStyle(holder).color.match(/[\\d.]+/g).map(Number);
        const share = 0.2126 * light(red) + 0.7152 * light(green) + 0.0722 * light(blue);
        const named = `${holder.className || holder.tagName}: ${data.trim().slice(0, 40)}`;
        if (1.05 / (share + 0.05) < 4.5 || whole < 1) found.add(named);
    }
    return [...found];
}"""


@pytest.mark.parametrize("path", KINDS)
def test_a_list_says_that_it_is_one_no_text_becomes_a_page_and_paper_is_read(viewer, viewer_faults, base, path):
    if path.startswith("go/"):  # no short link leads on
        viewer.route("**/assets/go.*.js", lambda route: route.fulfill(content_type="text/javascript", body=""))
    viewer.emulate_media(color_scheme="dark")
    viewer.goto(base + path)
    viewer.unroute_all()
    assert viewer.url == base + path
    assert viewer.evaluate(BARE) == [], "lists without marks that are not said to be lists"
    # The page of what is missing asks the host whether something near was meant.
    assert [fault for fault in viewer_faults if not path.endswith("404.html") or "404" not in fault] == []
    assert viewer.evaluate(REFUSED, "<b>x</b>") == ["TypeError"] * 4
    if "go/" not in path and "404" not in path:
        viewer.emulate_media(media="print")
        viewer.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
        assert viewer.evaluate(FAINT) == [], "not read on white paper"
