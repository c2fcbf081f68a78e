"""Hostile words, tables and front matter go the whole road: no script runs, no tag is born, every file can be read.

It is the road of a build, from YAML to the finished files, for a project of few pages. What the checks refuse in a
table ends there; words go on whatever the checks say: none of them alone may stand between a word and a page.
"""

import csv
import io
import json
import re
import tempfile
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

from atlas import rules
from atlas.build.assemble import assemble
from atlas.build.render import render
from atlas.content.shortcodes import TOOLS
from atlas.content.written_markup import ATTRIBUTES, TAGS
from atlas.problems import AtlasError, stopping
from atlas.publish.hosts import host_files
from atlas.rules import check
from atlas.sources import yaml_file
from atlas.sources.raw_tables import FILES
from hostile import holder_of, only_problems, paths, written
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st
from lxml import etree
from own import PROJECT
from test_data_rules import SAMPLE

CODES = ("en", "ar")
PLAIN = {"title": "A title", "short": "Short", "description": "What it is about."}
BODIES = {f"guides/{slug}": "[[tool]]\n\n## Part {#part}\n\nWords." for slug in TOOLS}
BODIES |= {"guides/about": "[[sources]]\n\n[[screens]]\n\n[[report]]\n\n[[domains]]", "guides/contact": "Words."}
BODIES |= {f"matters/{id}": "The answer. [3][s3]\n\n[[door]]" for id in ("case-closed", "suspicious-message")}
WORDS = {code: yaml_file.parse(PROJECT.snapshot.text(f"data/strings/{code}.yaml", "test"), code).data for code in CODES}
TABLES = {name: SAMPLE.tables[name].data for name in FILES}


def settings_of(names):
    """Give mkdocs.yml for two languages of some names; few pages are there, and none need be in the menu."""
    text = re.sub(r"^ +- \{locale: .*\n", "", SAMPLE.snapshot.text("mkdocs.yml", "test"), flags=re.MULTILINE)
    listed = "".join(f"        - {written({'locale': code, 'name': name})}\n" for code, name in names.items())
    text = text.replace("      languages:\n", f"      languages:\n{listed}")
    text = text.replace("docs_dir: docs", "docs_dir: tests/sample")  # MkDocs lists it, and our hook leaves it out
    text = re.sub(r"^(nav|validation):\n( .*\n)+", "", text, flags=re.MULTILINE)
    unjudged = "validation: {nav: {omitted_files: ignore}, links: {not_found: ignore, anchors: ignore}}\n"
    return f"{text}nav: [index.md, marketplaces/index.md]\n{unjudged}".encode()


def page(key, front=PLAIN):
    """Give a hand-written page with some front matter."""
    said = "".join(f"{name}: {written(text)}\n" for name, text in front.items())
    return f"---\n{said}revision: 1\n---\n\n{BODIES[key]}\n".encode()


SMALL = SAMPLE.changed(
    dict.fromkeys(name for name in SAMPLE.snapshot.files if re.match(r"docs/[\w-]+/(guides|matters)/", name))
    | {"data/published.txt": b"", "mkdocs.yml": settings_of({"en": "English", "ar": "العربية"})}
    | {f"data/search/{code}.yaml": b"guides: {}\nmatters: {}\nmarketplaces: {}\ncommon: []\n" for code in CODES}
    | {f"docs/{code}/{key}.md": page(key) for code in CODES for key in BODIES}
)


def made(project, code):
    """Give every file of the site with one language rendered anew, and what the checks of the finished site say."""
    with tempfile.TemporaryDirectory() as folder:
        build = render(project, code, Path(folder))
    builds = [build if own == code else plain(own) for own in CODES]
    files, site = assemble(project, builds)
    return files, only_problems(rules.run("site", site))


@cache
def plain(code):
    """Give a language of the small project as it is built from nothing hostile."""
    with tempfile.TemporaryDirectory() as folder:
        return render(SMALL, code, Path(folder))


@cache
def harmless():
    """Give what the checks say of the small project, the finished one too, its files, and what its pages are made of.

    It is no whole site: what they say of it anyway is no answer to what is hostile.
    """
    files, found = made(SMALL, "en")
    parts = {part for path, content in files.items() if path.endswith(".html") for part in elements(content)}
    of_markdown = ATTRIBUTES | {"img": {"src", "alt", "title"}, "h1": {"id"}}  # of a word, a rule refuses the picture
    parts |= {
        (tag, name) for tag in TAGS | of_markdown.keys() for name in ("", "class", "dir", *of_markdown.get(tag, ()))
    }
    return {problem.message for problem in [*judged(SMALL), *found]}, files, frozenset(parts), inner(files)


def judged(project):
    """Give what the checks say of the sources."""
    found = check.check_data(project)
    return only_problems([*found, *rules.run("config", project), *rules.run("texts", project)])


def refused(found):
    """Say whether the checks stop what is hostile."""
    return any(problem.message not in harmless()[0] for problem in stopping(found))


def elements(content):
    """Give each kind of element of a page, alone and with each of its attributes."""
    for element in etree.fromstring(content, etree.HTMLParser(encoding="utf-8")).iter(etree.Element):
        yield element.tag, ""
        yield from ((element.tag, name) for name in element.attrib)


def inner(files):
    """Give what runs in all pages, and what they load: the text or the address of each script, style and icon."""
    found = set()
    for path, content in files.items():
        if path.endswith(".html"):
            tree = etree.fromstring(content, etree.HTMLParser(encoding="utf-8"))
            found |= set(tree.xpath("//style/text() | //script[not(@type='application/ld+json')]/text()"))
            found |= set(tree.xpath("//script/@src | //link[@rel!='canonical' and @rel!='alternate']/@href"))
    return found


LINES = ("llms.txt", "robots.txt", *host_files(SMALL))  # a line more of them is a rule more


def hold_sound(files, found):
    """Hold that finished files have nothing in them that the harmless ones have not, and can be read."""
    _, before, parts, runs = harmless()
    hashed = re.compile(r"\.[0-9a-f]{8}\.")  # an asset is named after what it holds
    assert {hashed.sub(".", path) for path in files} == {hashed.sub(".", path) for path in before}
    assert inner(files) <= runs
    for path, content in files.items():
        if path.endswith(".html"):
            assert set(elements(content)) <= parts, path
            tree = etree.fromstring(content, etree.HTMLParser(encoding="utf-8"))
            for text in tree.xpath("//script[@type='application/ld+json']/text() | //@data-lists | //@data-headings"):
                json.loads(text)
            if not refused(found):
                leads = {address for address in tree.xpath("//a/@href") if ":" in address}
                assert all(address.startswith(("https://", "mailto:")) for address in leads), path
                assert not [address for address in tree.xpath("//@src") if ":" in address or "//" in address], path
        elif path.endswith((".json", ".webmanifest")):
            json.loads(content)
        elif path.endswith((".xml", ".svg")):
            own, other = ([one.tag for one in ElementTree.fromstring(text).iter()] for text in (content, before[path]))
            assert own == other, path
        elif path.endswith(".csv"):
            rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))
            assert {len(row) for row in rows} == {len(rows[0])}
            assert len(rows) == 1 + len(TABLES["marketplaces"]["marketplaces"])
            assert not [one for row in rows for one in row if one.startswith(("=", "+", "-", "@"))]
        elif path in LINES:
            assert len(content.splitlines()) == len(before[path].splitlines()), path


def taken(project, code, always):
    """Let a project go the road as far as the checks let it, words to its end; hold that what comes out is sound."""
    before = judged(project)
    if refused(before) and not always:
        return
    try:
        files, found = made(project, code)
    except AtlasError as error:
        only_problems(error.problems)
        return
    hold_sound(files, [*before, *found])


# fmt: off
BAD = ["<script>alert(1)</script>", "</script>", "</title>", "</textarea>", "<!--", "-->", "]]>", "<![CDATA[", "<?x?>",
       '"><img src=x onerror=alert(1)>', "' onfocus='alert(1)", "<svg onload=alert(1)>", "&lt;b&gt;", "&#60;b>", "<",
       "javascript:alert(1)", "[x](javascript:alert(1))", "![", "https://evil.example/", "=1+1", "@x", "|", "`", "*x*",
       "; return 302 /x;", "../", "%0d%0aX: y", ": ", '"', "'", " ", "# x", "- x", "1. x", "    x", "$1", "&", "\\"]
# fmt: on
BRACES = ["}", "{", "{{ 7 }}", "{% x %}", "{#main}", "{: onclick=x }", "${x}", "%{ENV:x}"]
BREAKS = ["\n", "\n\n", "\n/* /x 302", "\n# x", "\r\nX: y", "\t", "\0", "\u2028", "\u202e"]


def texts(table, keys=()):
    """Give the path of each text of a table, or of those alone that stand below one of some keys."""
    every = [path for path in paths(table) if isinstance(holder_of(table, path)[path[-1]], str)]
    return [path for path in every if not keys or any(key in path for key in keys)]


codes = st.sampled_from(CODES)
bad, worse, worst = (
    st.lists(st.sampled_from(signs), min_size=1, max_size=4).map("".join)
    for signs in (BAD, BAD + BRACES, BAD + BRACES + BREAKS)
)
# An example takes a while: few are tried in `make test`, and one that fails is told as it was found.
MOST = settings.default.max_examples
fewer = settings(max_examples=MOST // (4 if MOST > 1000 else 8), phases=set(Phase) - {Phase.shrink})


@fewer
@example(code="en", ends=["|"])  # stood for no phrase at all among those of the drafter
@given(code=codes, ends=st.lists(bad, min_size=6, max_size=12))
def test_hostile_words_bring_nothing_into_any_file(code, ends):
    words = json.loads(written(WORDS[code]))
    for number, path in enumerate(texts(words)):
        # Braces are for a rule to refuse: the words would ask for a value.
        holder_of(words, path)[path[-1]] += ends[number % len(ends)]
    taken(SMALL.changed({f"data/strings/{code}.yaml": written(words).encode()}), code, always=True)


@fewer
@given(code=codes, data=st.data())
def test_hostile_front_matter_and_names_of_languages_bring_nothing_into_any_file(code, data):
    fronts = data.draw(
        st.dictionaries(st.sampled_from(sorted(BODIES)), st.fixed_dictionaries(dict.fromkeys(PLAIN, worse)))
    )
    files = {f"docs/{code}/{key}.md": page(key, front) for key, front in fronts.items()}
    names = {own: data.draw(worse) for own in CODES}
    taken(SMALL.changed(files | {"mkdocs.yml": settings_of(names)}), code, always=True)


@fewer
@given(code=codes, name=st.sampled_from([name for name in FILES if texts(TABLES[name])]), data=st.data())
def test_a_hostile_value_of_a_table_is_refused_or_brings_nothing_into_any_file(code, name, data):
    table = json.loads(written(TABLES[name]))
    path = data.draw(st.sampled_from(texts(table)))
    holder, last = holder_of(table, path), path[-1]
    holder[last] = data.draw(st.sampled_from(["", holder[last]])) + data.draw(worst)
    taken(SMALL.changed({FILES[name]: written(table).encode()}), code, always=False)


# What people write in their own words, beside the names of stores: of sources, hosts, the way on Amazon's screen.
# Braces are for the checks to refuse here too.
FREE = {"sources": ("title", "where", "observer"), "hosts": ("why", "use"), "matters": ("path",), "screens": ("label",)}


@fewer
@given(code=codes, data=st.data())
def test_hostile_notes_in_the_tables_bring_nothing_into_any_file(code, data):
    files = {}
    for name, keys in FREE.items():
        table = json.loads(written(TABLES[name]))
        for path in texts(table, keys):
            holder_of(table, path)[path[-1]] += data.draw(bad)
        files[FILES[name]] = written(table).encode()
    names = {store["code"]: data.draw(bad) for store in TABLES["marketplaces"]["marketplaces"]}
    files[FILES["languages"]] = written({"languages": [{"code": code, "countries": names}]}).encode()
    taken(SMALL.changed(files), code, always=True)
