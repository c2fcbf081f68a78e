"""How the tests tell that a page fits: what is cut, and the styles in which it must fit all the same."""

# The spacing is word for word that of WCAG 1.4.12. The wide letters stand for the widest fonts that a machine may have:
# letters of equal width are wider than those of Verdana or DejaVu Sans, and every machine has some; the spacing widens
# the scripts for which it has one font or none.
STYLES = {
    "as it is": "",
    "with the text spacing of WCAG 1.4.12": """
        * { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
        p { margin-block-end: 2em !important; }""",
    "with wide letters": "* { font-family: monospace !important; letter-spacing: .04em !important; }",
}

# What reaches beyond the screen or is cut by its own box, in a page or in that of a frame. What is hidden from sight or
# can be scrolled does not count. Nearly every box fits: only one that does not is asked whether it can be seen.
CUT = """(page) => {
  const unseen = ".hidden, .skip, thead, .languages ul, svg";
  const clipped = (box) => box && (getComputedStyle(box).clipPath === "inset(50%)" || clipped(box.parentElement));
  const seen = (box) => box.checkVisibility({ visibilityProperty: true }) && !box.closest(unseen) && !clipped(box);
  const root = (page ?? document).documentElement, wide = root.clientWidth, found = [];
  for (const box of root.querySelectorAll("body *")) {
    const { left, right, width, height } = box.getBoundingClientRect();
    if (width < 2 || height < 2) continue;
    const beyond = left < -1 || right > wide + 1, over = box.scrollWidth > box.clientWidth + 1;
    if (!(beyond || over) || !seen(box)) continue;
    if (beyond) found.push(`${Math.round(right - wide)} px: ${box.outerHTML.slice(0, 120)}`);
    if (over && getComputedStyle(box).overflowX !== "visible") found.push(`cut: ${box.outerHTML.slice(0, 120)}`);
  }
  if (root.scrollWidth > wide) found.push(`the page is ${root.scrollWidth} px wide`);
  return found;
}"""

# Words that stand in two lines though no mark parts them, below a box or in the page. Addresses are torn where they
# must be, and the scripts that write no spaces break between their letters.
TORN = """(box) => {
  const found = [], range = document.createRange();
  const unseen = "code, pre, bdi, bdo, thead, caption, .hidden, .host, option, textarea, script, style";
  const inTwo = () => {
    const ends = [...range.getClientRects()].filter(({ width }) => width > 1).map(({ bottom }) => bottom);
    return Math.max(...ends) - Math.min(...ends) > 5;
  };
  const texts = document.createTreeWalker(box ?? document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const { data, parentElement: own } = texts.currentNode;
    range.selectNodeContents(texts.currentNode);
    if (!inTwo()) continue;
    if (!own.checkVisibility({ visibilityProperty: true }) || own.closest(unseen)) continue;
    const addresses = [...data.matchAll(/\\S*\\p{L}[.]\\p{L}\\S*/gu)];
    for (const { 0: word, index } of data.matchAll(/[\\p{L}\\p{M}\\p{N}]{2,}/gu)) {
      if (addresses.some(({ 0: text, index: from }) => from <= index && index < from + text.length)) continue;
      if (/[\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\p{sc=Thai}]/u.test(word)) continue;
      range.setStart(texts.currentNode, index);
      range.setEnd(texts.currentNode, index + word.length);
      if (inTwo()) found.push(`${word}: ${own.outerHTML.slice(0, 120)}`);
    }
  }
  return found;
}"""
