"""The case drafter: what it writes, what it warns of, what it keeps, and that it sends nothing."""

import json

import pytest
from atlas.content import case_drafter
from lxml import html
from own import PROJECT
from playwright.sync_api import expect

ADDRESS = "guides/write-a-case/"
CARD = "4111 1111 1111 1111"  # test numbers that the networks and banks publish
IBAN = "DE89 3704 0044 0532 0130 00"


@pytest.fixture
def page(reader):
    """A phone that may copy."""
    return reader(viewport={"width": 390, "height": 844}, permissions=["clipboard-read", "clipboard-write"])


def message(page):
    return page.locator("[data-message]").inner_text()


def warnings(page):
    return page.locator("[data-warnings] p").all_inner_texts()


def kept(page):
    return json.loads(page.evaluate("localStorage.getItem('atlas.draft')") or "null")


def choose_headings(page, code):
    page.locator(f"[name=headings][value={code}]").check()


def test_the_message_holds_what_was_typed_and_no_empty_heading(page, base, faults):
    page.goto(f"{base}en/{ADDRESS}")
    page.get_by_label("Store", exact=True).select_option("us")
    page.get_by_label("Matter", exact=True).select_option("money-held")
    page.get_by_label("ASIN").fill(" B000000000 ")
    page.get_by_label("What I tried").fill("1. Waited.\n2. Asked.")
    page.get_by_label("What I ask for").fill("Please send the payout.")
    assert message(page) == (
        "Subject: My money is held after deactivation\n\n"
        "Store: United States (amazon.com)\nMarketplace ID: ATVPDKIKX0DER\nASIN: B000000000\n\n"
        "What I tried:\n1. Waited.\n2. Asked.\n\n"
        "What I ask for: Please send the payout."
    )
    assert warnings(page) == []
    assert not faults


@pytest.mark.parametrize("code", [language.code for language in PROJECT.locales])
def test_every_store_and_matter_can_be_chosen_in_every_language(site, code):
    table = PROJECT.catalogue
    form = html.document_fromstring((site / code / ADDRESS / "index.html").read_bytes())
    for name, known in (
        ("store", [entry.code for entry in table.marketplaces]),
        ("matter", [matter.id for matter in table.matters]),
    ):
        nothing, *offered = form.xpath(f"//select[@id='draft-{name}']//option/@value")
        assert nothing == ""
        assert sorted(offered) == sorted(known)


def test_headings_are_offered_in_the_readers_and_the_desks_language(page, base):
    page.goto(f"{base}ja/{ADDRESS}?store=us")
    page.locator("#draft-happened").fill("止まりました")
    offered = page.locator(".draft-headings input:visible")
    assert [radio.get_attribute("value") for radio in offered.all()] == ["ja", "en", "both"]
    assert "Store / ストア: United States / 米国 (amazon.com)" in message(page)
    assert "What happened / 起きたこと: 止まりました" in message(page)
    choose_headings(page, "en")
    assert "What happened: 止まりました" in message(page)
    assert "起きた" not in message(page)
    choose_headings(page, "ja")
    assert "起きたこと：止まりました" in message(page)


def test_english_headings_are_always_on_offer(page, base):
    page.goto(f"{base}ja/{ADDRESS}?store=jp")
    page.locator("#draft-happened").fill("止まりました")
    assert "起きたこと：止まりました" in message(page)
    choose_headings(page, "both")
    assert "What happened / 起きたこと: 止まりました" in message(page)


def test_headings_follow_the_store_until_the_reader_chooses(page, base):
    page.goto(f"{base}en/{ADDRESS}?store=us")
    expect(page.locator(".draft-headings")).to_be_hidden()
    page.locator("#draft-when").fill("3 November")
    assert "\n\nWhen: 3 November" in message(page)
    page.locator("#draft-store").select_option("jp")
    expect(page.locator(".draft-headings")).to_be_visible()
    assert "日時 / When: 3 November" in message(page)
    choose_headings(page, "en")
    page.reload()
    assert "\n\nWhen: 3 November" in message(page)


def test_headings_exist_in_every_language_and_every_store_has_a_desks_language():
    headings = case_drafter.headings(PROJECT)
    assert headings.keys() == {language.code for language in PROJECT.locales}
    assert all(own.keys() == headings["en"].keys() for own in headings.values())
    assert headings["ja"]["when"] == "日時"
    desks = {entry.code: case_drafter.desk_language(PROJECT, entry) for entry in PROJECT.catalogue.marketplaces}
    assert (desks["jp"], desks["us"], desks["ie"]) == ("ja", "en", "en")
    assert set(desks.values()) <= headings.keys()


def test_the_counter_counts_as_a_person_would_and_says_when_it_is_too_long(page, base):
    page.goto(f"{base}en/{ADDRESS}")
    field, count, over = page.locator("#draft-happened"), page.locator("[data-count]"), page.get_by_text("Too long.")
    room = 2500 - len("What happened: ")
    field.fill("😀" * room)
    expect(count).to_have_text("Characters: 2,500 of 2,500")
    expect(over).to_have_count(0)
    field.press("End")
    field.press_sequentially("x")
    expect(count).to_have_text("Characters: 2,501 of 2,500")
    expect(over).to_be_visible()
    expect(page.locator("[data-draft]")).to_have_class("draft js-only draft-over")
    expect(page.locator("[data-do=copy]")).to_be_enabled()  # a warning never stops anybody


# Types into the first text, and gives what the page did at once: the message it shows, the draft it kept, its warnings.
AT_ONCE = """(text) => {
  const field = document.querySelector("#draft-happened");
  field.value = text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  const warned = document.querySelectorAll("[data-warnings] p").length;
  return [document.querySelector("[data-message]").textContent, localStorage.getItem("atlas.draft"), warned];
}"""


def test_a_long_text_costs_a_key_nothing_and_is_shown_judged_and_kept_when_the_typing_rests(page, base):
    page.goto(f"{base}en/{ADDRESS}")
    short, long = "x" * 500, "x" * 700 + CARD
    shown, draft, warned = page.evaluate(AT_ONCE, f"{short}{CARD}")
    assert (shown, json.loads(draft)["happened"], warned) == (f"What happened: {short}{CARD}", f"{short}{CARD}", 1)
    assert page.evaluate(AT_ONCE, long) == [shown, draft, warned]
    expect(page.locator("[data-message]")).to_have_text(f"What happened: {long}")
    expect(page.locator("[data-warnings] p")).to_have_count(1)
    assert kept(page)["happened"] == long


def test_what_waits_is_kept_when_the_page_is_left(page, base):
    page.goto(f"{base}en/{ADDRESS}")
    long = "x" * 700
    page.evaluate(f"(text) => {{ ({AT_ONCE})(text); location.href = '../../'; }}", long)
    page.wait_for_url(f"{base}en/")
    assert kept(page)["happened"] == long


def test_a_message_that_is_too_long_is_shown_when_the_typing_rests_and_copied_whole_before(page, base):
    page.goto(f"{base}en/{ADDRESS}")
    long = "x" * 4000 + "end"
    copied = page.evaluate(
        """async (text) => {
            const form = document.querySelector("[data-draft]");
            form.elements.happened.value = text;
            form.elements.happened.dispatchEvent(new Event("input", { bubbles: true }));
            form.querySelector("[data-do=copy]").click();
            return await navigator.clipboard.readText();
        }""",
        long,
    )
    assert copied == f"What happened: {long}"
    page.locator("#draft-happened").press_sequentially("!")
    expect(page.locator("[data-message]")).to_have_text(f"What happened: {long}!")


# Types texts into fields, each into a form that was cleared before, and gives what the form says.
TYPE = """(rows) => {
  const form = document.querySelector("[data-draft]");
  const part = (name) => form.querySelector(`[data-${name}]`);
  const warnings = () => [...part("warnings").querySelectorAll("p")].map((line) => line.innerText);
  const type = (name, text) => {
    form.elements[name].value = text;
    form.elements[name].dispatchEvent(new Event("input", { bubbles: true }));
  };
  return rows.map(([name, text]) => {
    part("do=clear").click();
    type(name, text);
    const said = {
      warnings: warnings(),
      beside: document.getElementById(`draft-${name}-warning`).innerText,
      leads: part("warnings").querySelector("a")?.hash,
      message: part("message").innerText,
      stopped: part("do=copy").disabled,
    };
    type(name, "");
    return { ...said, emptied: warnings() };
  });
}"""

# A field, what is typed into it, and what the warning says: one of each kind. All the others: tests/test_drafter.py.
WARNED = {
    "en": [
        ("happened", "1. The title is wrong.\n2. The payout is late.", "more than one matter"),
        ("error", "OTP: 482913", "password or a code"),
        ("sku", "4111111111111111", "card number"),
        ("stake", f"pay to {IBAN} please", "bank account"),
        ("happened", "Write to buyer.name@mail.example today", "e-mail address"),
        ("tried", "call (+44) 020 0000 000", "telephone number"),
    ],
    "ja": [
        ("happened", "また別の件ですが", "用件が2つ以上"),
        ("when", "電話は090-0000-0000です", "電話番号"),
    ],
}


@pytest.mark.parametrize("code", WARNED)
def test_it_warns_by_field_and_never_blocks(page, base, code):
    page.goto(f"{base}{code}/{ADDRESS}")
    answers = page.evaluate(TYPE, [(field, text) for field, text, _ in WARNED[code]])
    for (field, text, says), said in zip(WARNED[code], answers, strict=True):
        assert len(said["warnings"]) == 1, (text, said["warnings"])
        (warning,) = said["warnings"]
        assert warning.startswith(case_drafter.headings(PROJECT)[code][field]), text
        assert says in warning, text
        assert said["beside"] == warning
        assert said["leads"] == f"#draft-{field}"
        assert text.split("\n")[0] in said["message"]
        assert not said["stopped"], text
        assert said["emptied"] == [], text


def test_a_warning_leads_to_its_field(page, base):
    page.goto(f"{base}en/{ADDRESS}")
    for field in ("sku", "stake"):
        page.locator("[data-do=clear]").click()
        page.locator(f"#draft-{field}").fill(CARD)
        page.locator("[data-warnings] a").click()
        expect(page.locator(f"#draft-{field}")).to_be_focused()


def test_an_id_in_its_own_field_is_no_telephone_number_elsewhere(page, base):
    page.goto(f"{base}en/{ADDRESS}")
    page.locator("#draft-happened").fill("The case 0123456780 is open.")
    assert len(warnings(page)) == 1
    page.locator("#draft-case").fill("0123456780")
    assert warnings(page) == []


def test_a_field_takes_no_more_than_helps_and_a_longer_text_is_judged_all_the_same(page, base):
    page.goto(f"{base}en/{ADDRESS}")
    happened, case = page.locator("#draft-happened"), page.locator("#draft-case")
    for field, most in ((happened, 5000), (case, 200)):
        field.focus()
        page.keyboard.insert_text("1 " * 20_000)
        assert len(field.input_value()) == most
    page.locator("[data-do=clear]").click()
    # What was kept before there was a limit.
    page.evaluate(
        "text => localStorage.setItem('atlas.draft', JSON.stringify({ happened: text }))", "1 " * 20_000 + CARD
    )
    page.reload()
    assert [line for line in warnings(page) if "card number" in line]


def test_the_draft_stays_on_this_device_until_it_is_cleared(page, base, faults):
    page.goto(f"{base}en/{ADDRESS}")
    assert kept(page) is None
    page.locator("#draft-store").select_option("jp")
    page.locator("#draft-error").fill("Error 5461")
    page.goto(f"{base}ja/{ADDRESS}")
    expect(page.locator("#draft-error")).to_have_value("Error 5461")
    expect(page.locator("#draft-store")).to_have_value("jp")
    page.get_by_role("button", name="消去").click()
    assert kept(page) is None
    expect(page.locator("#draft-error")).to_have_value("")
    page.get_by_role("button", name="元に戻す").click()
    assert kept(page)["error"] == "Error 5461"
    page.get_by_role("button", name="消去").click()
    page.reload()
    expect(page.locator("#draft-error")).to_have_value("")
    assert not faults


def test_the_finders_store_is_taken_over_only_when_there_is_no_draft(page, base):
    page.goto(f"{base}en/{ADDRESS}")
    page.evaluate("localStorage.setItem('atlas.store', 'jp')")
    page.reload()
    expect(page.locator("#draft-store")).to_have_value("jp")
    page.locator("#draft-store").select_option("de")
    page.reload()
    expect(page.locator("#draft-store")).to_have_value("de")


def test_an_address_names_store_and_matter_and_a_later_choice_stays(page, base):
    page.goto(f"{base}en/{ADDRESS}?store=JP&matter=account-deactivated#draft")
    expect(page.locator("#draft-store")).to_have_value("jp")
    expect(page.locator("#draft-matter")).to_have_value("account-deactivated")
    page.locator("#draft-store").select_option("us")
    page.reload()
    expect(page.locator("#draft-store")).to_have_value("us")


@pytest.mark.parametrize("store", ["zz", "<b>", "constructor"])
def test_an_unknown_store_and_a_broken_draft_are_ignored(page, base, faults, store):
    page.goto(f"{base}en/{ADDRESS}")
    page.evaluate("localStorage.setItem('atlas.draft', '{broken')")
    page.goto(f"{base}en/{ADDRESS}?store={store}&matter={store}")
    expect(page.locator("#draft-store")).to_have_value("")
    page.locator("#draft-when").fill("today")
    assert "today" in message(page)
    assert not faults


def test_copy_gives_the_message_as_it_is_shown(page, base):
    page.goto(f"{base}ja/{ADDRESS}?store=us")
    page.locator("#draft-tried").fill("1. a\n2. b")
    page.locator("[data-do=copy]").click()
    expect(page.locator("[data-said]")).to_contain_text("コピーしました")
    assert page.evaluate("navigator.clipboard.readText()") == message(page)


def test_where_copying_is_refused_the_text_is_marked(new_page, base):
    new_page.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    new_page.add_init_script("document.execCommand = () => false")
    new_page.goto(f"{base}en/{ADDRESS}?store=us")
    new_page.locator("[data-do=copy]").click()
    expect(new_page.locator("[data-said]")).to_contain_text("did not work")
    assert new_page.evaluate("String(getSelection())").strip() == message(new_page)


def test_print_prints_just_the_message(new_page, base):
    new_page.add_init_script("window.print = () => {}")
    new_page.goto(f"{base}en/{ADDRESS}?store=us")
    new_page.get_by_role("button", name="Print").click()
    text = message(new_page)
    expect(new_page.locator(".sheet")).to_be_hidden()
    new_page.emulate_media(media="print")
    assert new_page.locator("body").inner_text().strip() == text
    new_page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert "Template" in new_page.locator("body").inner_text()


def test_without_storage_it_works_and_says_that_nothing_is_kept(new_page, base):
    new_page.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new Error('off') }})")
    new_page.goto(f"{base}en/{ADDRESS}")
    new_page.locator("#draft-when").fill("today")
    assert message(new_page) == "When: today"
    expect(new_page.locator("[data-said]")).to_contain_text("keeps nothing")


def test_without_scripts_the_plain_template_serves(reader, base):
    page = reader(java_script_enabled=False)
    page.goto(f"{base}en/{ADDRESS}")
    expect(page.locator("[data-draft]")).to_be_hidden()
    expect(page.get_by_text("What I ask for: [one action]")).to_be_visible()


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_it_fits_a_narrow_phone(page, base, direction):
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(f"{base}en/{ADDRESS}?store=jp&matter=money-held")
    page.evaluate(f"document.documentElement.dir = '{direction}'")
    page.locator("#draft-happened").fill("x" * 300)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    small = page.locator(".draft :is(button, input:not([type=radio]), select, textarea, .draft-headings label):visible")
    assert all(box.bounding_box()["height"] >= 44 for box in small.all())


def test_the_matter_is_found_by_the_words_that_sellers_type(page, base):
    page.goto(f"{base}en/{ADDRESS}")
    page.locator("#draft-ask").fill("they keep my payout after suspension")
    page.locator("#ask-draft-ask .search-results:not([aria-busy]) a[href$='/matters/money-held/']").click()
    expect(page.locator("#draft-matter")).to_have_value("money-held")
    expect(page.locator("#draft-matter")).to_be_focused()
    expect(page.locator("#ask-draft-ask .search-results a")).to_have_count(0)
    assert "Subject: My money is held after deactivation" in message(page)
