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


def warnings(code, asked):
    """What is warned of in each text, typed into the field that stands before it, in the form of a language."""
    return answers("draft-warnings.js", "warnings", asked, case_drafter.signs(PROJECT, context(code).messages))


@pytest.mark.parametrize("code", CODES)
def test_a_password_is_known_in_every_language(code):
    own = of_language(code)
    assert warnings(code, [("happened", own["secret"]), ("happened", own["innocent"])]) == [["secret"], []]


@pytest.mark.parametrize("code", CODES)
def test_the_signs_of_a_language_change_nothing_about_numbers_and_addresses(code):
    given = warnings(code, [(field, text) for _, field, text in ROWS])
    right = [[] if wanted == "quiet" else [wanted] for wanted, _, _ in ROWS]
    assert [row for row, found, wanted in zip(ROWS, given, right, strict=True) if found != wanted] == []


def test_a_sign_that_is_an_innocent_word_of_a_language_is_none_there():
    assert [warnings(code, [("happened", "PIN 4829")]) for code in ("en", "fr", "vi")] == [[["secret"]], [[]], [[]]]


def test_another_matter_is_known_in_a_language_of_its_own():
    assert warnings("ja", [("happened", "また別の件ですが")]) == [["matter"]]
    assert warnings("en", [("happened", "また別の件ですが")]) == [[]]
