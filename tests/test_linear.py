"""However long and odd a line is, the work on it grows with its length, not with its square.

Nothing is timed. The system ends a process that computes for long: what is linear takes a few seconds of its time, what
is quadratic would take many minutes.
"""

import resource
import subprocess
import sys

import pytest
from atlas.paths import ROOT

SECONDS = 40  # of a processor, for each kind of work
LENGTH = 60_000

PIECES = ["a", "1", "-", ".", " ", "a ", "a.", "a@", "+1 (", "[", "](", "[a](", "[a][", "[[", "`", "*", "|", "{", "{#"]
PIECES += ["{: #a", "<a", "<a ", "<form", ' data-a="', "a/", "、", "٠"]
STARTS = {"## a": [" ", "a ", "{#a "], "1. ": [" "], "+1": [" ", "("], "| ": [" ", "a "], "/**": ["\n/**"]}
ADDRESSES = [".", "a.", "a", "-", "/", "a/", "@", "{", "https://"]

# A function `work` that is called with every line.
WORK = {
    "rules on guides": """
import tempfile
from pathlib import Path
from atlas import rules
from atlas.sources import guides
from atlas.model.locales import locale
two = locale("en"), locale("ja")
terms = guides.read_texts(locales=two).terms
path = Path(tempfile.mkdtemp()) / "email.md"
def work(line):
    path.write_text("---\\ntitle: t\\nshort: s\\ndescription: d\\nrevision: 1\\n---\\n" + line, "utf-8")
    guide = guides.read_guide(path)
    rules.run("texts", guides.Texts(two, guides={"en": {}, "ja": {"email": guide}}, terms=terms))
""",
    "rules on strings": """
import json
from atlas import rules
from atlas.sources import guides, yaml_file
from atlas.model.locales import locale
two = locale("en"), locale("ja")
terms = guides.read_texts(locales=two).terms
english = yaml_file.parse("site: {name: x}", "en.yaml")
def work(line):
    strings = {"en": english, "ja": yaml_file.parse(json.dumps({"site": {"name": line}}), "ja.yaml")}
    rules.run("texts", guides.Texts(two, strings=strings, guides={"en": {}, "ja": {}}, terms=terms))
""",
    "the words to keep to": """
import tempfile
from pathlib import Path
from atlas.sources import glossary
from atlas.problems import AtlasError
file = Path(tempfile.mkdtemp()) / "ja.md"
def work(line):
    file.write_text(f"| English | Found as | Not |\\n|---|---|---|\\n| a | {line} | {line} |\\n{line}", "utf-8")
    try:
        glossary.read("ja", file.parent)
    except AtlasError:
        pass
""",
    "rules on data": """
import json
from pathlib import Path
from atlas import rules
from atlas.model import catalogue
from atlas.sources import raw_tables, yaml_file
docs, _ = raw_tables.read(Path("tests/sample"))
fields = ("id", "number", "title", "where", "date", "domain", "guide", "group", "mail", "code", "storefront")
lists = ("addresses", "doors", "languages", "sources", "marketplaces")
def work(line):
    link = {"url": "https://" + line, "seen": line, "confidence": line}
    row = {**dict.fromkeys(fields, line), **dict.fromkeys(lists, [line]), "links": {"contact": link}}
    document = yaml_file.parse(json.dumps({"domains": [row], "groups": [line], **dict.fromkeys(docs, [row])}), "file")
    rules.run("data", dict.fromkeys(docs, document))
""",
    "pages as Markdown, search, marks": """
from atlas.content import bidi, shortcodes
from atlas.publish import assets, page_markdown, search_index
from atlas.model.catalogue import catalogue
from atlas.content.context import Edition
from atlas.model.locales import locale
from atlas.sources.messages import words
edition = Edition(catalogue(), words(locale("en")), "https://atlas.example/")
def work(line):
    page_markdown.plain_markdown(line, line, "guides/x.md", "https://atlas.example/en/")
    search_index._shape(line)
    bidi.isolate(line)
    shortcodes.fill_marks(line, edition, "email")
    assets._COMMENT.sub("", line)
""",
    "rules on built pages": """
import html
from atlas import rules
from atlas.build import page_facts
from atlas.model.catalogue import catalogue
from atlas.build.page_facts import Site
def work(line):
    text = html.escape(line)
    raw = f'<html><title>{text}</title><main><h1>{text}</h1><p>{text}<a href="{text}" id="{text}">x</a></main></html>'
    page = page_facts.parse_page(raw.encode(), "guides/x/")
    rules.run("site", Site("https://atlas.example/", catalogue(), {"en": (page,), "ja": (page,)}, (), frozenset()))
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
