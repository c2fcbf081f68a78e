"""Serves a folder as a static host does."""

from contextlib import suppress
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from typing import Any


class SiteHandler(SimpleHTTPRequestHandler):
    """Serves a folder as a static host does: index.html for a folder, 404.html for what is not there."""

    def log_message(self, format: str, *args: object) -> None:
        """Stay silent."""

    def copyfile(self, source: Any, outputfile: Any) -> None:
        """Send a file to a reader, who may leave before its end."""
        with suppress(ConnectionError):
            super().copyfile(source, outputfile)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer a missing address with the site's own page."""
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.exists():
            super().send_error(code, message, explain)
        else:
            self.send_page(404, page.read_bytes())

    def send_page(self, status: int, body: bytes) -> None:
        """Send a page of the site."""
        self.answer(status, body, "text/html")

    def answer(self, status: int, body: bytes, media_type: str) -> None:
        """Send a text in UTF-8 with its headers; after HEAD the headers alone."""
        self.send_response(status)
        self.send_header("Content-Type", f"{media_type}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)
