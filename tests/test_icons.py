"""The icons: one file of the theme each, written into the page, silent to programs that read aloud."""

import re

import pytest
from atlas.content import icons
from atlas.model.marketplaces import CONFIDENCE
from atlas.paths import OVERRIDES
from atlas.problems import TextError


def test_an_icon_is_the_themes_own_drawing_without_size_or_colour():
    drawing = re.search(r' d="[^"]+"', (icons.ICONS / "material" / "magnify.svg").read_text("utf-8"))[0]
    assert icons.icon("material/magnify") == (
        f'<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path{drawing}/></svg>'
    )


@pytest.mark.parametrize("name", ["material/arrow-right", "material/chevron-left", "material/login-variant"])
def test_what_points_along_the_line_turns_with_it(name):
    assert 'class="icon turns"' in icons.icon(name)
    assert "turns" not in icons.icon("material/magnify")


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("material/magnfy", "Did you mean 'material/magnify'?"),
        ("magnify", "Did you mean 'material/magnify'?"),
        ("matter/magnify", "Did you mean 'material/magnify'?"),
        ("../../../secret", "'../../../secret', which the theme does not have."),
        ("material/../material/magnify", "Did you mean"),
        ("/etc/passwd", "the theme does not have"),
        ("", "the theme does not have"),
    ],
)
def test_an_unknown_icon_is_named_with_the_nearest_one(name, says):
    with pytest.raises(TextError, match=re.escape(says)):
        icons.icon(name)


def test_no_build_lists_the_folder_of_all_icons(monkeypatch):
    icons.icon.cache_clear()
    monkeypatch.setattr(type(icons.ICONS), "glob", None)
    assert icons.icon("material/magnify")


def test_each_box_of_a_guide_carries_the_icon_of_its_kind():
    box = '<div class="admonition {}">\n<p class="admonition-title">Take care</p>\n</div>'
    for kind, name in icons.NOTES.items():
        assert icons.in_notes(box.format(kind)) == box.format(kind).replace("Take", f"{icons.icon(name)}Take")
    assert icons.in_notes(box.format("other")) == box.format("other")


def test_the_list_that_explains_the_marks_shows_them():
    line = "1. **{}** (`seen`): others were seen using it.\n2. **Other** (`unseen`)\n"
    shown = icons.in_legend(line.format("Seen in use"))
    assert shown == line.format("Seen in use").replace("1. ", f"1. {icons.icon(icons.MARKS['seen'])} ")


def test_each_level_of_confidence_has_its_mark():
    assert tuple(icons.MARKS) == CONFIDENCE
    assert len(set(icons.MARKS.values())) == len(CONFIDENCE)


def test_no_icon_is_drawn_by_hand():
    """The mark of the site is its own, its door stands on home and before every way out; an arrow is as long as an
    address.
    """
    files = [path for path in OVERRIDES.rglob("*") if path.suffix in (".html", ".md", ".css", ".js", ".svg")]
    drawn = {path.name for path in files if re.search(r"<svg|<path|data:image|mask", path.read_text("utf-8"))}
    assert drawn == {"icon.svg", "hall.md", "first.css", "address.md"}


def test_icons_are_not_in_the_markdown_beside_a_page(site):
    pages = list(site.glob("*/**/index.md"))
    assert len(pages) > 100
    assert not [path for path in pages if "<svg" in path.read_text("utf-8")]


def test_every_icon_of_the_site_is_silent(site):
    for path in site.glob("en/**/index.html"):
        drawn = re.findall(r"<svg [^>]*>", path.read_text("utf-8"))
        assert all('aria-hidden="true"' in tag for tag in drawn), path
