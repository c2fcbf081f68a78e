"""The parts of the preview that need no server: what counts as a change, how an error is named."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from atlas.paths import ROOT
from atlas.preview.builds import headline
from atlas.preview.watch import Watch
from atlas.sources.disk import files, state


@pytest.mark.parametrize(
    "name",
    [
        ".email.md.swp", ".email.md.swo", "4913", ".#email.md", "#email.md#", "email.md~", ".DS_Store", "._email.md",
        "email.md___jb_tmp___", "email.md.bak", "__pycache__", "words.pyc", "Thumbs.db", ".email.md.kate-swp",
    ],
)  # fmt: skip
def test_what_programs_leave_beside_the_sources_is_no_change(tmp_path, name):
    before = state([tmp_path])
    (tmp_path / name).write_text("left behind")
    assert state([tmp_path]) == before


def test_links_are_not_followed_and_folders_are_no_files(tmp_path):
    (tmp_path / "email.md").write_text("a guide")
    (tmp_path / ".#email.md").symlink_to("someone@somewhere.1234")
    (tmp_path / "gone.md").symlink_to("nowhere")
    (tmp_path / "round").symlink_to(".")
    (tmp_path / "x.md").mkdir()
    assert list(files(tmp_path)) == [tmp_path / "email.md"]


def test_every_file_of_the_project_is_a_source():
    for folder in ("data", "docs", "overrides"):
        kept = [path for path in (ROOT / folder).rglob("*") if path.is_file() and not path.name.startswith(".")]
        assert sorted(files(ROOT / folder)) == sorted(kept)
    assert list(files(ROOT / "mkdocs.yml")) == [ROOT / "mkdocs.yml"]


CHANGES = {
    "saved": lambda folder: (folder / "a.md").write_text("three words more"),
    "put in the place of the old": lambda folder: (folder.parent / "new").replace(folder / "a.md"),
    "renamed": lambda folder: (folder / "a.md").rename(folder / "b.md"),
    "removed": lambda folder: (folder / "a.md").unlink(),
    "in a new folder": lambda folder: [(folder / "n").mkdir(), (folder / "n" / "c.md").write_text("c")],
}


def watched(folder):
    """Watch a folder with a file in it, and another file beside it."""
    (folder / "docs").mkdir(parents=True)
    (folder / "docs/a.md").write_text("a")
    (folder / "new").write_text("another file")
    return Watch([folder / "docs"])


@pytest.mark.parametrize("name", CHANGES)
def test_every_kind_of_save_is_a_change(tmp_path, name):
    with watched(tmp_path) as watch:
        CHANGES[name](tmp_path / "docs")
        assert watch.wait() <= {tmp_path / "docs" / sub for sub in ("a.md", "b.md", "n/c.md")}


def test_every_kind_of_save_is_a_change_without_events_of_the_system_too(tmp_path):
    watches = {name: watched(tmp_path / name) for name in CHANGES}
    for name, change in CHANGES.items():
        change(tmp_path / name / "docs")
    with ThreadPoolExecutor(len(watches)) as waiting:  # they look every two seconds
        found = dict(zip(watches, waiting.map(Watch.wait, watches.values()), strict=True))
    assert [name for name, changed in found.items() if not changed] == []


def test_a_change_while_something_else_is_done_is_not_lost(tmp_path):
    with Watch([tmp_path]) as watch:
        (tmp_path / "a.md").write_text("a")
        assert watch.wait() == {tmp_path / "a.md"}
        (tmp_path / "b.md").write_text("b")  # as while a build runs
        assert watch.wait() == {tmp_path / "b.md"}


TRACE = f"""Some library says a word.
Traceback (most recent call last):
  File "{ROOT}/scripts/atlas/sources/messages.py", line 12, in words
    1 / 0
  File "/usr/lib/library.py", line 7, in divide
    ~~^~~
ZeroDivisionError: division by zero

The above exception was the direct cause of the following exception:

Traceback (most recent call last):
  File "{ROOT}/scripts/atlas/build/pipeline.py", line 2, in build
    raise KeyError("x") from None
KeyError: 'x'
A helper says that it tidied up.
"""


def test_an_error_is_named_in_one_line_with_the_place_where_it_began():
    assert headline(TRACE) == "KeyError: 'x' (scripts/atlas/sources/messages.py:12)"
    assert headline(TRACE.replace(str(ROOT), "/usr")) == "KeyError: 'x'"
    assert headline("Killed\n") == ""
