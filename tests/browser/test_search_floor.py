"""The search finds what sellers ask for, in every language, and stays small. The floors: atlas/dev/search_eval.py."""

import pytest
from atlas.dev import search_eval


@pytest.mark.parametrize("code", search_eval.codes())
def test_the_open_questions_are_answered_first_and_in_the_first_three(viewer, base, code):
    asked = [question for question in search_eval.questions(code) if not question.held]
    found = search_eval.answers(viewer, base, code, asked)
    figures = search_eval.figures(asked, found)
    for places, share, floor in (
        (1, figures.hit1, search_eval.FLOOR_HIT1),
        (3, figures.hit3, search_eval.FLOOR_HIT3),
    ):
        missed = [
            f"{question.ask}: {addresses[:3]}"
            for question, addresses in zip(asked, found, strict=True)
            if not 0 < question.rank(addresses) <= places
        ]
        assert share >= floor, (places, missed)


@pytest.mark.parametrize("code", search_eval.codes())
def test_engine_and_index_are_light(site, code):
    assert search_eval.weight(site, code) <= search_eval.MOST_BYTES


@pytest.mark.parametrize("code", search_eval.codes())
def test_every_address_that_a_question_wants_exists(site, code):
    for question in search_eval.questions(code):
        for address in question.want:
            path, _, anchor = address.partition("#")
            page = (site / code / path / "index.html").read_text("utf-8")
            assert not anchor or f'id="{anchor}"' in page, address


@pytest.mark.parametrize("code", search_eval.codes())
def test_there_are_enough_questions_open_and_held_back(code):
    held = [question.held for question in search_eval.questions(code)]
    first = code in ("en", "ja")
    assert held.count(False) >= (60 if first else 30)
    assert held.count(True) >= (40 if first else 30)
