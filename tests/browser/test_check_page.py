"""The link checker as a reader meets it: pasted, spoken, by keyboard, offline, and in every language."""

import pytest
from checking import GENUINE, HOSTILE, PAGE, YES, judged, judged_in, mutated_addresses, typed, verdicts, wrong
from node import needs_node
from playwright.sync_api import expect


@pytest.fixture(scope="module")
def page(browser, base):
    context = browser.new_context(viewport={"width": 390, "height": 844}, permissions=["clipboard-write"])
    yield context.new_page()
    context.close()


@pytest.fixture
def field(page, base):
    page.goto(base + PAGE)
    return page.get_by_label("Address, sender or phone number to check")


def paste(page, field, text):
    page.evaluate("(text) => navigator.clipboard.writeText(text)", text)
    field.focus()
    page.keyboard.press("Control+V")


def test_a_pasted_address_is_answered_with_the_part_that_decides_marked(page, field):
    paste(page, field, "https://sellercentral.amazon.de/home")
    card = page.locator("[data-verdict]")
    expect(card).to_have_attribute("data-verdict", "sign-in")
    expect(card.locator("mark")).to_have_text("amazon.de")
    expect(card.locator("bdo")).to_have_text("https://sellercentral.amazon.de/home")
    expect(card).to_contain_text("The host ends in amazon.de. This is Seller Central.")
    expect(card).to_contain_text("The message that contains it can still be fake")
    assert not card.locator("a").count()
    expect(page.locator("[data-check-safe], [data-check-reach]")).to_have_count(2)
    expect(page.locator("[data-check-safe]")).to_be_hidden()
    expect(page.locator("[data-check-reach]")).to_be_hidden()


def test_the_sign_in_page_says_where_it_leads_on_to(page, field):
    there = "https://sellercentral.amazon.de/ap/signin?openid.return_to=https%3A%2F%2F"
    paste(page, field, f"{there}sellercentral.amazon.de%2Fhome")
    expect(page.locator("[data-verdict=sign-in]")).to_contain_text("From there you go on to sellercentral.amazon.de.")
    field.fill(f"{there}example.com%2Fhome")
    card = page.locator("[data-verdict=unsure]")
    expect(card.locator("li")).to_have_text(
        "After you sign in, the page sends you on to example.com. We cannot vouch for that."
    )


def test_a_stranger_is_answered_with_the_reason_and_a_safe_way(page, field):
    paste(page, field, "https://sellercentral.amazon.de.example.com/home")
    card = page.locator("[data-verdict=fake]")
    expect(card.locator("mark")).to_have_text("example.com")
    expect(card).to_contain_text("The host ends in example.com.")
    expect(card.locator("li")).to_have_text("A familiar name stands in front. Only the end of the host counts.")
    page.get_by_role("link", name="The safe way").click()
    page.wait_for_url("**/en/marketplaces/")


def test_a_telephone_number_is_answered_with_the_way_to_support(page, field):
    paste(page, field, "Amazon Seller Support 0120-000-000")
    expect(page.locator("[data-verdict=phone]")).to_contain_text("No phone number is safe: do not call")
    expect(page.locator("[data-check-safe]")).to_be_hidden()
    page.get_by_role("link", name="How to reach Amazon's support").click()
    page.wait_for_url("**/en/guides/contact/")


def test_a_line_break_in_a_paste_is_seen(page, field):
    paste(page, field, "https://example.com\nhttps://sellercentral.amazon.de")
    expect(page.locator("[data-verdict]")).to_have_attribute("data-verdict", "unknown")
    expect(page.locator("[data-verdict] mark")).to_have_text("example.com")


def test_signs_that_cannot_be_seen_are_written_out(page, field):
    field.fill("https://ama\u200bzon.de/\u202emoc")
    card = page.locator("[data-verdict=unsure]")
    expect(card.locator("bdo")).to_have_text("https://ama[U+200B]zon.de/[U+202E]moc")
    expect(card.locator("code").last).to_have_text("U+200B, U+202E")


def test_letters_of_another_script_are_unmasked(page, field):
    field.fill("https://\u0430mazon.com")
    card = page.locator("[data-verdict=fake]")
    expect(card).to_contain_text("The host ends in xn--mazon-3ve.com.")
    expect(card).to_contain_text("\u0430 U+0430")


def test_letters_that_run_the_other_way_do_not_turn_the_address_round(page, field):
    field.fill("//\u05d0\u05d1.\u05d2\u05d3.il/\u05d4")
    places = page.evaluate("""() => {
        const shown = document.querySelector("[data-verdict] bdo");
        const walker = document.createTreeWalker(shown, NodeFilter.SHOW_TEXT);
        const places = [];
        while (walker.nextNode()) {
            for (let i = 0; i < walker.currentNode.length; i++) {
                const range = document.createRange();
                range.setStart(walker.currentNode, i);
                range.setEnd(walker.currentNode, i + 1);
                places.push(range.getBoundingClientRect().left);
            }
        }
        return places;
    }""")
    assert len(places) == 12
    assert places == sorted(places)


def test_what_is_pasted_never_becomes_part_of_the_page(page, field):
    # Only after an odd scheme are angle brackets shown at all.
    for text in (
        "javascript:<img/src=x/onerror=alert(1)>",
        "<img src=x onerror=alert(1)> https://example.com/<b>bold</b>",
    ):
        field.fill(text)
        expect(page.locator("[data-verdict]")).to_have_attribute("data-verdict", "unknown")
        assert not page.locator("[data-verdict] :is(img, b, a, script)").count()
    field.fill("javascript:<b>")
    expect(page.locator("[data-verdict] bdo")).to_have_text("javascript:<b>")


def test_the_answer_is_spoken_and_follows_every_key(page, field):
    status = page.locator("[data-check] [role=status]")
    field.focus()
    page.keyboard.type("sellercentral.amazon.de")
    expect(page.locator("[data-verdict]")).to_have_attribute("data-verdict", "sign-in")
    expect(status).to_contain_text("Amazon's, and a place to sign in")
    page.keyboard.type(".xyz")
    assert page.locator("[data-verdict]").get_attribute("data-verdict") == "fake"  # at once: no stale yes
    expect(status).to_contain_text("Fake: it borrows Amazon's name")
    expect(status).to_contain_text("The host ends in de.xyz.")


def test_everything_is_reached_by_keyboard(page, field):
    field.focus()
    page.keyboard.type("amazon.cm")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Clear")).to_be_focused()
    page.keyboard.press("Enter")
    expect(field).to_be_focused()
    expect(field).to_have_value("")
    expect(page.locator("[data-verdict]")).to_have_count(0)
    expect(page.get_by_role("button", name="Clear")).to_be_hidden()


def test_it_works_offline_and_asks_nobody(page, field):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.context.set_offline(True)
    try:
        field.fill("https://sellercentral.amazon.co.jp")
        expect(page.locator("[data-verdict]")).to_have_attribute("data-verdict", "sign-in")
        field.fill("https://amzn.to/3xYz")
        expect(page.locator("[data-verdict]")).to_have_attribute("data-verdict", "unknown")
    finally:
        page.context.set_offline(False)
    assert [url for url in asked if "/assets/icon." not in url] == []  # the tab's icon comes when it likes


def test_both_lists_hold_in_the_field(page, field):
    """As a reader meets them: every text put into the field, every answer read from the card."""
    right = HOSTILE | GENUINE
    given = typed(page, list(right))
    assert wrong({text: verdict for text, verdict in given.items() if text.strip()}, right) == {}


@needs_node
def test_what_a_browser_reads_in_its_own_way_is_no_yes_either(page, field):
    """Browsers and Node differ in a few hosts, such as those with a star: none of them may earn a yes by that."""
    texts = mutated_addresses()
    here, there = judged_in(page, texts), verdicts(texts)
    assert [text for text in texts if here[text] in YES and here[text] != there[text]] == []


def test_a_paste_of_any_length_is_answered(page, field):
    """Nothing here is timed: an answer that takes more than a few looks at each sign would never come."""
    pieces = ["a.", "1 ", "@", "%", "(", "1((", "amazon.", "1.1.", "xn--a-", "https://amazon.de ", "a@b.co ", "\t", " "]
    pieces += ["x\n.", "&openid.return_to=https%3A%2F%2Famazon.de", "\u200b", "\u0301", "2026-11-", "sellercentral-"]
    starts = ["", "https://", "https://sellercentral.amazon.de/ap/signin?openid.return_to="]
    given = page.evaluate(
        """async ([starts, pieces, sizes]) => {
            const field = document.querySelector("#check-text");
            return sizes.map((size) => starts.flatMap((start) => pieces.map((piece) => {
                field.value = (start + piece.repeat(size)).slice(0, size);
                field.dispatchEvent(new Event("input"));
                return document.querySelector("[data-verdict]")?.dataset.verdict ?? "";
            })));
        }""",
        [starts, pieces, [5_000, 100_000]],
    )
    assert not {verdict for row in given for verdict in row} & YES
    assert set(given[1]) == {"unreadable", ""}


@needs_node
@pytest.mark.parametrize("code", ["en", "ja"])
def test_every_verdict_reason_and_use_has_its_words_and_no_word_is_idle(page, base, code):
    page.goto(f"{base}{code}/guides/check-a-link/")
    needed = {"ends", "seems", "sender"}
    for answer in judged([*HOSTILE, *GENUINE, "https://abc.de/3xYzA"]).values():
        needed |= {f"{answer['id']}.title", f"{answer['id']}.text"}
        needed |= {f"reason.{reason}" for reason in answer["reasons"]}
        needed |= {f"use.{answer['use']}"} if answer["use"] else set()
    assert set(page.evaluate("JSON.parse(document.querySelector('[data-check]').dataset.words)")) == needed


def test_without_scripts_the_guide_stands_alone(browser, base):
    context = browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(base + PAGE)
    for part in ("[data-check]", "[data-check-safe]", "[data-check-reach]"):
        expect(plain.locator(part)).to_be_hidden()
    expect(plain.get_by_role("heading", name="Read an address from the right")).to_be_visible()
    context.close()
