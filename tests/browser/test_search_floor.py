"""The search finds what sellers ask for, in every language, and stays small. The floors stand in atlas/golden.py."""

import pytest
from atlas import golden


@pytest.mark.parametrize("code", golden.codes())
def test_the_open_questions_are_answered_in_the_first_three(viewer, base, code):
    asked = [question for question in golden.questions(code) if not question.held]
    found = golden.answers(viewer, base, code, asked)
    missed = [
        f"{question.ask}: {addresses[:3]}"
        for question, addresses in zip(asked, found, strict=True)
        if not 0 < question.rank(addresses) <= 3
    ]
    assert golden.figures(asked, found).hit3 >= golden.FLOOR_HIT3, missed


@pytest.mark.parametrize("code", golden.codes())
def test_engine_and_index_are_light(site, code):
    assert golden.weight(site, code) <= golden.MOST_BYTES


@pytest.mark.parametrize("code", golden.codes())
def test_every_address_that_a_question_wants_exists(site, code):
    for question in golden.questions(code):
        for address in question.want:
            path, _, anchor = address.partition("#")
            page = (site / code / path / "index.html").read_text("utf-8")
            assert not anchor or f'id="{anchor}"' in page, address


@pytest.mark.parametrize("code", golden.codes())
def test_there_are_enough_questions_open_and_held_back(code):
    held = [question.held for question in golden.questions(code)]
    first = code in ("en", "ja")
    assert held.count(False) >= (60 if first else 20)
    assert held.count(True) >= (40 if first else 10)
