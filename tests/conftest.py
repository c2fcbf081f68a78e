"""What tests share: the built site, a copy of the project to break, and how thorough a run is."""

import asyncio
import os
import shutil
import time
from pathlib import Path

import pytest
from atlas.build.make import make_site
from atlas.dev.browser import FLAGS, installed_browser, serving
from atlas.paths import ROOT, WORK
from copies import Project, copy_sources
from filelock import FileLock
from hypothesis import HealthCheck, settings
from hypothesis.configuration import set_hypothesis_home_dir
from own import IN_BROWSER, PROJECT
from playwright.sync_api import expect
from small_project import copy_small

# Who runs the tests may build elsewhere: the sites of the tests are of the example's address.
for _variable in ("ATLAS_SITE_URL", "NETLIFY", "CF_PAGES", "GITHUB_ACTIONS"):
    os.environ.pop(_variable, None)

# More than this is tried only by `make test-all`. Nothing is timed: other work on the machine is no fault.
UNTIMED = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
settings.register_profile("quick", **UNTIMED, derandomize=True, max_examples=50)
settings.register_profile("thorough", **UNTIMED, max_examples=2000)
set_hypothesis_home_dir(WORK / "hypothesis")

# Milliseconds until a test in the browser gives up: a deadline for what never happens, not a measure.
PATIENCE = 120_000
expect.set_options(timeout=PATIENCE)


def pytest_addoption(parser):
    parser.addoption("--thorough", action="store_true", help="every language in the browser, more kills, more fuzzing")


def pytest_configure(config):
    settings.load_profile("thorough" if config.getoption("--thorough") else "quick")


def pytest_generate_tests(metafunc):
    """Give a test that asks for `tried` each language that the browser tries."""
    if "tried" in metafunc.fixturenames:
        every = [locale.code for locale in PROJECT.locales]
        some = [code for code in IN_BROWSER if code in every]
        metafunc.parametrize("tried", every if metafunc.config.getoption("--thorough") else some)


@pytest.fixture(scope="session")
def thorough(pytestconfig):
    """Whether the run may take its time: `make test-all`."""
    return pytestconfig.getoption("--thorough")


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory):
    """A folder that all processes of a run share."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session")
def site(shared_folder):
    """The folder of the real site, built and verified once for all processes of a run."""
    note = shared_folder / "site.txt"
    with FileLock(note.with_suffix(".lock")):
        if not note.exists():
            note.write_text(str(make_site(lambda text: None, target=WORK / "tested-site").folder), "utf-8")
    return Path(note.read_text("utf-8"))


@pytest.fixture(scope="session")
def base(site):
    """The address at which the real site is served."""
    with serving(site) as address:
        yield address


@pytest.fixture
def project(tmp_path):
    """A copy of the project for one test."""
    return copy_sources(ROOT, tmp_path / "atlas")


@pytest.fixture(scope="session")
def built_once(shared_folder):
    """A small project with its finished site (see small_project.py), built once for all processes of a run.

    Nobody changes it: tests take a copy.
    """
    root, done = shared_folder / "small" / "atlas", shared_folder / "small.done"
    with FileLock(done.with_suffix(".lock")):
        if not done.exists():
            project = copy_small(ROOT, root)
            started = time.perf_counter()
            built = project.build()
            assert built.returncode == 0, built.stderr
            done.write_text(str(time.perf_counter() - started))
    return Project(root)


@pytest.fixture(scope="session")
def seconds_of_a_build(built_once, shared_folder):
    """How long the small project took to be built: tests choose moments of a build by it."""
    return float((shared_folder / "small.done").read_text())


def copy_built(project, to):
    """Copy a built project; the copy's cache is warm."""
    shutil.copytree(project.root, to, symlinks=True)
    return Project(to)


@pytest.fixture
def small(built_once, tmp_path):
    """A copy of the built project for one test; its cache is warm."""
    return copy_built(built_once, tmp_path / "atlas")


@pytest.fixture(scope="module")
def small_of_module(built_once, tmp_path_factory):
    """The same for all tests of a file."""
    return copy_built(built_once, tmp_path_factory.mktemp("small") / "atlas")


@pytest.fixture
def cold(built_once, tmp_path):
    """A copy in the same two languages without anything that was built."""
    return copy_sources(built_once.root, tmp_path / "atlas")


@pytest.fixture(scope="module")
def own_loop():
    """Lets a test run an event loop: Playwright's counts as running from the first page to the end of the process."""
    running = asyncio._get_running_loop()
    asyncio._set_running_loop(None)
    yield
    asyncio._set_running_loop(running)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """The project's browser and flags, for the fixtures of pytest-playwright: browser, context, page."""
    return browser_type_launch_args | {"executable_path": installed_browser(), "args": list(FLAGS)}


@pytest.fixture(scope="session")
def browser(browser):
    """The browser of pytest-playwright, whose pages wait long enough for a machine with other work.

    Its readers want no motion: else each press further down waits for a second until the page has scrolled there.
    """
    made = browser.new_context

    def new_context(**settings):
        context = made(**{"reduced_motion": "reduce"} | settings)
        context.set_default_timeout(PATIENCE)
        return context

    browser.new_context = new_context
    return browser
