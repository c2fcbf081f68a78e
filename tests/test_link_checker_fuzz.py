"""The link checker under mutated addresses and noise: no yes without a second judge's."""

import random
import re
from urllib.parse import parse_qsl, urlsplit

import pytest
from atlas.model.hosts import host_fault, host_of, owner
from checking import AMAZON, KINDS, LISTS, YES, judged, verdicts
from node import needs_node

pytestmark = needs_node

SEED = 20261123
ODD = [*"\\@:/?#.%-_ \t\n\0<>\"'`{}|^[]()*&=;,!~0lI", "//", "..", "%2e", "%2f", "xn--", "\u200b", "\u00ad", "\u202e"]
ODD += ["\u0430", "\u043e", "\uff0e", "\u3002", "\uff41", "\u0301", "\u2044", "\u00a0", "\ufeff", "\u0131", "\u212a"]
ODD += ["example.com", ".example.com", "@example.com", "https://", "amazon.com", "amazon.de", ".com", "-", "a", "1"]
BACK = "/ap/signin?x=1&openid.return_to=https%3A%2F%2F"


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


def mutations(good, count):
    chance = random.Random(SEED)
    return list(dict.fromkeys(mutated(chance, good) for _ in range(count)))


def strictly(text):
    """Python's own judgement: whether the host, and wherever a sign-in page leads on to, is Amazon's."""
    text = text.strip(" \t\r\n")
    url = text if text.startswith("https://") else f"https://{text}"
    if host_fault(url) or KINDS.get(owner(host_of(url), KINDS)) != "amazon":
        return False
    if not urlsplit(url).path.startswith("/ap/"):
        return True
    back = [value for key, value in parse_qsl(urlsplit(url).query, keep_blank_values=True) if key == "openid.return_to"]
    return all(strictly(value) for value in back)


@pytest.fixture(scope="module")
def fuzz():
    good = [
        f"{scheme}{sub}{domain}{path}"
        for domain in (domain for domain, kind in KINDS.items() if kind == "amazon")
        for scheme in ("https://", "")
        for sub in ("", "www.", "sellercentral.")
        for path in ("", "/", "/home", "/help/hub?ref=a#b", f"{BACK}sellercentral.{domain}%2Fhome&y=2")
    ]
    return judged(mutations(good, 8000))


def test_mutated_addresses_are_amazons_only_if_a_second_judge_agrees(fuzz):
    assert len(fuzz) > 5000
    yes = [text for text, answer in fuzz.items() if answer["id"] in AMAZON]
    assert len(yes) > 500, "the mutations prove nothing when none is good"
    assert len([text for text in yes if BACK in text]) > 20
    assert [text for text in yes if not strictly(text)] == []


def test_mutated_addresses_that_are_sound_are_not_refused(fuzz):
    """A checker that cries wolf is not used. What may stand behind the host is judged more strictly than in Python."""
    for text, answer in fuzz.items():
        bare = text.strip(" \t\r\n").removeprefix("https://")
        if strictly(text) and re.fullmatch(r"[a-z0-9.-]+(/[\w.?=&#-]*)*", bare) and "//" not in bare:
            assert answer["id"] in AMAZON, (text, answer)


def test_mutated_senders_are_named_only_on_a_named_domain():
    domains = [*LISTS["mail"], *LISTS["buyers"]]
    good = [f"{name}@{domain}" for domain in domains for name in ("no-reply", "a.b", "seller+x")]
    yes = [text for text, verdict in verdicts(mutations(good, 4000)).items() if verdict in YES - AMAZON]
    assert len(yes) > 100
    sound = re.compile(rf"[\w.+-]+@({'|'.join(map(re.escape, domains))})", re.ASCII)
    assert [text for text in yes if not sound.fullmatch(text.strip(" \t\r\n"))] == []


def test_noise_never_stops_it():
    chance = random.Random(SEED)
    pool = [*ODD, *map(chr, range(0, 0x250)), "\ud800", "\U0001f600", "a.b", "http", "://", "+1 202", "\u0660"]
    texts = ["".join(chance.choices(pool, k=chance.randint(1, 40))) for _ in range(3000)]
    assert [
        text for text, verdict in verdicts(dict.fromkeys(texts)).items() if verdict in AMAZON and not strictly(text)
    ] == []
