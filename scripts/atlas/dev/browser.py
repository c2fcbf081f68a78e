"""Finds a Chrome or Chromium and starts it quietly; serves a folder on the loopback address for it."""

import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from atlas.preview.static_server import SiteHandler

# No sandbox: root and containers have none. No renderer in reserve: starting one costs as much as a page, and nobody
# waits for it. The rest keeps a test from talking to anybody.
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-features=SpareRendererForSitePerProcess",
)

# What is measured on: a slow line (562 ms, 1.47 Mbit/s), and a processor slowed down so many times.
SLOW_LINE = {"offline": False, "latency": 562, "downloadThroughput": 1.47e6 / 8, "uploadThroughput": 1.47e6 / 8}
SLOWER = 4

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_MAC = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")


def installed_browser() -> str | None:
    """Return the path of a browser: ATLAS_CHROME, else an installed one; None where only Playwright's own may be."""
    if chosen := os.environ.get("ATLAS_CHROME"):
        return chosen
    for name in _NAMES:
        if found := shutil.which(name):
            return found
    return str(_MAC) if _MAC.exists() else None


def find_browser() -> str | None:
    """Return the path of a browser, an installed one before Playwright's own; None if there is none."""
    if found := installed_browser():
        return found
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if Path(own).exists() else None


@contextmanager
def serving(folder: Path, handler: type[SimpleHTTPRequestHandler] = SiteHandler) -> Iterator[str]:
    """Serve a folder on a free port of 127.0.0.1; gives the address, with a slash at its end."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
