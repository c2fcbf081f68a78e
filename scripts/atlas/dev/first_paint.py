"""Measures what a reader on a slow line waits for: the first visit of a page, beside the same page as one file.

The line: 562 ms latency, 1.47 Mbit/s, a processor slowed down 4 times; everything compressed, as hosts send it: by
gzip, which each of them can, and the bytes by Brotli too, which is beside the files for those that send it.
"""

import gzip
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

import brotli

from atlas.dev.browser import FLAGS, SLOW_LINE, SLOWER, find_browser, serving
from atlas.preview.static_server import SiteHandler

PAGE, NEXT = "en/marketplaces/de/", "en/matters/payout-late/"

_STYLES = re.compile(r'<link rel="stylesheet" href="([^"]+)">\n?')
_SCRIPTS = re.compile(r'<script[^>]* src="[^"]+"[^>]*></script>\n?')
_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>\n?')

# The largest part that was painted, what shifted, and what came over the line, by the page's own account.
_OBSERVE = """
  window.measured = {paint: 0, shift: 0};
  new PerformanceObserver((list) => { for (const one of list.getEntries()) measured.paint = one.startTime; })
    .observe({type: "largest-contentful-paint", buffered: true});
  new PerformanceObserver((list) => { for (const one of list.getEntries()) measured.shift += one.value; })
    .observe({type: "layout-shift", buffered: true});
"""
_READ = """() => {
  const all = [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")];
  const sizes = all.map((one) => one.transferSize).filter(Boolean);
  return {...measured, requests: sizes.length, bytes: sizes.reduce((sum, size) => sum + size, 0)};
}"""


class _Gzip(SiteHandler):
    encoding = "gzip"
    packed: Callable[[bytes], bytes] = staticmethod(gzip.compress)

    def do_GET(self) -> None:  # noqa: N802 - the server's own name
        """Answer as a host does that compresses."""
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if file.is_dir() else file
        if not file.is_file():
            self.send_error(404)
            return
        body = self.packed(file.read_bytes())
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Encoding", self.encoding)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=3600")
        self.end_headers()
        self.wfile.write(body)


class _Brotli(_Gzip):
    encoding = "br"
    packed = staticmethod(brotli.compress)


def one_file(site: Path, page: str) -> str:
    """Return a page of a site with its styles written into it and without scripts: what no page can be quicker than."""
    html = (site / page / "index.html").read_text("utf-8")

    def written(match: re.Match[str]) -> str:
        return f"<style>{(site / page / match[1]).resolve().read_text('utf-8')}</style>"

    return _POLICY.sub("", _SCRIPTS.sub("", _STYLES.sub(written, html)))


def measure(site: Path, rounds: int, folder: Path) -> dict[str, float]:
    """Return what the first visit of a country's page costs, and a further page (`second`, `second_requests`).

    `paint` is the time until its largest part is painted, in milliseconds, `floor` the same for the page as one file,
    `shift` the worst of what moved; `bytes` and `requests` are those of the first visit. Each is the median of some
    rounds, taken by turns. `bytes_brotli` and `second_brotli` are counted once. `folder` is an empty one to work in.
    """
    from playwright.sync_api import sync_playwright

    copy = folder / "site"
    shutil.copytree(site, copy, ignore=shutil.ignore_patterns("go", "api"))
    (copy / "floor.html").write_text(one_file(copy, PAGE), "utf-8")
    found: dict[str, list[float]] = {}
    with serving(copy, _Gzip) as base, serving(copy, _Brotli) as smaller, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=list(FLAGS))
        for _ in range(rounds):
            first, second = _visit(browser, base + PAGE, base + NEXT)
            (floor,) = _visit(browser, f"{base}floor.html")
            round_of = {"floor": floor["paint"], "second": second["bytes"], "second_requests": second["requests"]}
            for name, value in (first | round_of).items():
                found.setdefault(name, []).append(value)
        first, second = _visit(browser, smaller + PAGE, smaller + NEXT)
        found |= {"bytes_brotli": [first["bytes"]], "second_brotli": [second["bytes"]]}
        browser.close()
    return {name: max(values) if name == "shift" else median(values) for name, values in found.items()}


def _visit(browser: Any, *addresses: str) -> list[dict[str, float]]:
    """Visit addresses one after the other, as a reader who never was here, and return what each visit cost."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.add_init_script(_OBSERVE)
    session = context.new_cdp_session(page)
    session.send("Network.emulateNetworkConditions", SLOW_LINE)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    answers = []
    for address in addresses:
        page.goto(address)
        page.wait_for_timeout(1200)  # what comes late comes now
        answers.append(page.evaluate(_READ))
    context.close()
    return answers
