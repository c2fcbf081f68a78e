"""What an open page of the preview shows: the lines of a fault, a new build by itself, and that the preview ended."""

import socket
import subprocess
import sys
from contextlib import contextmanager

import pytest
from atlas.paths import ROOT
from atlas.preview.server import PreviewServer
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

LINES = """data/marketplaces.yaml:17:5 schema  "<b>mars</b>" is none of: na, eu, fe.
docs/en/guides/a-name-that-is-longer-than-the-screen-of-the-smallest-phone-is-wide.md words  is no guide.
2 problems.
Mend this and save; until then you see the last good pages."""
SOON = 60_000


@pytest.fixture
def port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def server(site, port):
    with PreviewServer(port, site, complain=pytest.fail) as server:
        yield server


@pytest.fixture
def page(reader):
    return reader(viewport={"width": 320, "height": 640})


@pytest.fixture
def phone(page):
    yield page
    page.goto("about:blank")  # before the server ends


@pytest.mark.parametrize(("path", "theme"), [("en/", "light"), ("ar/guides/email/", "dark"), ("404.html", "light")])
def test_the_lines_of_a_fault_stand_over_the_last_good_page_until_they_are_mended(server, phone, faults, path, theme):
    phone.emulate_media(color_scheme=theme)
    phone.goto(server.url + path)
    bar = phone.locator(".preview-bar")
    expect(bar).to_be_hidden()
    server.tell(LINES, new_pages=False)
    expect(phone.get_by_role("alert")).to_be_visible(timeout=SOON)
    assert bar.text_content() == LINES
    assert bar.evaluate("bar => bar.children.length") == 0
    assert phone.evaluate("document.documentElement.scrollWidth") <= 320
    assert bar.evaluate("bar => bar.scrollWidth <= bar.clientWidth")
    for place in (0, 10**6):
        phone.evaluate("place => scrollTo(0, place)", place)
        shown = bar.bounding_box()
        assert shown["x"] == 0
        assert shown["width"] == phone.evaluate("document.documentElement.clientWidth")
        assert shown["y"] + shown["height"] <= 640
    violations = Axe().run(phone, context=".preview-bar").response["violations"]
    assert [rule["id"] for rule in violations] == []
    server.tell("", new_pages=True)
    version = server.news()["version"]
    expect(phone.locator("script[data-version]")).to_have_attribute("data-version", version, timeout=SOON)
    expect(bar).to_be_hidden()
    assert faults == []


def test_many_lines_are_scrolled_by_keyboard_and_leave_room_for_the_page(server, phone):
    server.tell("\n".join([LINES] * 100), new_pages=False)
    phone.goto(f"{server.url}en/")
    bar = phone.get_by_role("alert")
    expect(bar).to_contain_text("mars", timeout=SOON)
    assert bar.bounding_box()["height"] <= 640 * 0.4
    bar.focus()
    phone.keyboard.press("End")
    for _ in range(SOON // 100):
        if bar.evaluate("bar => bar.scrollTop > 0"):
            return
        phone.wait_for_timeout(100)
    pytest.fail("the bar did not scroll")


def test_a_page_says_that_the_preview_has_ended_and_is_well_when_it_is_back(site, port, phone):
    with served_by_another_process(site, port):
        phone.goto(f"http://127.0.0.1:{port}/en/")
        before = phone.locator("script[data-version]").get_attribute("data-version")
    expect(phone.get_by_role("alert")).to_contain_text("The preview has ended.", timeout=SOON)
    with served_by_another_process(site, port):
        expect(phone.locator("script[data-version]")).not_to_have_attribute("data-version", before, timeout=SOON)
        expect(phone.locator(".preview-bar")).to_be_hidden(timeout=SOON)


@contextmanager
def served_by_another_process(site, port):
    code = f"""
from pathlib import Path
from atlas.preview.server import PreviewServer
server = PreviewServer({port}, Path({str(site)!r}), print)
print("bound", flush=True)
server.serve_forever()
"""
    with subprocess.Popen([sys.executable, "-c", code], cwd=ROOT / "scripts", stdout=subprocess.PIPE) as process:
        try:
            process.stdout.readline()
            yield
        finally:
            process.kill()
