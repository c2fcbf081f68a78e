"""A text is found by its key, filled and counted; a page never shows a hole."""

import pytest
from atlas.content.messages import Messages
from atlas.model.locales import locale
from atlas.sources.messages import flatten, is_plural, placeholders, without_placeholders
from markupsafe import Markup

TEXTS = {
    "open": "Open {host}",
    "plain": "100 {percent} % sure",
    "count": {"one": "{count} result", "other": "{count} results"},
    "a.b": "x",
    "a.c": "y",
    "ab.c": "z",
}


def words(code="en", **texts):
    return Messages(locale(code), TEXTS | texts)


def test_a_text_is_filled_or_given_as_written():
    t = words()
    assert t("open", host="amazon.de") == "Open amazon.de"
    assert t("plain") == "100 {percent} % sure"


@pytest.mark.parametrize(("count", "text"), [(0, "0 results"), (1, "1 result"), (2, "2 results")])
def test_a_counted_text_has_the_form_of_its_number(count, text):
    assert words()("count", count=count) == text


@pytest.mark.parametrize(
    ("count", "form"), [(0, "zero"), (1, "one"), (2, "two"), (3, "few"), (11, "many"), (100, "other")]
)
def test_arabic_has_six_forms(count, form):
    forms = {name: name for name in ("zero", "one", "two", "few", "many", "other")}
    assert words("ar", count=forms)("count", count=count) == form


def test_a_form_that_is_missing_falls_back_to_other():
    assert words("ar", count={"other": "{count}"})("count", count=2) == "2"


@pytest.mark.parametrize(("key", "values"), [("none", {}), ("open", {"name": "x"}), ("count", {"host": "x"})])
def test_an_unknown_key_or_a_missing_value_is_an_error(key, values):
    with pytest.raises(KeyError):
        words()(key, **values)


def test_markup_stays_and_everything_else_is_escaped_beside_it():
    t = words(two="<{a}> {b}")
    assert t("two", a=Markup("<b>x</b>"), b="<i>") == Markup("&lt;<b>x</b>&gt; &lt;i&gt;")
    assert not isinstance(t("two", a="<b>", b="<i>"), Markup)


def test_what_was_used_is_remembered():
    t = words()
    t("open", host="x")
    assert t.plural("count") == TEXTS["count"]
    assert t.group("a") == {"b": "x", "c": "y"}
    assert t.used == {"open", "count", "a.b", "a.c"}


def test_a_key_that_was_not_found_does_not_count_as_used():
    t = words()
    with pytest.raises(KeyError):
        t("none")
    assert t.used == set()


def test_flatten_keeps_counted_forms_together():
    data = {"a": {"b": "x", "n": {"one": "1", "other": "2"}}, "c": None}
    assert flatten(data) == {("a", "b"): "x", ("a", "n"): {"one": "1", "other": "2"}, ("c",): None}


@pytest.mark.parametrize(
    ("value", "plural"),
    [
        ({"other": "x"}, True),
        ({"one": "x"}, False),
        ({"other": "x", "more": "y"}, False),
        ("other", False),
        ({}, False),
    ],
)
def test_a_set_of_counted_forms_is_told_from_a_group(value, plural):
    assert is_plural(value) is plural


def test_placeholders_of_all_forms_are_gathered():
    assert placeholders("{a} and {b_1} and {a}") == {"a", "b_1"}
    assert placeholders({"one": "one", "other": "{count}"}) == {"count"}
    assert placeholders(None) == frozenset()
    assert without_placeholders("{a} { {b.c} }{d}") == " { {b.c} }"
