"""Whatever words, titles and tables say, no tag is born of them: they are shown, in pages and in the files beside.

The rules refuse such words; here they are let through, to see that the templates hold by themselves.
"""

import json
import re

import pytest
from atlas.build.assemble import assemble
from atlas.build.render import render
from atlas.site.file_kinds import fault
from lxml import etree
from own import PROJECT

# No brackets: words may be Markdown.
HOSTILE = "</h1></main><script>alert(1)</script><i onclick=x>\"'&amp;&#60;b>--><!--\\ZQX"


def with_words(end):
    """Give the project in English and Japanese with an end put to every text that English readers see."""
    files = {}
    for name, content in PROJECT.snapshot.files.items():
        if name == "data/strings/en.yaml":
            files[name] = re.sub(
                r"^( *[\w-]+: )(?!\{)(\"(?:[^\"\\]|\\.)*\"|[^\s\"'|>{\[&#].*)$",
                lambda match: match[1] + json.dumps(_text(match[2]) + end),
                content.decode(),
                flags=re.MULTILINE,
            ).encode()
        elif name.startswith(("docs/en/guides/", "docs/en/matters/")):
            files[name] = re.sub(
                r"^(title|short|description): (.*)$",
                lambda match: f"{match[1]}: {json.dumps(_text(match[2]) + end)}",
                content.decode(),
                count=3,
                flags=re.MULTILINE,
            ).encode()
    sources = PROJECT.tables["sources"].data
    rows = [row | {"title": row["title"] + end, "where": row["where"] + end} for row in sources["sources"]]
    files["data/sources.yaml"] = json.dumps(sources | {"sources": rows}).encode()
    project = PROJECT.changed(files)
    project.locales = tuple(locale for locale in PROJECT.locales if locale.code == "en")
    return project


def _text(written):
    return json.loads(written) if written.startswith('"') else written


def files_of(project, folder):
    """Build English alone, without the rules; give every file of the site."""
    folder.mkdir()
    return assemble(project, [render(project, "en", folder)])


def markup(raw):
    """Give a page's elements in order, each with the names of its attributes."""
    tree = etree.fromstring(raw, etree.HTMLParser(encoding="utf-8"))
    return [(element.tag, sorted(element.attrib)) for element in tree.iter(etree.Element)]


@pytest.fixture(scope="module")
def plain(tmp_path_factory):
    """The site with an innocent end to every text."""
    return files_of(with_words("ZQX"), tmp_path_factory.mktemp("plain") / "x")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """The site with a hostile one."""
    return files_of(with_words(HOSTILE), tmp_path_factory.mktemp("hostile") / "x")


def test_every_page_has_the_elements_and_attributes_that_it_has_without(plain, hostile):
    pages = [path for path in plain[0] if path.endswith(".html")]
    assert len(pages) > 50
    changed = [path for path in pages if markup(plain[0][path]) != markup(hostile[0][path])]
    assert changed == []
    assert sum(b"ZQX" in hostile[0][path] for path in pages) == sum(b"ZQX" in plain[0][path] for path in pages) > 50


def test_no_page_is_odd_or_unbalanced_and_every_file_is_sound(hostile):
    files, site = hostile
    assert [page.path for _, page in site.pages() if page.odd or page.unbalanced or page.inline_code] == []
    assert {path: wrong for path, content in files.items() if (wrong := fault(path, content))} == {}
