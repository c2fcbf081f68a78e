"""The link checker under mutated addresses and noise: no yes without a second judge's."""

import random
import re
from urllib.parse import parse_qsl, urlsplit

import pytest
from atlas.model.hosts import host_fault, host_of, owner
from checking import AMAZON, BACK, KINDS, LISTS, ODD, SEED, YES, judged, mutated_addresses, mutations, verdicts
from node import needs_node

pytestmark = needs_node


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
    return judged(mutated_addresses())


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
