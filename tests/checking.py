"""What the tests of the link checker share: its lists, the addresses with their verdicts, and ways to ask it."""

import json
import random
import re
from pathlib import Path

from atlas.content import link_checker
from node import answers
from own import PROJECT

PAGE = "en/guides/check-a-link/"
TESTS = Path(__file__).parent
AMAZON = {"sign-in", "amazon"}
# What a reader could take for a yes, and what calls somebody a fraud.
YES = AMAZON | {"named-sender", "mailbox", "buyer"}
FAKE = {"fake", "fake-sender"}
LISTS = link_checker.lists(PROJECT.allow_list)
KINDS = {domain: kind for domain, kind, _ in LISTS["domains"]}

# What mutates an address.
SEED = 20261123
ODD = [*"\\@:/?#.%-_ \t\n\0<>\"'`{}|^[]()*&=;,!~0lI", "//", "..", "%2e", "%2f", "xn--", "\u200b", "\u00ad", "\u202e"]
ODD += ["\u0430", "\u043e", "\uff0e", "\u3002", "\uff41", "\u0301", "\u2044", "\u00a0", "\ufeff", "\u0131", "\u212a"]
ODD += ["example.com", ".example.com", "@example.com", "https://", "amazon.com", "amazon.de", ".com", "-", "a", "1"]
BACK = "/ap/signin?x=1&openid.return_to=https%3A%2F%2F"

_ESCAPE = re.compile(r"\\(?:u\{(\w+)\}|u(\w{4})|x(\w{2})|([tnr\\]))")
_PLAIN = {"t": "\t", "n": "\n", "r": "\r", "\\": "\\"}
_JUDGE = """async (wired) => {
    const lists = JSON.parse(document.querySelector("[data-check]").dataset.lists);
    const { verdict } = await import(document.querySelector("script[src*='/check.']").src);
    return JSON.parse(wired).map((text) => verdict(text, lists).id);
}"""
_TYPE = """(wired) => JSON.parse(wired).map((text) => {
    const field = document.querySelector("#check-text");
    field.value = text;
    field.dispatchEvent(new Event("input"));
    return document.querySelector("[data-verdict]")?.dataset.verdict ?? "";
})"""


def listed(name):
    """Every address of a list with the verdicts that are right for its kind."""
    cases, right = {}, set()
    for line in (TESTS / f"{name}_addresses.txt").read_text("utf-8").splitlines():
        if line.startswith("== "):
            right = set(line.rpartition(": ")[2].split())
        elif line and not line.startswith("# "):
            cases[_ESCAPE.sub(_sign, line)] = right
    return cases


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


def mutated_addresses():
    """Addresses of Amazon's domains, mutated: the same in every run."""
    good = [
        f"{scheme}{sub}{domain}{path}"
        for domain in (domain for domain, kind in KINDS.items() if kind == "amazon")
        for scheme in ("https://", "")
        for sub in ("", "www.", "sellercentral.")
        for path in ("", "/", "/home", "/help/hub?ref=a#b", f"{BACK}sellercentral.{domain}%2Fhome&y=2")
    ]
    return mutations(good, 8000)


def judged(texts):
    """The answers of the script by the lists of the allow-list, asked in Node."""
    return dict(zip(texts, answers("check-address.js", "verdict", texts, LISTS), strict=True))


def judged_in(page, texts):
    """The verdicts of the published script in a browser, by the lists of the page."""
    return dict(zip(texts, page.evaluate(_JUDGE, _wired(texts)), strict=True))


def typed(page, texts):
    """The verdicts that stand on the page after each text was put into its field; nothing for a blank one."""
    return dict(zip(texts, page.evaluate(_TYPE, _wired(texts)), strict=True))


def verdicts(texts):
    """The verdicts alone."""
    return {text: answer["id"] for text, answer in judged(texts).items()}


def wrong(given, right):
    """The texts whose verdict is none of the right ones."""
    return {text: verdict for text, verdict in given.items() if verdict not in right[text]}


def _wired(texts):
    # ASCII alone goes over the wire: a lone surrogate would not arrive.
    return json.dumps(list(texts))


def _sign(match):
    number = match[1] or match[2] or match[3]
    return chr(int(number, 16)) if number else _PLAIN[match[4]]


HOSTILE, GENUINE = listed("hostile"), listed("genuine")
