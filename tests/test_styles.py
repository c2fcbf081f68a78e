"""What stands in every page before it is painted: the styles of what is seen first, and the choice of theme."""

import re

import pytest
from atlas.content import assets, styles
from atlas.paths import OVERRIDES
from own import PROJECT

KINDS = ("home", "marketplace", "matter", "guide", "drafter", "other")


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_of_page_takes_the_sections_that_it_needs(kind):
    css = str(styles.first_styles(PROJECT, kind, "en").code)
    assert "--paper:#fbfaf6" in css
    assert "/*" not in css
    assert (".ways{" in css) == (kind == "matter")
    assert (".hall{" in css) == (kind == "home")
    assert (".door-main{" in css) == (kind in ("marketplace", "matter", "drafter", "other"))


def test_a_language_takes_the_rules_of_its_script_alone():
    assert ":lang(" not in styles.first_styles(PROJECT, "home", "en").code
    japanese = styles.first_styles(PROJECT, "home", "ja").code
    assert "Hiragino" in japanese
    assert "Devanagari" not in japanese
    assert "Devanagari" in styles.first_styles(PROJECT, "other", "").code


def test_styles_lose_only_what_means_nothing():
    assert styles.small("a > b , c { margin : 0 1px ; } /* x */ .d .e:f { content: 'g'; }") == (
        "a>b,c{margin :0 1px}.d .e:f{content:'g'}"
    )


def test_what_stands_in_the_pages_is_named_by_its_hash_and_published_nowhere_else():
    script = styles.theme_script(PROJECT)
    assert script.hash == styles.inline_hash(str(script.code))
    assert "<" not in re.sub(r"=>|<=", "", str(script.code))
    assert {styles.FIRST, styles.THEME}.isdisjoint(assets.published_files(PROJECT))


# Four values name the left and the right side, two and three the same on both.
SIDES = re.compile(r"(?:padding|margin|inset|border-width|scroll-margin)\s*:\s*((?:[^;{}()]|\([^()]*\))+)[;}]")


def sides(css):
    """The shorthands whose left side is not their right side."""
    values = [re.sub(r"\([^()]*\)", "()", found[1]).replace("!important", "").split() for found in SIDES.finditer(css)]
    return [value for value in values if len(value) == 4 and value[1] != value[3]]


def test_a_style_means_the_same_from_right_to_left():
    assert sides("a { padding: 1px 2px 3px 4px; } b { margin: 0 1px 0 1px }") == [["1px", "2px", "3px", "4px"]]
    for file in sorted((OVERRIDES / "assets").glob("*.css")):
        css = file.read_text("utf-8")
        assert sides(css) == [], file.name
        physical = re.findall(r"(?:^|[\s;{])((?:padding|margin|border)?-?(?:left|right|float))\s*:", css)
        assert physical == [], file.name
