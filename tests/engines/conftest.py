"""Two more browser engines, by the drivers that Debian and PyPI have: each gives the same six verbs.

They need what `make test` does without: `pip install selenium marionette-driver`, and Debian's packages `firefox-esr`,
`webkit2gtk-driver` and `xvfb`. Where something is missing, the engine is left out, and the reason is said.
"""

import os
import shutil
import subprocess
import time
from contextlib import contextmanager
from pathlib import Path

import pytest

MOST = 30  # seconds until something that should happen counts as missing; no measure
DISPLAY = ":97"


class Engine:
    """A browser: go somewhere, ask the page, wait for it, click, type, resize."""

    def __init__(self, driver, find, go, run, resize):
        self._driver, self._find, self.go, self.run, self.resize = driver, find, go, run, resize

    def until(self, script):
        """Wait until an expression is true on the page, and return its value."""
        end = time.monotonic() + MOST
        while not (value := self.run(f"return {script}")):
            assert time.monotonic() < end, f"never true: {script}"
            time.sleep(0.05)
        return value

    def click(self, selector):
        self._find(selector).click()

    def type(self, selector, text):
        self._find(selector).send_keys(text)


@contextmanager
def firefox():
    binary = shutil.which("firefox-esr") or shutil.which("firefox")
    if not binary:
        pytest.skip("there is no Firefox: install firefox-esr")
    marionette = pytest.importorskip("marionette_driver.marionette", reason="pip install marionette-driver")
    by = pytest.importorskip("marionette_driver").By
    driver = marionette.Marionette(bin=binary, headless=True, startup_timeout=MOST * 3)
    driver.start_session()
    try:
        yield Engine(
            driver,
            lambda selector: driver.find_element(by.CSS_SELECTOR, selector),
            driver.navigate,
            driver.execute_script,
            lambda width: driver.set_window_rect(width=width, height=800),
        )
    finally:
        driver.quit()


@contextmanager
def webkit():
    browsers = sorted(Path("/usr/lib").glob("*/webkit2gtk-4.*/MiniBrowser"))
    server = shutil.which("WebKitWebDriver")
    if not browsers or not server or not shutil.which("Xvfb"):
        pytest.skip("there is no WebKitGTK: install webkit2gtk-driver and xvfb")
    webdriver = pytest.importorskip("selenium.webdriver", reason="pip install selenium")
    from selenium.webdriver.webkitgtk.options import Options
    from selenium.webdriver.webkitgtk.service import Service

    screen = subprocess.Popen(["Xvfb", DISPLAY, "-screen", "0", "1280x900x24"], stderr=subprocess.DEVNULL)
    before = dict(os.environ)
    os.environ.update(DISPLAY=DISPLAY, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS="1")  # root has no sandbox
    try:
        options = Options()
        options.binary_location = str(browsers[0])
        options.add_argument("--automation")
        driver = webdriver.WebKitGTK(options=options, service=Service(server))
        try:
            yield Engine(
                driver,
                lambda selector: driver.find_element("css selector", selector),
                driver.get,
                driver.execute_script,
                lambda width: driver.set_window_size(width, 800),
            )
        finally:
            driver.quit()
    finally:
        os.environ.clear()
        os.environ.update(before)
        screen.terminate()
        screen.wait()


@pytest.fixture(scope="module", params=[firefox, webkit], ids=["firefox", "webkit"])
def engine(request):
    if not request.config.getoption("--thorough"):
        pytest.skip("the other engines are asked by make test-all")
    with request.param() as found:
        yield found
