"""The folder that a host is given: whole at every moment, compressed, and nothing of somebody else's is lost."""

import gzip
import hashlib

import brotli
import pytest
from atlas.build.place import LIST, listed, write_list
from atlas.build.public import copy_public
from atlas.problems import AtlasError

LONG = b"<p>The right door.</p>" * 60
FILES = {
    "index.html": LONG,
    "short.html": b"<p>Short.</p>",
    "assets/a.css": LONG,
    "assets/a.png": LONG,
    ".nojekyll": b"",
    ".well-known/security.txt": b"Contact: mailto:a@b.example",
}


def site_of(folder, files):
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    write_list(folder, files.items())
    return folder


def contents(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def to(tmp_path):
    copy_public(site_of(tmp_path / "site", FILES), tmp_path / "public", 4)
    return tmp_path / "public"


def test_each_text_that_is_long_enough_lies_there_compressed_as_well(to):
    found = contents(to)
    listing = found.pop(LIST)
    packed = {f"{path}.{end}" for path in ("index.html", "assets/a.css") for end in ("br", "gz")}
    assert found.keys() == FILES.keys() | packed
    for path in packed:
        unpack = brotli.decompress if path.endswith("br") else gzip.decompress
        assert unpack(found[path]) == FILES[path[:-3]]
    assert listing.decode().splitlines() == [
        f"{hashlib.sha256(content).hexdigest()}  {path}" for path, content in sorted(found.items())
    ]


def test_what_is_gone_goes_and_what_is_the_same_is_not_written(to, tmp_path):
    before = {path: path.stat() for path in to.rglob("*.br")}
    files = {"index.html": LONG, "en/index.html": LONG}
    copy_public(site_of(tmp_path / "next", files), to, 11)
    assert listed(to).keys() == {f"{path}{end}" for path in files for end in ("", ".br", ".gz")}
    assert contents(to).keys() == listed(to).keys() | {LIST}
    kept = to / "index.html.br"
    assert (kept.stat().st_ino, kept.stat().st_mtime_ns) == (before[kept].st_ino, before[kept].st_mtime_ns)
    assert not (to / "assets").exists()


def test_what_was_compressed_from_other_bytes_is_not_taken_again(to, tmp_path):
    other = LONG.replace(b"right", b"wrong")
    copy_public(site_of(tmp_path / "next", FILES | {"index.html": other}), to, 4)
    assert gzip.decompress((to / "index.html.gz").read_bytes()) == other
    copy_public(tmp_path / "next", to, None)
    assert contents(to).keys() == FILES.keys() | {LIST}


def test_what_somebody_put_there_stops_it(to, tmp_path):
    (to / "google1234.html").write_text("mine")
    before = contents(to)
    with pytest.raises(AtlasError) as caught:
        copy_public(tmp_path / "site", to, 4)
    assert "holds what no build put there: google1234.html" in str(caught.value.problems[0])
    assert contents(to) == before


@pytest.mark.parametrize("follows", ["next", "site"])
def test_one_that_was_stopped_midway_is_finished_by_the_next(to, tmp_path, monkeypatch, follows):
    new = site_of(tmp_path / "next", {"index.html": LONG * 2, "assets/b.css": LONG})
    written = []

    def stopped(path, target):
        written.append(path)
        if len(written) > 2:
            raise KeyboardInterrupt
        return path.rename(target)

    with monkeypatch.context() as patch:
        patch.setattr("pathlib.Path.replace", stopped)
        with pytest.raises(KeyboardInterrupt):
            copy_public(new, to, 4)
    assert (to / "assets/b.css").exists()  # before the page that asks for it
    assert (to / "index.html").read_bytes() == LONG
    copy_public(tmp_path / follows, to, 4)
    copy_public(tmp_path / follows, tmp_path / "fresh", 4)
    assert contents(to) == contents(tmp_path / "fresh")
