"""One language can be staged as plain files that a generator without our hook builds: what follows the theme."""

import re
import subprocess
import sys

import pytest
import yaml
from atlas.build.render import render
from atlas.dev import successor
from atlas.dev.staging import CONFIG, FRAME, SITE, staged, write
from own import PROJECT

CODE = "ar"  # right to left, with six plural forms

# What cannot be staged as data (CONTRIBUTING.md, "The frame").
MARKS = "marks around what is read from left to right"
ADDRESSES = "addresses on this site, assets included"


@pytest.fixture(scope="module")
def files():
    return staged(PROJECT, CODE)


@pytest.fixture
def folder(files, tmp_path):
    write(tmp_path, files)
    return tmp_path


@pytest.fixture(scope="module")
def ours(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:  # a worker's language is its process's; the tests go on in this one
        patch.setenv("ATLAS_LOCALE", CODE)
        return render(PROJECT, CODE, tmp_path_factory.mktemp("ours")).files


def differing(ours, theirs):
    return {what: pages for what, pages in successor.compared(ours, theirs, CODE).items() if pages}


def test_the_frame_calls_nothing_and_asks_for_nothing_that_only_our_hook_gives(files):
    ours = re.compile(r"\b(?:t|icon|asset|words_of)\(|(?<![\w.])(?:locales?|base|root|policy|script|structured)\b")
    for name in (name for name in files if name.startswith(FRAME)):
        for expression in re.findall(r"\{\{.*?\}\}|\{%.*?%\}", files[name].decode()):
            assert not ours.search(re.sub(r'"[^"]*"', "", expression)), name


def test_the_configuration_is_plain_data_without_hook_and_plugin(files):
    config = yaml.safe_load(files[CONFIG])  # refuses every tag, so every Python object
    assert config["plugins"] == []
    assert "hooks" not in config


def test_mkdocs_alone_makes_the_same_pages_of_it(folder, ours):
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict"], cwd=folder, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert differing(ours, successor.files(folder / SITE / CODE)).keys() == {MARKS}


def test_zensical_makes_the_same_pages_of_it(folder, ours):
    program = successor.installed()
    if not program:
        pytest.skip("Zensical is not installed, and needs not be: pip install zensical, and put it on the PATH")
    theirs = successor.build(program, folder, CODE)
    assert differing(ours, theirs).keys() <= {MARKS, ADDRESSES}
    assert successor.missing_files(ours, theirs) == ["*/index.md", "search/index.json"]


def test_what_differs_is_named_with_the_page(ours):
    page = "guides/email/index.html"
    assert differing(ours, ours) == {}
    without = {path: content for path, content in ours.items() if path != page}
    assert differing(ours, without) == {"page": [page]}
    changed = {**ours, page: ours[page].replace(b"<h2 id=", b"<h2 data-id=").replace(b"<svg", b"<i")}
    found = differing(ours, changed)
    assert found["anchors"] == found["icons"] == [page]
    lines = list(successor.report(ours, changed, CODE))
    assert any(page in line and "anchors" in line for line in lines)
