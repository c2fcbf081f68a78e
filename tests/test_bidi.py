"""What is Latin in a text written from right to left is isolated, once, and nothing else is."""

import pytest
from atlas.content.bidi import isolate


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<strong>Didn't receive the code?</strong>", '<strong dir="ltr">Didn\'t receive the code?</strong>'),
        ("<code>https://amazon.eg/</code>", '<code dir="ltr">https://amazon.eg/</code>'),
        ('<a href="#s16" title="x">16</a>', '<a dir="ltr" href="#s16" title="x">16</a>'),
        ('<a href="/x"><code>amazon.ae</code></a>', '<a href="/x"><code dir="ltr">amazon.ae</code></a>'),
    ],
)
def test_latin_is_isolated(html, expected):
    assert isolate(f"<p>نص {html} نص</p>") == f"<p>نص {expected} نص</p>"


@pytest.mark.parametrize(
    "html",
    [
        "<strong>المساعدة</strong>",
        "<code>ASIN ورقم</code>",
        '<a dir="auto" href="x">Help</a>',
        "<p>Help</p>",
        "<em></em>",
    ],
)
def test_the_rest_stays_as_it_is(html):
    assert isolate(html) == html
