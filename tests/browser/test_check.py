"""The link checker never says yes to a stranger: hostile addresses, the real hosts, and mutations of good ones."""

import random
import re
from pathlib import Path

import pytest
from atlas import catalogue, checker
from atlas.hosts import host_fault, host_of, owner
from playwright.sync_api import expect

PAGE = "en/guides/check-a-link/"
HOSTILE = Path(__file__).parents[1] / "hostile_addresses.txt"
# What a reader could take for a yes.
YES = {"official", "official-sender", "mailbox", "files", "refused", "http"}
SEED = 20261123
ESCAPE = re.compile(r"\\(?:u\{(\w+)\}|u(\w{4})|x(\w{2})|([tnr\\]))")
PLAIN_SIGNS = {"t": "\t", "n": "\n", "r": "\r", "\\": "\\"}
DATA = catalogue.documents()
LISTS = checker.lists(DATA["hosts"].data)
KINDS = {domain: kind for domain, kind, _ in LISTS["domains"]}
USES = {domain: use for domain, _, use in LISTS["domains"]}


def decoded(line):
    def sign(match):
        number = match[1] or match[2] or match[3]
        return chr(int(number, 16)) if number else PLAIN_SIGNS[match[4]]

    return ESCAPE.sub(sign, line)


def hostile():
    """Every hostile address with the verdicts that are right for its kind."""
    allowed = set()
    for line in HOSTILE.read_text("utf-8").splitlines():
        if line.startswith("== "):
            allowed = set(line.rpartition(": ")[2].split())
        elif line and not line.startswith("# "):
            yield decoded(line), allowed


@pytest.fixture(scope="module")
def page(chromium, base):
    context = chromium.new_context(viewport={"width": 390, "height": 844}, permissions=["clipboard-write"])
    page = context.new_page()
    page.goto(base + PAGE)
    yield page
    context.close()


@pytest.fixture(scope="module")
def judge(page):
    """Judge many texts in one call, by the published script and the lists of the published page."""

    def judge(texts):
        # Only ASCII goes over the wire: a lone surrogate would not arrive.
        wired = [[ord(sign) for sign in text] for text in texts]
        return page.evaluate(
            """async (texts) => {
                const script = document.querySelector("script[src*='/check.']").src;
                const lists = JSON.parse(document.querySelector("[data-check]").dataset.lists);
                const { verdict } = await import(script);
                return texts.map((text) => verdict(String.fromCodePoint(...text), lists));
            }""",
            wired,
        )

    return judge


def ids(judge, texts):
    return {text: answer["id"] for text, answer in zip(texts, judge(texts), strict=True)}


def test_the_lists_of_the_page_are_the_allow_list(page):
    assert page.evaluate("JSON.parse(document.querySelector('[data-check]').dataset.lists)") == {
        key: [list(row) if isinstance(row, tuple) else row for row in rows] for key, rows in LISTS.items()
    }
    script = (Path(__file__).parents[2] / "overrides" / "assets" / "check.js").read_text("utf-8")
    assert not [domain for domain in [*KINDS, *LISTS["mail"], *LISTS["mailboxes"]] if domain in script]


def test_one_of_each_kind_by_hand(judge):
    """Not computed from the lists, as the tests below are."""
    right = {
        "https://sellercentral.amazon.co.jp/cu/case-lobby": "official",
        "sell.amazon.com.sg": "official",
        "developer.amazonservices.com": "official",
        "trustworthyshopping.aboutamazon.com": "files",
        "https://m.media-amazon.com/images/x.jpg": "files",
        "https://sellercentral-na.amazon.com/home": "refused",
        "https://sellercentral-fe.amazon.com/home": "refused",
        "https://sellercentral-europe.amazon.com/home": "official",
        "https://sellercentral.amazon.dev": "staff",
        "https://s3.amazonaws.com/x": "open",
        "https://d1.cloudfront.net": "open",
        "https://x.awsapps.com/start": "open",
        "https://amzn.to/3xYz": "short",
        "a.co/d/3xYz": "short",
        "http://sellercentral.amazon.de": "http",
        "https://amazonsellerservices.com": "foreign",
        "https://www.google.com": "foreign",
        "seller-notification@amazon.com": "official-sender",
        "x@amazonsellerservices.com": "official-sender",
        "reportascam@amazon.com": "mailbox",
        "x@amazon.de": "other-sender",
        "x@example.com": "foreign-sender",
        "what is this": "unreadable",
    }
    assert ids(judge, list(right)) == right


@pytest.mark.parametrize("reading", ["return 'example.com'", "return 'amazon.fr'", "throw new TypeError()"])
def test_where_the_browser_reads_another_host_there_is_no_yes(page, judge, reading):
    """The two readings agree on everything known; so the disagreement is made."""
    page.evaluate(f"() => {{ window.kept = URL; window.URL = class {{ get hostname() {{ {reading}; }} }}; }}")
    try:
        verdicts = ids(judge, ["https://amazon.de", "sellercentral.amazon.co.jp/home", "x@amazon.com"])
    finally:
        page.evaluate("() => { window.URL = window.kept; }")
    assert not set(verdicts.values()) & YES


def test_no_hostile_address_is_official(judge):
    cases = list(hostile())
    assert len(cases) >= 700
    assert len({text for text, _ in cases}) > 690
    given = judge([text for text, _ in cases])
    judged = [(text, a["id"], allowed, a["reasons"]) for (text, allowed), a in zip(cases, given, strict=True)]
    assert [(text, verdict) for text, verdict, _, _ in judged if verdict in YES] == []
    assert [(text, verdict) for text, verdict, allowed, _ in judged if verdict not in allowed] == []
    assert [text for text, verdict, _, reasons in judged if verdict == "unsure" and not reasons] == []


def test_every_disguise_is_named(judge):
    named = {
        "https://amaz0n.de": "digit",
        "https://arnazon.com": "spelling",
        "https://\u0430mazon.com": "letters",
        "https://xn--mazon-3ve.com": "punycode",
        "https://amazon-sellercentral.com": "hyphen",
        "https://notamazon.de": "name",
        "https://amazon.co.uk.example.com": "front",
        "https://sellercentral.amazon.com.sa": "ending",
        "https://amazon.de@example.com": "user",
        "https://example.com/amazon.de": "behind",
        "https://amazon.de.": "dot",
        "https://amazon.de:8443": "port",
        "javascript:location='https://amazon.de'": "scheme",
        "https:/amazon.de": "slashes",
        "https://amazon.de\\x": "backslash",
        "https://3221225985": "ip",
        "https://amazon%2ede": "encoded",
        "https://Amazon.de": "capitals",
        "https://ama\u200bzon.de": "invisible",
        "see https://amazon.de": "around",
        "https://amazon.de https://amazon.fr": "many",
        "https://bit.example/3xYzA": None,
        "https://abc.de/3xYzA": "tiny",
        "https://amazon.de/?u=https://example.com": "inside",
        "https://ama_zon.amazon.de": "odd",
    }
    for (text, reason), answer in zip(named.items(), judge(list(named)), strict=True):
        assert reason in answer["reasons"] or (reason is None and not answer["reasons"]), (text, answer)


def test_every_real_host_gets_its_verdict(judge):
    links = [link.url for entry in catalogue.catalogue().marketplaces for link in entry.links.values()]
    doors = [link.url for door in catalogue.catalogue().doors.values() for link in door.links]
    right = {url: KINDS[owner(host_of(url), KINDS)] for url in [*links, *doors]}
    for domain, kind in KINDS.items():
        for text in (domain, f"https://{domain}", f"https://{domain}/x/y_z?a=b&c=%E3%81%82#d", f" https://{domain}/\n"):
            right[text] = kind
        for label in ("www", "sellercentral", "a.b-c.d1"):
            right[f"{label}.{domain}"] = right[f"https://{label}.{domain}/home"] = kind
        right[f"http://{domain}/"] = "http" if kind in ("official", "files", "refused") else kind
    for domain in LISTS["mail"]:
        right[f"no-reply@{domain}"] = right[f"a.b+c_d@{domain}"] = "official-sender"
    for address in LISTS["mailboxes"]:
        right[address] = "mailbox"
    assert len(right) > 500
    assert ids(judge, list(right)) == right


def test_the_part_that_decides_is_cut_out(judge):
    cuts = {
        "https://sellercentral.amazon.co.uk/home": ("https://sellercentral.", "amazon.co.uk", "/home"),
        "sellercentral-europe.amazon.com": ("sellercentral-europe.", "amazon.com", ""),
        "https://amazon.de@sellercentral.example.com/x": ("https://amazon.de@sellercentral.", "example.com", "/x"),
        "https://a@amazon.de@example.com": ("https://a@amazon.de@", "example.com", ""),
        "https://amazon.com.example.co.uk:8443/x": ("https://amazon.com.", "example.co.uk", ":8443/x"),
        "https://sellercentral.amazon.com.sa": ("https://sellercentral.", "amazon.com.sa", ""),
        "https://x.amazon\u3002de./x": ("https://x.", "amazon\u3002de.", "/x"),
        "https://192.0.2.1/amazon.com": ("https://", "192.0.2.1", "/amazon.com"),
        "no-reply@sell.amazon.com": ("no-reply@", "sell.amazon.com", ""),
        "go to https://example.com/amazon.de now": ("https://", "example.com", "/amazon.de"),
    }
    given = {text: (a["before"], a["marked"], a["after"]) for text, a in zip(cuts, judge(list(cuts)), strict=True)}
    assert given == cuts


# ---- mutations of good addresses

ODD = [*"\\@:/?#.%-_ \t\n\0<>\"'`{}|^[]()*&=;,!~0lI", "//", "..", "%2e", "%2f", "xn--", "\u200b", "\u00ad", "\u202e"]
ODD += ["\u0430", "\u043e", "\uff0e", "\u3002", "\uff41", "\u0301", "\u2044", "\u00a0", "\ufeff", "\u0131", "\u212a"]
ODD += ["example.com", ".example.com", "@example.com", "https://", "amazon.com", "amazon.de", ".com", "-", "a", "1"]


def mutated(chance, good):
    text = chance.choice(good)
    for _ in range(chance.randint(1, 3)):
        at = chance.randrange(len(text) + 1)
        match chance.randrange(7):
            case 0:
                text = text[:at] + chance.choice(ODD) + text[at:]
            case 1:
                text = text[:at] + text[at + 1 :]
            case 2:
                text = text[:at] + chance.choice(ODD) + text[at + 1 :]
            case 3:
                text = text[:at] + text[at : at + 1].swapcase() + text[at + 1 :]
            case 4:
                other = chance.choice(good)
                text = text[:at] + other[chance.randrange(len(other)) :]
            case 5:
                text = text[:at] + chance.choice("abcdefghijklmnopqrstuvwxyz0123456789") + text[at:]
            case _:
                text = chance.choice(ODD) + text if chance.random() < 0.5 else text + chance.choice(ODD)
    return text


def strictly(text):
    """Python's own judgement: the kind of host, or nothing where the address is not sound."""
    text = text.strip(" \t\r\n")
    url = text if text.startswith("https://") else f"https://{text}"
    return "" if host_fault(url) else KINDS.get(owner(host_of(url), KINDS), "foreign")


@pytest.fixture(scope="module")
def fuzz(judge):
    chance = random.Random(SEED)
    domains = [domain for domain, kind in KINDS.items() if kind == "official"]
    good = [
        f"{scheme}{sub}{domain}{path}"
        for domain in domains
        for scheme in ("https://", "")
        for sub in ("", "www.", "sellercentral.")
        for path in ("", "/", "/home", "/help/hub?ref=a#b")
    ]
    texts = list(dict.fromkeys(mutated(chance, good) for _ in range(8000)))
    return list(zip(texts, judge(texts), strict=True))


def test_mutated_addresses_are_official_only_if_a_second_judge_agrees(fuzz):
    assert len(fuzz) > 5000
    yes = [text for text, answer in fuzz if answer["id"] == "official"]
    assert len(yes) > 500, "the mutations prove nothing when none is good"
    assert [text for text in yes if strictly(text) != "official"] == []
    # For the other verdicts that vouch for a host, the same.
    vouched = [(text, answer["id"]) for text, answer in fuzz if answer["id"] in ("files", "refused")]
    assert [text for text, kind in vouched if strictly(text) != kind] == []


def test_mutated_addresses_that_are_sound_are_not_refused(fuzz):
    """A checker that cries wolf is not used. What may stand behind the host is judged more strictly than in Python."""
    for text, answer in fuzz:
        bare = text.strip(" \t\r\n").removeprefix("https://")
        if strictly(text) == "official" and re.fullmatch(r"[a-z0-9.-]+(/[\w.?=&#-]*)*", bare) and "//" not in bare:
            assert answer["id"] == "official", (text, answer)


def test_mutated_senders_are_official_only_on_a_named_domain(judge):
    chance = random.Random(SEED)
    good = [f"{name}@{domain}" for domain in LISTS["mail"] for name in ("no-reply", "a.b", "seller+x")]
    texts = list(dict.fromkeys(mutated(chance, good) for _ in range(4000)))
    yes = [text for text, answer in zip(texts, judge(texts), strict=True) if answer["id"] == "official-sender"]
    assert len(yes) > 100
    sound = re.compile(rf"[\w.+-]+@({'|'.join(map(re.escape, LISTS['mail']))})", re.ASCII)
    assert [text for text in yes if not sound.fullmatch(text.strip(" \t\r\n"))] == []


def test_noise_never_stops_it(judge):
    chance = random.Random(SEED)
    pool = [*ODD, *map(chr, range(0, 0x250)), "\ud800", "\U0001f600", "a.b", "http", "://"]
    texts = ["".join(chance.choices(pool, k=chance.randint(1, 40))) for _ in range(3000)]
    texts += ["a." * 3000, "https://" + "a." * 2000 + "com", " " * 4000 + "amazon.de", "@" * 4000, "%" * 4000]
    answers = judge(texts)
    assert [t for t, a in zip(texts, answers, strict=True) if a["id"] == "official" and strictly(t) != "official"] == []


# ---- the page


@pytest.fixture
def field(page, base):
    page.goto(base + PAGE)
    return page.get_by_label("Address or sender to check")


def paste(page, field, text):
    page.evaluate("(text) => navigator.clipboard.writeText(text)", text)
    field.focus()
    page.keyboard.press("Control+V")


def test_a_pasted_address_is_answered_with_the_part_that_decides_marked(page, field):
    paste(page, field, "https://sellercentral.amazon.de/home")
    card = page.locator("[data-verdict]")
    expect(card).to_have_attribute("data-verdict", "official")
    expect(card.locator("mark")).to_have_text("amazon.de")
    expect(card.locator("bdo")).to_have_text("https://sellercentral.amazon.de/home")
    expect(card).to_contain_text("The host ends in amazon.de.")
    expect(card).to_contain_text("It does not prove that the page exists")
    assert not card.locator("a").count()
    expect(page.locator("[data-check-safe]")).to_be_hidden()


def test_a_stranger_is_answered_with_the_reason_and_a_safe_way(page, field):
    paste(page, field, "https://sellercentral.amazon.de.example.com/home")
    card = page.locator("[data-verdict=foreign]")
    expect(card.locator("mark")).to_have_text("example.com")
    expect(card).to_contain_text("The host ends in example.com.")
    expect(card.locator("li")).to_have_text("A familiar name stands in front. Only the end of the host counts.")
    page.get_by_role("link", name="The safe way").click()
    page.wait_for_url("**/en/marketplaces/")


def test_a_line_break_in_a_paste_is_seen(page, field):
    paste(page, field, "https://example.com\nhttps://sellercentral.amazon.de")
    expect(page.locator("[data-verdict]")).to_have_attribute("data-verdict", "foreign")
    expect(page.locator("[data-verdict] mark")).to_have_text("example.com")


def test_signs_that_cannot_be_seen_are_written_out(page, field):
    field.fill("https://ama\u200bzon.de/\u202emoc")
    card = page.locator("[data-verdict=unsure]")
    expect(card.locator("bdo")).to_have_text("https://ama[U+200B]zon.de/[U+202E]moc")
    expect(card.locator("code").last).to_have_text("U+200B, U+202E")


def test_letters_of_another_script_are_unmasked(page, field):
    field.fill("https://\u0430mazon.com")
    card = page.locator("[data-verdict=foreign]")
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
        expect(page.locator("[data-verdict]")).to_have_attribute("data-verdict", "foreign")
        assert not page.locator("[data-verdict] :is(img, b, a, script)").count()
    field.fill("javascript:<b>")
    expect(page.locator("[data-verdict] bdo")).to_have_text("javascript:<b>")


def test_the_answer_is_spoken_and_follows_every_key(page, field):
    status = page.locator("[data-check] [role=status]")
    field.focus()
    page.keyboard.type("amazon.de")
    expect(page.locator("[data-verdict]")).to_have_attribute("data-verdict", "official")
    expect(status).to_contain_text("This host is Amazon's")
    page.keyboard.type(".xyz")
    assert page.locator("[data-verdict]").get_attribute("data-verdict") == "foreign"  # at once: no stale yes
    expect(status).to_contain_text("Not on the list: treat it as false")
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
        expect(page.locator("[data-verdict]")).to_have_attribute("data-verdict", "official")
        field.fill("https://amzn.to/3xYz")
        expect(page.locator("[data-verdict]")).to_have_attribute("data-verdict", "short")
    finally:
        page.context.set_offline(False)
    assert [url for url in asked if "/assets/icon." not in url] == []  # the tab's icon comes when it likes


@pytest.mark.parametrize("code", ["en", "ja"])
def test_every_verdict_and_reason_has_its_words(page, base, judge, code):
    texts = [text for text, _ in hostile()] + [f"https://{domain}" for domain in KINDS] + ["http://amazon.de"]
    texts += ["x@amazon.com", "x@amazon.de", *LISTS["mailboxes"]]
    page.goto(f"{base}{code}/guides/check-a-link/")
    words = page.evaluate("JSON.parse(document.querySelector('[data-check]').dataset.words)")
    needed = {"ends", "seems", "sender"}
    for answer in judge(texts):
        needed |= {f"{answer['id']}.title", f"{answer['id']}.text"}
        needed |= {f"reason.{reason}" for reason in answer["reasons"]}
        needed |= {f"use.{answer['use']}"} if answer["use"] else set()
    assert needed == set(words)


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_a_long_address_does_not_widen_the_page(page, base, direction):
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(base + PAGE)
    page.evaluate("(direction) => { document.documentElement.dir = direction; }", direction)
    long = f"https://{'a' * 60}.{'b' * 60}.example.com/{'c' * 900}"
    page.get_by_label("Address or sender to check").fill(long)
    expect(page.locator("[data-verdict]")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.set_viewport_size({"width": 390, "height": 844})


def test_without_scripts_the_guide_stands_alone(chromium, base):
    context = chromium.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(base + PAGE)
    expect(plain.locator("[data-check]")).to_be_hidden()
    expect(plain.locator("[data-check-safe]")).to_be_hidden()
    expect(plain.get_by_role("heading", name="Read an address from the right")).to_be_visible()
    context.close()
