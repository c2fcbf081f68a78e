"""The theme's words are read as the theme itself reads them, and stand on the site where ours do not."""

import pytest
from atlas.sources import theme_words
from jinja2 import Environment, FileSystemLoader
from own import PROJECT

THEIRS = Environment(loader=FileSystemLoader(theme_words.THEME))
CODES = sorted(path.stem for path in theme_words.LANGUAGES.glob("*.html"))


@pytest.mark.parametrize("code", CODES)
def test_a_word_is_what_the_themes_own_template_says(code):
    said = THEIRS.get_template(f"partials/languages/{code}.html").module.t
    for keys, words in ((theme_words.SAME, theme_words.same(code)), (theme_words.NEAR, theme_words.near(code))):
        assert words == {ours: str(said(theirs)) for ours, theirs in keys.items() if str(said(theirs)).strip()}


def test_a_language_that_the_theme_lacks_has_no_words_of_it():
    assert theme_words.same("qq") == theme_words.near("qq") == {}


def test_the_theme_has_every_language_of_the_site():
    assert {locale.code for locale in PROJECT.locales} <= set(CODES)


def test_a_word_of_ours_wins_over_the_themes():
    own = PROJECT.strings["zh"].data["site"]["skip"]
    assert PROJECT.texts("zh")["site.skip"] == own != theme_words.same("zh")["site.skip"]
