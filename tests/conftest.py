"""What tests share: the built site, a copy of the project to break, a browser."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from atlas.browser import FLAGS, find_browser, serving
from atlas.paths import ROOT, WORK
from atlas.pipeline import make_site
from playwright.sync_api import sync_playwright


@pytest.fixture(scope="session")
def site():
    """The folder of the real site, built and verified."""
    return make_site(lambda text: None, target=WORK / "tested-site").folder


@pytest.fixture(scope="session")
def base(site):
    """The address at which the real site is served."""
    with serving(site) as address:
        yield address


@pytest.fixture(scope="session")
def chromium():
    """A running browser."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=list(FLAGS))
        yield browser
        browser.close()


class Project:
    """A copy of the project that a test may break."""

    def __init__(self, root: Path):
        self.root = root

    def path(self, name):
        return self.root / name

    def change(self, name, old, new):
        text = self.path(name).read_text("utf-8")
        assert old in text, f"{old!r} is not in {name}"
        self.path(name).write_text(text.replace(old, new, 1), "utf-8")

    def build(self, **environment):
        return self.run("scripts/build.py", "--quiet", **environment)

    def run(self, *arguments, **environment):
        return subprocess.run(
            [sys.executable, *arguments],
            cwd=self.root,
            env=os.environ | environment,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )


@pytest.fixture
def project(tmp_path):
    """Copy the project without what can be made again."""
    root = tmp_path / "atlas"
    left_out = shutil.ignore_patterns(".git", ".venv", ".build", "__pycache__", ".*_cache", "site-*")
    shutil.copytree(ROOT, root, symlinks=True, ignore=left_out)
    (root / "site").unlink(missing_ok=True)
    return Project(root)
