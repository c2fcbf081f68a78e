"""The text of a page is set: no word torn at "e-", no name torn in two, English names marked; code stays as it is."""

import pytest
from atlas.content.typography import english_names, mark_english, set_text
from own import PROJECT


@pytest.mark.parametrize(
    ("code", "html", "expected"),
    [
        ("pl", "<h1>Sprawdź e-mail</h1>", "<h1>Sprawdź e\u2011mail</h1>"),
        ("de", "<p>Eine E-Mail</p>", "<p>Eine E\u2011Mail</p>"),
        ("tr", "<p>e-posta</p>", "<p>e\u2011posta</p>"),
        ("de", "<p>Seller Central</p>", "<p>Seller\u00a0Central</p>"),
        ("fr", "<h2>Quelle boutique ?</h2>", "<h2>Quelle boutique\u202f?</h2>"),
        ("fr", "<p>Voici : oui</p>", "<p>Voici\u00a0: oui</p>"),
        ("ja", "<p>開く\uff1a <b>Help</b></p>", "<p>開く\uff1a<b>Help</b></p>"),
        ("zh-Hant", "<p>打開\uff1a Payments</p>", "<p>打開\uff1aPayments</p>"),
        ("fr", "<p>« Aide »</p>", "<p>«\u202fAide\u202f»</p>"),
    ],
)
def test_what_belongs_together_stays_together(code, html, expected):
    assert set_text(html, code) == expected


@pytest.mark.parametrize(
    "html",
    [
        "<p>the-mail x-ray be-e-9</p>",
        "<code>e-mail Seller Central</code>",
        '<a title="e-mail" href="/e-mail/">x</a>',
        "<script>e-mail</script>",
        "<pre>Seller Central\ne-mail</pre>",
    ],
)
def test_all_else_stays_as_it_is(html):
    assert set_text(html, "fr") == html


def test_english_names_in_another_language_are_marked_once():
    names = english_names(PROJECT)
    assert {"Help", "Manage support cases", "Account Health"} <= names
    text = (
        '<strong>Help</strong> <strong dir="ltr">Help</strong> <strong lang="en">Help</strong> <strong>Hilfe</strong>'
    )
    assert mark_english(text, names) == (
        '<strong lang="en">Help</strong> <strong lang="en" dir="ltr">Help</strong> <strong lang="en">Help</strong> '
        "<strong>Hilfe</strong>"
    )
