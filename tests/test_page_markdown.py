"""The Markdown beside each page is CommonMark: read as such, no mark of it is left over."""

import re

import pytest
from atlas.publish.page_markdown import page_markdown
from markdown_it import MarkdownIt
from own import PROJECT

ADDRESS = "https://atlas.example/en/guides/email/"
READ = MarkdownIt("commonmark").enable("table")
CODES = [locale.code for locale in PROJECT.locales]

CASES = {
    "title and text": ("<p class=kicker>x</p><h1>A</h1><p>b <strong>c</strong> <em>d</em></p>", "# A\n\nb **c** d"),
    "bold that no reader would take": ("<p>か<b>「き」</b>く<b>け</b></p>", "か「き」く**け**"),
    "a link is whole": ("<p><a href='../prepare/#x'>e</a></p>", "[e](https://atlas.example/en/guides/prepare/#x)"),
    "steps are counted": ("<ol><li>a</li><li>b<ul><li>c</li></ul></li></ol>", "1. a\n2. b\n   - c"),
    "code": ("<p><code>a*b</code></p>", "`a*b`"),
    "signs are no marks": ("<p>2 * 3 [x] a_b</p>", "2 \\* 3 \\[x\\] a\\_b"),
    "a table": (
        "<table><thead><tr><th>a</th><th>b|c</th></tr></thead><tbody><tr><td>d</td><td><code>e</code></td></tr></tbody></table>",
        "| a | b\\|c |\n|---|---|\n| d | `e` |",
    ),
    "facts": ("<dl><div><dt>a</dt><dd>b <bdi>c</bdi></dd></div></dl>", "- a: b c"),
    "a fold": ("<details><summary>a</summary><p>b</p><ol><li>c</li></ol></details>", "> **a**\n>\n> b\n>\n> 1. c"),
    "a box": ('<div class="admonition"><p class="admonition-title">a</p><p>b</p></div>', "> **a**\n>\n> b"),
    "a door": (
        '<div><a class="door" href="https://x.example"><b>a</b><bdi>b.example</bdi><i class="sure">c</i></a></div>',
        "[**a** b.example (c)](https://x.example)",
    ),
    "a drawing is its words": ('<figure><div role="img" aria-label="a b"><p>c</p></div></figure>', "a b"),
    "a text to copy": ("<pre>a\n  b</pre>", "```text\na\n  b\n```"),
    "tools and icons go": ('<p>a<svg><path/></svg></p><form>x</form><p class="js-only">y</p><div>b</div>', "a\n\nb"),
}


@pytest.mark.parametrize("case", CASES)
def test_a_page_becomes_markdown(case):
    html, markdown = CASES[case]
    page = f"<html><body><main><article>{html}</article></main></body></html>"
    assert page_markdown(page.encode(), ADDRESS) == markdown + "\n"


@pytest.mark.parametrize("code", CODES)
def test_no_mark_is_left_over_when_a_program_reads_it(site, code):
    for path in (site / code).rglob("index.md"):
        text = path.read_text("utf-8")
        shown = re.sub(r"<(pre|code)\b.*?</\1>", "", READ.render(text), flags=re.DOTALL)
        words = re.sub(r"<[^<>]*>", "", shown)
        assert text.startswith("# ")
        assert not re.search(r"\]\(|\*\*|!!!|\?\?\?|^#+ ", words, re.MULTILINE), path
