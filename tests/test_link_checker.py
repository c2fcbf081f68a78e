"""The link checker never says yes to a stranger, and never calls Amazon fake."""

import json

import yaml
from atlas.model.hosts import host_of
from atlas.paths import ASSETS
from checking import FAKE, GENUINE, HOSTILE, KINDS, LISTS, PAGE, TESTS, YES, judged, verdicts, wrong
from lxml import html
from node import needs_node
from own import PROJECT

SIGN_IN = {host for host, _ in LISTS["sign_in"]}
DETAILS = yaml.safe_load((TESTS / "address_details.yaml").read_text("utf-8"))


def test_the_lists_of_the_page_are_the_allow_list(site):
    page = html.document_fromstring((site / PAGE / "index.html").read_bytes())
    (shown,) = page.xpath("//@data-lists")
    assert json.loads(shown) == json.loads(json.dumps(LISTS))


def test_no_script_knows_a_domain_by_itself():
    scripts = [(ASSETS / name).read_text("utf-8") for name in ("check.js", "check-address.js")]
    known = [*KINDS, *SIGN_IN, *LISTS["mail"], *LISTS["false_senders"], *LISTS["mailboxes"]]
    assert [name for name in known if any(name in script for script in scripts)] == []


@needs_node
def test_no_hostile_address_is_called_amazons():
    assert len(HOSTILE) > 900
    assert not set().union(*HOSTILE.values()) & YES
    answers = judged(list(HOSTILE))
    assert wrong({text: answer["id"] for text, answer in answers.items()}, HOSTILE) == {}
    assert [text for text, answer in answers.items() if answer["id"] == "unsure" and not answer["reasons"]] == []


@needs_node
def test_no_genuine_address_is_called_fake():
    assert len(GENUINE) > 120
    assert not set().union(*GENUINE.values()) & FAKE
    assert wrong(verdicts(GENUINE), GENUINE) == {}


@needs_node
def test_every_disguise_is_named():
    for text, answer in judged(list(DETAILS["reasons"])).items():
        reason = DETAILS["reasons"][text]
        assert reason in answer["reasons"] or (reason == "none" and not answer["reasons"]), (text, answer)


@needs_node
def test_the_part_that_decides_is_cut_out():
    given = {text: [a["before"], a["marked"], a["after"]] for text, a in judged(list(DETAILS["cuts"])).items()}
    assert given == DETAILS["cuts"]


@needs_node
def test_every_real_host_gets_its_verdict():
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
    assert wrong(verdicts(right), right) == {}
