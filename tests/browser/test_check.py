"""The link checker never says yes to a stranger, and never calls Amazon fake."""

import pytest
import yaml
from atlas.model.hosts import host_of
from checking import FAKE, GENUINE, HOSTILE, KINDS, LISTS, PAGE, TESTS, YES, judged, typed, verdicts, wrong
from own import PROJECT

SIGN_IN = {host for host, _ in LISTS["sign_in"]}
DETAILS = yaml.safe_load((TESTS / "address_details.yaml").read_text("utf-8"))


@pytest.fixture(scope="module")
def page(browser, base):
    context = browser.new_context()
    page = context.new_page()
    page.goto(base + PAGE)
    yield page
    context.close()


def test_the_lists_of_the_page_are_the_allow_list(page):
    shown = page.evaluate("JSON.parse(document.querySelector('[data-check]').dataset.lists)")
    assert shown == {key: [list(row) if isinstance(row, tuple) else row for row in rows] for key, rows in LISTS.items()}
    scripts = [
        (TESTS.parent / "overrides/assets" / name).read_text("utf-8") for name in ("check.js", "check-address.js")
    ]
    known = [*KINDS, *SIGN_IN, *LISTS["mail"], *LISTS["false_senders"], *LISTS["mailboxes"]]
    assert [name for name in known if any(name in script for script in scripts)] == []


def test_no_hostile_address_is_called_amazons(page):
    assert len(HOSTILE) > 900
    assert not set().union(*HOSTILE.values()) & YES
    answers = judged(page, list(HOSTILE))
    assert wrong({text: answer["id"] for text, answer in answers.items()}, HOSTILE) == {}
    assert [text for text, answer in answers.items() if answer["id"] == "unsure" and not answer["reasons"]] == []


def test_no_genuine_address_is_called_fake(page):
    assert len(GENUINE) > 120
    assert not set().union(*GENUINE.values()) & FAKE
    assert wrong(verdicts(page, GENUINE), GENUINE) == {}


def test_both_lists_hold_in_the_field_of_the_page(page):
    """As a reader meets them: every text put into the field, every answer read from the card."""
    right = HOSTILE | GENUINE
    given = typed(page, list(right))
    assert wrong({text: verdict for text, verdict in given.items() if text.strip()}, right) == {}


@pytest.mark.parametrize("reading", ["return 'example.com'", "return 'amazon.fr'", "throw new TypeError()"])
def test_where_the_browser_reads_another_host_there_is_no_yes(page, reading):
    """The two readings agree on everything known; so the disagreement is made."""
    page.evaluate(
        f"() => {{ window.kept = URL; window.URL = class extends URL {{ get hostname() {{ {reading}; }} }}; }}"
    )
    try:
        given = verdicts(page, ["https://amazon.de", "sellercentral.amazon.co.jp/home", "x@amazon.com"])
    finally:
        page.evaluate("() => { window.URL = window.kept; }")
    assert not set(given.values()) & YES


def test_every_disguise_is_named(page):
    for text, answer in judged(page, list(DETAILS["reasons"])).items():
        reason = DETAILS["reasons"][text]
        assert reason in answer["reasons"] or (reason == "none" and not answer["reasons"]), (text, answer)


def test_the_part_that_decides_is_cut_out(page):
    given = {text: [a["before"], a["marked"], a["after"]] for text, a in judged(page, list(DETAILS["cuts"])).items()}
    assert given == DETAILS["cuts"]


def test_every_real_host_gets_its_verdict(page):
    stores = PROJECT.catalogue
    links = [link.url for entry in stores.marketplaces for link in entry.links.values()]
    links += [link.url for door in stores.doors.values() for link in door.links]
    right = {url: {"sign-in" if host_of(url) in SIGN_IN else "amazon"} for url in links}
    for domain, kind in KINDS.items():
        verdict = {"amazon" if kind == "amazon" else "unknown"}
        for text in (domain, f"https://{domain}", f"https://{domain}/x/y_z?a=b&c=%E3%81%82#d", f" https://{domain}/\n"):
            right[text] = verdict
        for label in ("www", "sellers", "a.b-c.d1"):
            right[f"{label}.{domain}"] = right[f"https://{label}.{domain}/home"] = verdict
        right[f"http://{domain}/"] = {"unsure"} if kind == "amazon" else verdict
    right |= {text: {"sign-in"} for host in SIGN_IN for text in (host, f"https://{host}/ap/signin")}
    right |= {f"a.b+c_d@{domain}": {"named-sender"} for domain in LISTS["mail"]}
    right |= {f"a.b+c_d@{domain}": {"buyer"} for domain in LISTS["buyers"]}
    right |= {f"a.b+c_d@{domain}": {"fake-sender"} for domain in LISTS["false_senders"]}
    right |= {address: {"mailbox"} for address in LISTS["mailboxes"]}
    assert len(right) > 1000
    assert wrong(verdicts(page, right), right) == {}


def test_a_paste_of_any_length_is_answered(page):
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
