"""However long and odd a line is, the work on it grows with its length, not with its square.

Nothing is timed. The system ends a process that computes for long: what is linear takes a few seconds of its time, what
is quadratic far more.
"""

import resource
import subprocess
import sys

import pytest
from atlas.paths import ROOT

SECONDS = 12  # of a processor, for each kind of work
LENGTH = 40_000

PIECES = ["a", "1", "-", ".", " ", "a ", "a.", "a@", "+1 (", "[", "](", "[a](", "[a][", "[[", "`", "*", "|", "{", "{#"]
PIECES += ["{: #a", "<a", "<a ", "<form", ' data-a="', "a/", "、", "٠"]
STARTS = {"## a": [" ", "a ", "{#a "], "1. ": [" "], "+1": [" ", "("], "| ": [" ", "a "], "/**": ["\n/**"]}
ADDRESSES = [".", "a.", "a", "-", "/", "a/", "@", "{", "https://"]

# The project with one page alone, in two languages: what the rules do with other texts says nothing of a line.
PROJECT = """
import re
from atlas.model.locales import locale
from atlas.project import Project
project = Project.read()
words = re.compile("docs/(?!(en|ja)/guides/email|translating/(en|ja))|data/(strings|search)/(?!en|ja)|overrides/assets")
project = project.changed(dict.fromkeys(filter(words.match, project.snapshot.files)) | {"data/published.txt": b""})
project.locales = locale("en"), locale("ja")
"""

# A function `work` that is called with every line.
WORK = {
    "rules on guides": PROJECT
    + """
from atlas import rules
def work(line):
    guide = "---\\ntitle: t\\nshort: s\\ndescription: d\\nrevision: 1\\n---\\n" + line
    changed = project.changed({"docs/ja/guides/email.md": guide.encode()})
    changed.locales = project.locales
    rules.run("texts", changed)
""",
    "rules on strings": PROJECT
    + """
import json
from atlas import rules
def work(line):
    changed = project.changed({"data/strings/ja.yaml": json.dumps({"site": {"name": line}}).encode()})
    changed.locales = project.locales
    rules.run("texts", changed)
""",
    "the words to keep to": """
from atlas.problems import AtlasError
from atlas.sources import glossary
def work(line):
    try:
        rows = f"| English | Found as | Not |\\n|---|---|---|\\n| a | {line} | {line} |\\n{line}"
        glossary.parse(rows, "ja.md", "ja")
    except AtlasError:
        pass
""",
    "rules on data": """
import json
from atlas import rules
from atlas.project import Project
from atlas.sources import yaml_file
project = Project.read()
fields = ("id", "number", "title", "where", "date", "domain", "guide", "group", "mail", "code", "storefront")
lists = ("addresses", "doors", "languages", "sources", "marketplaces")
def work(line):
    link = {"url": "https://" + line, "seen": line, "confidence": line}
    row = {**dict.fromkeys(fields, line), **dict.fromkeys(lists, [line]), "links": {"contact": link}}
    names = list(project.tables)
    document = yaml_file.parse(json.dumps({"domains": [row], "groups": [line], **dict.fromkeys(names, [row])}), "file")
    changed = project.changed({})
    changed.tables = dict.fromkeys(names, document)
    rules.run("data", changed)
""",
    "pages as Markdown, search, marks": """
import html
from atlas.content import bidi, html_blocks, shortcodes, typography
from atlas.publish import page_markdown, search_index
BASE = "https://atlas.example/en/"
from atlas.content import javascript
from atlas.content.context import LocaleContext
from atlas.model.locales import locale
from atlas.project import Project
context = LocaleContext.of(Project.read(), locale("en"))
def work(line):
    text = html.escape(line)
    page_markdown.page_markdown(f"<main><article><h1>{text}</h1><p>{text}</p></article></main>".encode(), BASE)
    typography.set_text(f"<p>{text}</p>", "fr")
    typography.mark_english(f"<p>{text}</p>", frozenset({"x"}))
    html_blocks.put_back(*html_blocks.take_out(line))
    search_index._shape(line)
    bidi.isolate(line)
    shortcodes.expand_shortcodes(line, context, "email")
    javascript.shrunk(line)
""",
    "rules on built pages": PROJECT
    + """
import html
from atlas import rules
from atlas.site import page_facts
from atlas.site.built import Site
def work(line):
    text = html.escape(line)
    raw = f'<html><title>{text}</title><main><h1>{text}</h1><p>{text}<a href="{text}" id="{text}">x</a></main></html>'
    page = page_facts.parse_page(raw.encode(), "guides/x/")
    rules.run("site", Site(project, {"en": (page,), "ja": (page,)}, (), frozenset()))
""",
}


@pytest.mark.parametrize("name", WORK)
def test_the_work_on_a_line_grows_with_its_length(name):
    pieces, starts = (ADDRESSES, {}) if name == "rules on data" else (PIECES, STARTS)
    lines = [piece * (LENGTH // len(piece)) for piece in pieces]
    lines += [start + piece * (LENGTH // len(piece)) + " x" for start, own in starts.items() for piece in own]
    loop = f"import sys\nsys.path.insert(0, 'scripts')\n{WORK[name]}\nfor line in {lines!r}:\n    work(line)\n"
    done = subprocess.run(
        [sys.executable, "-"],
        input=loop,
        cwd=ROOT,
        text=True,
        capture_output=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS)),
    )
    assert done.returncode == 0, done.stderr or "it computed for too long"
