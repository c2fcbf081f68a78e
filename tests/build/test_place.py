"""A site takes its place in one step: what stood there is whole until then, and what is not ours is never touched."""

import os
import time
from pathlib import Path

import pytest
from atlas.build.place import LIST, Place, listed, write_list
from atlas.problems import AtlasError


class Somewhere:
    """A place below a folder of its own, and builds of a site of one page."""

    def __init__(self, root):
        self.place = Place(root / "site", root / "store")
        self.target = root / "site"

    def publish(self, text):
        with self.place.held(print), self.place.workspace() as folder:
            made = folder / "site"
            (made / "en").mkdir(parents=True)
            files = {"index.html": text.encode(), "en/index.html": b"English"}
            for path, content in files.items():
                (made / path).write_bytes(content)
            write_list(made, files.items())
            return self.place.publish(made)

    @property
    def shown(self):
        return (self.target / "index.html").read_text()

    @property
    def kept(self):
        return sorted(path.name for path in self.place.store.iterdir())


@pytest.fixture
def somewhere(tmp_path):
    return Somewhere(tmp_path)


@pytest.fixture
def without_links(monkeypatch):
    """A system that refuses symbolic links, as Windows does without the right to make them."""

    def refused(*_, **__):
        raise OSError("A required privilege is not held by the client")

    monkeypatch.setattr(Path, "symlink_to", refused)


def test_each_site_replaces_the_last_one_and_the_one_before_stays_for_who_still_reads_it(somewhere):
    for number in range(1, 5):
        folder = somewhere.publish(f"site {number}")
        assert somewhere.shown == f"site {number}"
        assert folder == somewhere.target.resolve()
        assert somewhere.kept == [str(one) for one in (number - 1, number) if one]


def test_a_site_lists_its_files_with_their_hashes(somewhere):
    somewhere.publish("a page")
    assert set(listed(somewhere.target)) == {"index.html", "en/index.html"}
    assert (somewhere.target / LIST).read_text().splitlines()[0].endswith("  en/index.html")


def refused(somewhere):
    with pytest.raises(AtlasError) as error:
        somewhere.publish("new")
    (problem,) = error.value.problems
    return problem.message


@pytest.mark.parametrize("name", ["CNAME", ".git/config", "en/notes.txt"])
def test_a_stranger_in_the_site_stops_the_build_and_is_named(somewhere, name):
    somewhere.publish("old")
    stranger = somewhere.target / name
    stranger.parent.mkdir(exist_ok=True)
    stranger.write_text("not ours")
    assert f"holds what no build put there: {name.removesuffix('config')}" in refused(somewhere)
    assert stranger.read_text() == "not ours"
    assert somewhere.shown == "old"


def test_a_folder_that_no_build_made_is_refused_whole(somewhere):
    somewhere.target.mkdir()
    for name in (".git", "CNAME", "index.html", "a", "b"):
        (somewhere.target / name).write_text("not ours")
    assert "holds what no build put there: .git, CNAME, a and 2 more. Move it away" in refused(somewhere)
    assert len(list(somewhere.target.iterdir())) == 5


def test_what_systems_leave_in_folders_is_no_stranger(somewhere):
    somewhere.publish("old")
    (somewhere.target / ".DS_Store").write_text("")
    somewhere.publish("new")
    assert somewhere.shown == "new"


def test_a_link_or_file_of_somebody_else_is_refused(somewhere, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    somewhere.target.symlink_to("elsewhere")
    assert "is a link that no build made" in refused(somewhere)
    somewhere.target.unlink()
    somewhere.target.write_text("a file")
    assert "is a file" in refused(somewhere)
    assert somewhere.target.read_text() == "a file"


def test_a_mount_point_is_refused_before_anything_is_built(somewhere, monkeypatch):
    somewhere.target.mkdir()
    monkeypatch.setattr("os.path.ismount", lambda path: path == somewhere.target)
    assert "is a mount point" in refused(somewhere)
    assert somewhere.target.is_dir()


def test_an_empty_folder_and_a_link_that_leads_nowhere_make_way(somewhere):
    somewhere.target.mkdir()
    somewhere.publish("first")
    assert somewhere.shown == "first"
    moved = somewhere.target.resolve()
    moved.rename(moved.with_name("gone"))
    somewhere.publish("second")
    assert somewhere.shown == "second"


def test_without_links_the_folder_itself_is_moved_there(somewhere, without_links):
    for text in ("first", "second", "third"):
        somewhere.publish(text)
        assert somewhere.shown == text
        assert not somewhere.target.is_symlink()
        assert somewhere.kept == []
    (somewhere.target / ".git").mkdir()
    assert ".git/" in refused(somewhere)


def test_links_and_folders_may_follow_each_other(somewhere, monkeypatch):
    somewhere.publish("a link")
    with monkeypatch.context() as patch:
        patch.setattr(Path, "symlink_to", lambda *_, **__: (_ for _ in ()).throw(NotImplementedError))
        somewhere.publish("a folder")
        assert somewhere.shown == "a folder"
    somewhere.publish("a link again")
    assert somewhere.shown == "a link again"
    assert somewhere.target.is_symlink()


def test_a_move_that_fails_brings_the_old_site_back(somewhere, without_links, monkeypatch):
    somewhere.publish("old")
    real = Path.rename

    def rename(path, to):
        if path.name.isdecimal():
            raise OSError("no space")
        return real(path, to)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", rename)
        with pytest.raises(OSError, match="no space"):
            somewhere.publish("new")
    assert somewhere.shown == "old"
    somewhere.publish("newer")
    assert somewhere.shown == "newer"


def test_a_build_that_was_killed_while_it_moved_folders_is_mended_by_the_next(somewhere, without_links):
    somewhere.publish("old")
    somewhere.target.rename(somewhere.place.store / "aside")
    with somewhere.place.held(print):
        assert somewhere.shown == "old"


def test_a_step_that_shows_nothing_is_an_error_and_never_a_success(somewhere, monkeypatch):
    monkeypatch.setattr(Place, "_link", lambda self, finished: None)
    assert "does not show the new site" in refused(somewhere)


@pytest.mark.parametrize("days", [-2, 2])
def test_no_clock_decides_what_is_kept(somewhere, days, monkeypatch):
    for text in ("first", "second"):
        somewhere.publish(text)
    for path in somewhere.place.store.iterdir():
        os.utime(path, (time.time() + days * 86_400,) * 2)
    somewhere.publish("third")
    assert somewhere.shown == "third"
