"""Command: measure the search of the built site in a real Chromium with the golden questions, and print a table.

Finding: hit in the first place, in the first three, mean reciprocal rank; for the open questions and those held back.
Speed: as on a phone with a slow line, the page already open: the processor slowed down 4 times, 562 ms round trip,
1.47 Mbit/s; from the click that opens the search and the first key to the first result, then the work of each further
key until the results stand. Prints figures and judges none (tests/browser/test_search_floor.py does).
"""

import gzip
import statistics
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from typing import Any

import bootstrap  # noqa: F401 - first: has the packages, or sets them up
import click
from atlas.commands import guarded
from atlas.dev import search_eval
from atlas.dev.browser import FLAGS, SLOW_LINE, SLOWER, find_browser, serving
from atlas.paths import SITE
from playwright.sync_api import Browser, sync_playwright

# Opens the search, types the first letter and waits for a result; milliseconds.
_FIRST = """async (letter) => {
    const list = document.querySelector(".search-results"), input = document.querySelector("[data-search] input");
    const shown = new Promise((done) => {
        new MutationObserver(() => list.children.length && done()).observe(list, { childList: true });
    });
    const started = performance.now();
    document.querySelector("[data-search-open]").click();
    input.value = letter;
    input.dispatchEvent(new InputEvent("input", { bubbles: true }));
    await shown;
    return performance.now() - started;
}"""

# Types on, letter by letter; milliseconds of each, style and layout included.
_KEYS = """(question) => {
    const input = document.querySelector("[data-search] input"), list = document.querySelector(".search-results");
    return [...question].map((_, i) => {
        const started = performance.now();
        input.value = [...question].slice(0, i + 1).join("");
        input.dispatchEvent(new InputEvent("input", { bubbles: true }));
        list.getBoundingClientRect();
        return performance.now() - started;
    });
}"""


class _Compressing(SimpleHTTPRequestHandler):
    """Serves a folder compressed, as hosts do."""

    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: object) -> None:
        """Stay silent."""

    def do_GET(self) -> None:
        """Answer with the compressed file."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        body = gzip.compress(path.read_bytes(), 9) if path.is_file() else b""
        self.send_response(200 if body else 404)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Length", str(len(body)))
        if body:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)


def _speed(browser: Browser, base: str, code: str, asked: list[str]) -> tuple[float, list[float]]:
    """Measure one visit: milliseconds to the first result, and of each key of the questions after it."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(f"{base}{code}/guides/about/", wait_until="networkidle")
    session: Any = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", SLOW_LINE)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    first = float(page.evaluate(_FIRST, asked[0][:1]))
    keys = [float(ms) for question in asked for ms in page.evaluate(_KEYS, question)]
    context.close()
    return first, keys


@click.command(help=__doc__)
@click.option("--site", type=click.Path(exists=True, path_type=Path), default=SITE, show_default="site/")
@click.option("--rounds", type=click.IntRange(0), default=5, show_default=True, help="Visits for the speed; 0: none.")
@click.option("--misses", is_flag=True, help="Name the open questions that are not answered in the first three.")
@click.option("--held", is_flag=True, help="With the questions held back. Not while you tune.")
@guarded
def main(site: Path, rounds: int, misses: bool, held: bool) -> None:
    """Print a line for each language and set of questions."""
    click.echo("language  set   questions  hit@1   hit@3   MRR    bytes   first result   each key: median  95 %  worst")
    with sync_playwright() as playwright, serving(site.resolve(), _Compressing) as base:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=list(FLAGS))
        page = browser.new_page()
        for code in search_eval.codes():
            every = search_eval.questions(code)
            for name in ("open", "held") if held else ("open",):
                asked = [question for question in every if question.held == (name == "held")]
                found = search_eval.answers(page, base, code, asked)
                sums = search_eval.figures(asked, found)
                line = f"{code:8}  {name}  {sums.questions:9}  {sums.hit1:6.1%}  {sums.hit3:6.1%}  {sums.mrr:.3f}"
                if name == "open":
                    line += f"  {search_eval.weight(site, code):6}"
                if name == "open" and rounds:
                    sample = [question.ask for question in asked[:: max(1, len(asked) // 12)]]
                    visits = [_speed(browser, base, code, sample) for _ in range(rounds)]
                    keys = sorted(ms for _, all_keys in visits for ms in all_keys)
                    first = statistics.median(first for first, _ in visits)
                    line += f"  {first:9.0f} ms   {statistics.median(keys):13.1f} ms"
                    line += f"  {keys[int(len(keys) * 0.95)]:5.1f}  {keys[-1]:.1f}"
                click.echo(line)
                if misses and name == "open":
                    for question, addresses in zip(asked, found, strict=True):
                        if not 0 < question.rank(addresses) <= 3:
                            click.echo(f"    {question.ask}: {', '.join(addresses[:3]) or 'nothing'}")
        browser.close()


if __name__ == "__main__":
    main()
