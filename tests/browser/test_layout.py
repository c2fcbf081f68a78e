"""Every page of every language on the smallest screen: it loads, nothing is cut, whatever the fonts and the spacing.

The width of a text is the machine's: another font, or a reader's own spacing, makes every line longer. So each page is
measured as it is, with the spacing that WCAG 1.4.12 grants every reader, and with wide letters: with both at once, and
with each of them where that is too much.
"""

import pytest
from layout import CUT, STYLES
from own import IN_BROWSER, PROJECT

# A page of each kind, those with the longest words and hosts first.
KINDS = (
    *("", "marketplaces/", "marketplaces/gb/", "matters/identity-check/", "matters/money-held/", "changes/"),
    *(f"guides/{slug}/" for slug in ("which-desk", "check-a-link", "write-a-case", "contact", "link-to-us")),
)
LOCALES = [locale.code for locale in PROJECT.locales]

# Opens each page in one frame, everything in it unfolded, and looks at it in each style and in both directions.
MEASURE = (
    """async ([addresses, styles]) => {
  const frame = document.querySelector("iframe");
  const cut = """
    + CUT
    + """;

  // A host that would have room in a line of its own stands in one line: in two it is read as another host.
  const torn = (page) => {
    const found = [], range = page.createRange();
    const texts = page.createTreeWalker(page.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const text = texts.currentNode, box = text.parentElement;
      if (!/^\\s*[\\w-]+([.][\\w-]+)*[.][a-z]{2,}\\s*$/.test(text.data) || !box.checkVisibility()) continue;
      range.selectNodeContents(text);
      const lines = new Set([...range.getClientRects()].map((line) => Math.round(line.bottom))).size;
      if (lines < 2) continue;
      let room = box;
      while (/inline/.test(getComputedStyle(room).display)) room = room.parentElement;
      const { paddingLeft, paddingRight } = getComputedStyle(room);
      const free = room.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
      box.style.whiteSpace = "nowrap";
      const width = box.getBoundingClientRect().width;
      box.style.whiteSpace = "";
      if (width <= free) found.push(`torn: ${text.data.trim()} (${Math.round(width)} of ${Math.round(free)} px)`);
    }
    return found;
  };

  const found = {};
  for (const address of addresses) {
    await new Promise((loaded) => { frame.onload = loaded; frame.src = address; });
    const page = frame.contentDocument, root = page.documentElement, own = root.dir;
    for (const part of page.querySelectorAll("details:not(.languages)")) part.open = true;
    const sheet = new frame.contentWindow.CSSStyleSheet();
    page.adoptedStyleSheets = [sheet];
    const faultsIn = (style) => {
      sheet.replaceSync(style);
      const faults = [...cut(page), ...torn(page)];
      if (!style) {
        root.dir = own === "rtl" ? "ltr" : "rtl";
        if (root.scrollWidth > root.clientWidth) faults.push(`the page is ${root.scrollWidth} px wide, ${root.dir}`);
        root.dir = own;
      }
      if (address === addresses[0]) { // the menu is the same on every page
        page.querySelector("[data-menu-open]")?.click();
        faults.push(...cut(page).map((fault) => `menu: ${fault}`));
        page.querySelector("[data-menu-close]")?.click();
      }
      return faults;
    };
    const { "as it is": plain, ...wider } = styles, all = Object.values(wider).join("");
    for (const [name, style] of Object.entries(faultsIn(all).length ? styles : { "as it is": plain })) {
      const faults = faultsIn(style);
      if (faults.length) found[`${address} ${name}`] = faults;
    }
  }
  return found;
}"""
)


FRAME = """document.body.innerHTML = `<iframe></iframe><style>
iframe { position: fixed; inset: 0; inline-size: 320px; block-size: 640px; border: 0 }</style>`"""


@pytest.fixture
def frame(viewer, base):
    """A page of nothing but a frame as wide as the smallest phone: pages load in it twice as fast as by themselves.

    It is made from a text of the site, as an answer of our own to its address would make every request ask the test.
    """
    viewer.goto(f"{base}robots.txt")
    viewer.evaluate(FRAME)
    return viewer


def unfit(frame, base, paths):
    """Give what does not fit of the pages at these paths, by page and style."""
    found = frame.evaluate(MEASURE, [[base + path for path in paths], STYLES])
    return {page.removeprefix(base): faults for page, faults in found.items()}


@pytest.mark.parametrize("code", LOCALES)
def test_every_page_loads_without_a_fault_and_fits_the_smallest_phone(frame, viewer_faults, site, base, code, thorough):
    """In `make test` the other languages show one page of each kind: what they have in common, the four have too."""
    every = thorough or code in IN_BROWSER
    files = (
        sorted((site / code).rglob("index.html")) if every else [site / code / f"{page}index.html" for page in KINDS]
    )
    assert unfit(frame, base, [file.relative_to(site).as_posix().removesuffix("index.html") for file in files]) == {}
    assert viewer_faults == []


def test_the_pages_of_all_languages_load_without_a_fault_and_fit_too(frame, viewer_faults, base):
    assert unfit(frame, base, ["", "404.html", "go/"]) == {}
    assert viewer_faults == []


# The text of each line of an element's only text.
LINES = """(element) => {
  const range = document.createRange(), text = element.firstChild, lines = {};
  for (let at = 0; at < text.length; at += 1) {
    range.setStart(text, at);
    range.setEnd(text, at + 1);
    const { bottom } = range.getBoundingClientRect();
    lines[bottom] = (lines[bottom] || "") + text.data[at];
  }
  return Object.values(lines);
}"""


@pytest.mark.parametrize("code", ["zh", "zh-Hant"])
def test_a_chinese_heading_breaks_at_its_marks_and_not_within_a_word(viewer, base, code):
    viewer.goto(f"{base}{code}/matters/payout-late/")
    *lines, _ = viewer.locator("h1").evaluate(LINES)
    assert lines
    assert [line for line in lines if line[-1] not in "，）"] == []
