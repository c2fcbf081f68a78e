"""Measures what a key costs in the case drafter on a slow phone, with full fields, and a paste longer than they take.

Milliseconds to the end of the layout: what the key sets off at once, and in the next frame. What waits until the typing
rests comes in steps; the longest is given, for a key that comes between has to wait for it. All is typed in several
rounds, and of each key the least counts: what other programs take of the processor is not the page's.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from atlas.dev.browser import FLAGS, SLOWER, find_browser, serving

PAGE = "en/guides/write-a-case/"
ROUNDS = 5
LONG = 2500  # signs of each text; the pasted one has 40,000
KEYS = "the case was closed without an answer 12 times on 4 days "
_PROSE = "On 3 November 2026 order 123-1234567-1234567 was held: ASIN B000000000, 12 units, tracking 1Z 999 AA1 01. "
_IDS = {"asin": "B000000000", "sku": "AB-12-34", "order": "123-1234567-1234567", "case": "12345678901"}
_TEXTS = ("happened", "when", "error", "tried", "wanted", "stake")

_TYPE = """async ([values, texts]) => {
  const form = document.querySelector("[data-draft]"), field = form.elements.happened;
  const laidOut = () => (document.body.getBoundingClientRect(), performance.now());
  for (const [name, value] of Object.entries(values)) form.elements[name].value = value;
  field.focus();
  field.setSelectionRange(1e6, 1e6);
  const costs = [];
  let longest = 0;
  const { setTimeout: later } = window; // each step that the page puts off, measured
  window.setTimeout = (work, ms) => later(() => {
    const began = performance.now();
    work();
    longest = Math.max(longest, laidOut() - began);
  }, ms);
  const rested = (ms) => new Promise((done) => later(done, ms));
  for (const text of texts) {
    let began, ended;
    const framed = new Promise((done) => { ended = done; });
    requestAnimationFrame(() => { began = laidOut(); });
    const start = laidOut();
    document.execCommand("insertText", false, text); // as a hand does: the field takes no more than it may
    const cost = laidOut() - start;
    requestAnimationFrame(() => ended(laidOut() - began));
    costs.push(cost + await framed);
    await rested(text.length > 1 || costs.length % 8 === 0 ? 600 : 30);
  }
  window.setTimeout = later;
  return [costs, longest];
}"""


@dataclass(frozen=True)
class Cost:
    """What the keys of one way of typing cost, in milliseconds, and the longest step that was put off."""

    what: str
    keys: tuple[float, ...]
    step: float

    def __str__(self) -> str:
        """Return the line that is printed."""
        keys = sorted(self.keys)
        nearly = keys[int(len(keys) * 0.95)]
        return f"{self.what:<52} {median(keys):7.1f} {nearly:7.1f} {keys[-1]:7.1f} {self.step:7.1f}"


def measure(site: Path, rounds: int = ROUNDS) -> Iterator[Cost]:
    """Yield the cost of keys in a short case, in a full one, and of a paste, in the form of a site that was built."""
    from playwright.sync_api import sync_playwright

    chosen = {"store": "de", "matter": "payout-late"} | _IDS
    full = chosen | dict.fromkeys(_TEXTS, (_PROSE * 30)[:LONG])
    with serving(site) as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=list(FLAGS))
        for what, values, texts in (
            ("a key in the case drafter, fields empty", chosen, list(KEYS)),
            (f"a key, {LONG} signs in each text", full, list(KEYS)),
            ("40,000 signs pasted", chosen, [(_PROSE * 400)[:40_000]]),
        ):
            typed = [_typed(browser, base, values, texts) for _ in range(rounds)]
            keys = tuple(min(costs) for costs in zip(*(costs for costs, _ in typed), strict=True))
            yield Cost(what, keys, min(step for _, step in typed))
        browser.close()


def _typed(browser: Any, base: str, values: dict[str, str], texts: list[str]) -> tuple[tuple[float, ...], float]:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(base + PAGE, wait_until="networkidle")
    session = context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    costs, longest = page.evaluate(_TYPE, [values, texts])
    context.close()
    return tuple(costs), longest
