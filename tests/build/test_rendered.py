"""What a process remembers of a page never hides an edit: a preview builds again and again in the same processes."""

import re

import pytest
from atlas.build.render import render
from own import PROJECT

CODE = "en"
PAGE = "marketplaces/us/index.html"
TABLE = "data/marketplaces.yaml"


@pytest.fixture
def built(tmp_path, monkeypatch):
    """A function that builds English from a project, in this process."""
    monkeypatch.setenv("ATLAS_LOCALE", CODE)

    def build(project, number):
        folder = tmp_path / str(number)
        folder.mkdir()
        return render(project, CODE, folder).files

    return build


def test_an_entry_that_was_edited_is_seen_and_nothing_else_changes(built):
    table = PROJECT.snapshot.files[TABLE].decode()
    edited = PROJECT.changed({TABLE: re.sub(r"launched: 1995-07\n", "launched: 1901-02\n", table, count=1).encode()})
    before, after, again = built(PROJECT, 1), built(edited, 2), built(PROJECT, 3)
    assert b"July 1995" in before[PAGE]
    assert b"February 1901" in after[PAGE]
    assert b"July 1995" not in after[PAGE]
    assert {path for path in before if before[path] != after[path]} == {PAGE, PAGE.replace(".html", ".md")}
    assert again == before
