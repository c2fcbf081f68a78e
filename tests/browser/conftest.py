"""What the tests in a browser share: a page that is opened once, and a watch for faults."""

from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest


@pytest.fixture(scope="session")
def kept_page(browser):
    """The page behind `viewer`."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


@pytest.fixture
def viewer(kept_page, request, output_path):
    """A page as narrow as the smallest phone, for tests that look at many pages and leave nothing behind.

    It is opened once, because a new one costs as much as four visits. So it keeps a picture of a failure, but no trace.
    """
    kept_page.set_viewport_size({"width": 320, "height": 640})
    if kept_page.url != "about:blank":
        kept_page.evaluate("localStorage.clear()")
    kept_page.emulate_media(media="screen", color_scheme="light", forced_colors="none", reduced_motion="reduce")
    yield kept_page
    if request.node.rep_call.failed:
        kept_page.screenshot(path=Path(output_path) / "test-failed.png")


@pytest.fixture(scope="session")
def kept_readers(browser):
    """The pages behind `reader`, by the settings of their browsers."""
    kept = {}
    yield kept
    for page, _ in kept.values():
        page.context.close()


@pytest.fixture(scope="session")
def agent(kept_page):
    """The name by which the browser calls itself."""
    return kept_page.evaluate("navigator.userAgent")


@pytest.fixture
def reader(browser, kept_readers, agent, base, request, output_path):
    """A function that gives the page of a reader whose browser has these settings, with nothing left of other tests.

    As with `viewer`, each is opened once and keeps no trace; it speaks any language. What cannot be taken back, such as
    a script that runs before those of the page, belongs into a `new_page`.
    """
    used = []

    def opened(locale="en-US", **settings):
        key = str(sorted(settings.items()))
        if key not in kept_readers:
            page = browser.new_context(**settings).new_page()
            kept_readers[key] = page, page.context.new_cdp_session(page)
        page, session = kept_readers[key]
        used.append(page)
        page.unroute_all()
        page.goto("about:blank")
        page.context.clear_cookies()
        session.send("Storage.clearDataForOrigin", {"origin": base.rstrip("/"), "storageTypes": "all"})
        session.send("Emulation.setUserAgentOverride", {"userAgent": agent, "acceptLanguage": locale})
        session.send("Emulation.setLocaleOverride", {"locale": locale})
        page.set_viewport_size(settings.get("viewport") or {"width": 1280, "height": 720})
        page.emulate_media(media="screen", color_scheme="light", forced_colors="none")
        return page

    yield opened
    if request.node.rep_call.failed:
        for number, page in enumerate(used):
            page.screenshot(path=Path(output_path) / f"test-failed-{number}.png")


@pytest.fixture
def new_page(browser, request, output_path):
    """A page of its own, for what cannot be taken back; it keeps a picture of a failure, but no trace."""
    context = browser.new_context()
    page = context.new_page()
    yield page
    if request.node.rep_call.failed:
        page.screenshot(path=Path(output_path) / "test-failed.png")
    context.close()


@contextmanager
def watched(page):
    """Gather whatever goes wrong while a page is used: console errors, failed or foreign requests."""
    found = []

    def console(message):
        if message.type == "error":
            found.append(message.text)

    def failed(request):
        if request.failure != "net::ERR_ABORTED":  # left early
            found.append(request.url)

    def answered(answer):
        if answer.status >= 400:
            found.append(f"{answer.status} {answer.url}")

    def asked(request):
        if urlsplit(request.url).hostname not in ("127.0.0.1", None):
            found.append(request.url)

    watches = {
        "console": console,
        "pageerror": lambda error: found.append(str(error)),
        "requestfailed": failed,
        "response": answered,
        "request": asked,
    }
    for event, watch in watches.items():
        page.on(event, watch)
    yield found
    for event, watch in watches.items():
        page.remove_listener(event, watch)


@pytest.fixture
def faults(page):
    """What goes wrong while the page of a test is used."""
    with watched(page) as found:
        yield found


@pytest.fixture
def viewer_faults(viewer):
    """What goes wrong while a test looks at pages."""
    with watched(viewer) as found:
        yield found
