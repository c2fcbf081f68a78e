"""Serves the preview's pages on the loopback address, and tells open pages of faults and of new builds."""

import json
import os
import sys
import threading
import time
from collections.abc import Callable
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from atlas.preview.static_server import SiteHandler

# Every page gets the bar's style and script when it is sent: neither is ever in a file of the site.
_AT = "/.preview/"
_HERE = Path(__file__).parent
_OWN = {f"{_AT}page.js": "text/javascript", f"{_AT}page.css": "text/css"}
_INTO_PAGE = '<link rel="stylesheet" href="{at}page.css"><script src="{at}page.js" data-version="{version}"></script>'

_KEEP_ALIVE = 15.0  # seconds between signs of life, which also find out that a page was closed

News = dict[str, str]


class PreviewServer(ThreadingHTTPServer):
    """Serves a folder, or the one that a link leads to just now. A context manager; the port is bound when it is made.

    A page that was sent knows the version of the build that it shows. Open pages are told the newest version, and the
    lines of a fault. `complain` gets a line for a page that could not be sent. Raises OSError when the port cannot be
    had.
    """

    allow_reuse_address = os.name != "nt"  # Windows would let two servers have the same port

    def __init__(self, port: int, folder: Path, complain: Callable[[str], None]) -> None:
        super().__init__(("127.0.0.1", port), partial(_Handler, directory=str(folder)))
        self.url = f"http://127.0.0.1:{self.server_port}/"
        self._news: News = {"version": str(time.time_ns()), "lines": ""}
        self._changed = threading.Condition()
        self._complain = complain

    def __enter__(self) -> "PreviewServer":
        threading.Thread(target=self.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.shutdown()
        self.server_close()

    def tell(self, lines: str, new_pages: bool) -> None:
        """Show lines on every open page, or none; let pages load anew when there are new ones."""
        version = str(time.time_ns()) if new_pages else self._news["version"]
        with self._changed:
            self._news = {"version": version, "lines": lines}
            self._changed.notify_all()

    def news(self, known: News | None = None) -> News:
        """Return what pages are to be told, waiting while it is what they know; after a while, return the same."""
        with self._changed:
            self._changed.wait_for(lambda: self._news is not known, timeout=_KEEP_ALIVE)
            return self._news

    def handle_error(self, request: object, client_address: object) -> None:
        """Say in one line why a page could not be sent; a browser that went away is no fault."""
        error = sys.exc_info()[1]
        if not isinstance(error, ConnectionError):
            self._complain(f"A page could not be sent: {type(error).__name__}: {error}")


class _Handler(SiteHandler):
    server: PreviewServer

    def do_GET(self) -> None:  # noqa: N802 - the library's name
        """Answer for the bar's own addresses; the rest are files of the site."""
        path = urlsplit(self.path).path
        if path == f"{_AT}events":
            self._tell_news()
        elif path in _OWN:
            self.answer(200, (_HERE / path.removeprefix(_AT)).read_bytes(), _OWN[path])
        else:
            super().do_GET()

    def send_head(self) -> Any:
        """Send pages with the bar; leave other files, and folders without a slash, to the library."""
        file = Path(self.translate_path(self.path))
        if urlsplit(self.path).path.endswith("/"):
            file /= "index.html"
        if file.suffix != ".html":
            return super().send_head()
        try:
            self.send_page(200, file.read_bytes())
        except OSError:
            self.send_error(404)
        return None

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer with the site's own page, or with a plain one before the first good build."""
        if code == 404 and not (Path(self.directory) / "404.html").exists():
            self.send_page(503, (_HERE / "nothing-yet.html").read_bytes())
        else:
            super().send_error(code, message, explain)

    def send_page(self, status: int, body: bytes) -> None:
        """Send a page of the site, with the bar and its script before the end of its body."""
        addition = _INTO_PAGE.format(at=_AT, version=self.server.news()["version"]).encode()
        start, end, rest = body.rpartition(b"</body>")
        super().send_page(status, start + addition + end + rest)

    def end_headers(self) -> None:
        """Let browsers keep nothing: a file changes under its address."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def _tell_news(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        known = None
        while True:
            news = self.server.news(known)
            self.wfile.write(b":\n\n" if news is known else f"data: {json.dumps(news)}\n\n".encode())
            known = news
