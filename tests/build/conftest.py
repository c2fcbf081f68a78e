"""A copy of the project in two languages, built once: what a build does to one language it does to sixteen."""

import re
import shutil

import pytest
from atlas.paths import ROOT
from copies import Project, copy_sources


@pytest.fixture(scope="session")
def built_once(tmp_path_factory):
    """A project in English and Japanese with its finished site. Nobody changes it: tests take a copy."""
    project = copy_sources(ROOT, tmp_path_factory.mktemp("built") / "atlas")
    config = project.path("mkdocs.yml")
    others = r"^ +- \{locale: (?!en,|ja,).*\n"
    config.write_text(re.sub(others, "", config.read_text("utf-8"), flags=re.MULTILINE), "utf-8")
    done = project.build()
    assert done.returncode == 0, done.stderr
    return project


@pytest.fixture
def small(built_once, tmp_path):
    """A copy of the built project that a test may break; its cache is warm."""
    root = tmp_path / "atlas"
    shutil.copytree(built_once.root, root, symlinks=True)
    return Project(root)


@pytest.fixture
def cold(built_once, tmp_path):
    """The same copy without anything that was built."""
    return copy_sources(built_once.root, tmp_path / "atlas")
