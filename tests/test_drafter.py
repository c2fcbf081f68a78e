"""What the case drafter warns of, with the signs of every language: its pure judgement, asked in Node."""

import pytest
from atlas.content import case_drafter
from atlas.paths import ROOT
from node import answers, needs_node
from own import PROJECT, context, of_language

pytestmark = needs_node
CODES = [locale.code for locale in PROJECT.locales]
ROWS = [
    line.replace("\\n", "\n").replace("\\u200b", "\u200b").split("\t")
    for line in (ROOT / "tests" / "draft_warnings.tsv").read_text("utf-8").splitlines()[1:]
    if line and line[0] != "#"
]
PIN, OTHER = "PIN 4829", "また別の件ですが"


@pytest.fixture(scope="module")
def warned():
    """What is warned of in texts, each in the field that stands before it, in the form of each language: asked once."""
    asked = {}
    for code in CODES:
        own = of_language(code)
        words = [own["secret"], own["innocent"], PIN, OTHER]
        asked |= dict.fromkeys((code, "happened", text) for text in words)
        asked |= dict.fromkeys((code, field, text) for _, field, text in ROWS)
    signs = {code: case_drafter.signs(PROJECT, context(code).messages) for code in CODES}
    values = [(field, text, signs[code]) for code, field, text in asked]
    return dict(zip(asked, answers("draft-warnings.js", "warnings", values), strict=True))


@pytest.mark.parametrize("code", CODES)
def test_a_password_is_known_in_every_language(code, warned):
    own = of_language(code)
    assert [warned[code, "happened", own[name]] for name in ("secret", "innocent")] == [["secret"], []]


@pytest.mark.parametrize("code", CODES)
def test_the_signs_of_a_language_change_nothing_about_numbers_and_addresses(code, warned):
    right = [[] if wanted == "quiet" else [wanted] for wanted, _, _ in ROWS]
    assert [row for row, wanted in zip(ROWS, right, strict=True) if warned[code, row[1], row[2]] != wanted] == []


def test_a_sign_that_is_an_innocent_word_of_a_language_is_none_there(warned):
    assert [warned[code, "happened", PIN] for code in ("en", "fr", "vi")] == [["secret"], [], []]


def test_another_matter_is_known_in_a_language_of_its_own(warned):
    assert warned["ja", "happened", OTHER] == ["matter"]
    assert warned["en", "happened", OTHER] == []
