"""What tests share: the built site, a copy of the project to break, a browser."""

import os

import pytest
from atlas.browser import FLAGS, find_browser, serving
from atlas.paths import ROOT, WORK
from atlas.pipeline import make_site
from copies import copy_sources
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


@pytest.fixture
def project(tmp_path):
    """Copy the project without what can be made again."""
    return copy_sources(ROOT, tmp_path / "atlas")


@pytest.fixture
def thorough():
    """Whether this run takes every language, more kills and more hostile data: `make test-all`."""
    return bool(os.environ.get("ATLAS_THOROUGH"))
