"""What the tests in a browser share."""

from urllib.parse import urlsplit

import pytest


@pytest.fixture
def faults(page):
    """Whatever goes wrong while a page is used: console errors, failed or foreign requests."""
    found = []
    page.on("console", lambda message: found.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: found.append(str(error)))
    page.on("requestfailed", lambda r: found.append(r.url) if r.failure != "net::ERR_ABORTED" else None)  # left early
    page.on("response", lambda answer: found.append(f"{answer.status} {answer.url}") if answer.status >= 400 else None)
    page.on("request", lambda r: found.append(r.url) if urlsplit(r.url).hostname not in ("127.0.0.1", None) else None)
    return found
