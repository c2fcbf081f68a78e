"""What the tests of the link checker share: its lists, the addresses with their verdicts, and ways to ask it."""

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

_ESCAPE = re.compile(r"\\(?:u\{(\w+)\}|u(\w{4})|x(\w{2})|([tnr\\]))")
_PLAIN = {"t": "\t", "n": "\n", "r": "\r", "\\": "\\"}
_TYPE = """(texts) => texts.map((text) => {
    const field = document.querySelector("#check-text");
    field.value = String.fromCodePoint(...text);
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


def judged(texts):
    """The answers of the script by the lists of the allow-list, asked in Node."""
    return dict(zip(texts, answers("check-address.js", "verdict", texts, LISTS), strict=True))


def typed(page, texts):
    """The verdicts that stand on the page after each text was put into its field; nothing for a blank one."""
    # Only ASCII goes over the wire: a lone surrogate would not arrive.
    wired = [[ord(sign) for sign in text] for text in texts]
    return dict(zip(texts, page.evaluate(_TYPE, wired), strict=True))


def verdicts(texts):
    """The verdicts alone."""
    return {text: answer["id"] for text, answer in judged(texts).items()}


def wrong(given, right):
    """The texts whose verdict is none of the right ones."""
    return {text: verdict for text, verdict in given.items() if verdict not in right[text]}


def _sign(match):
    number = match[1] or match[2] or match[3]
    return chr(int(number, 16)) if number else _PLAIN[match[4]]


HOSTILE, GENUINE = listed("hostile"), listed("genuine")
