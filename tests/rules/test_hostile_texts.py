"""Whatever stands in mkdocs.yml, the words or the guides, there are problems and never another exception."""

import pytest
import test_texts_rules as small
from atlas import rules
from atlas.build import page_facts
from atlas.content import shortcodes
from atlas.content.bidi import isolate
from atlas.content.context import Edition
from atlas.model import catalogue
from atlas.model.locales import locale
from atlas.paths import CONFIG
from atlas.problems import AtlasError
from atlas.publish import page_markdown, search_index
from atlas.sources import site_config, yaml_file
from atlas.sources.messages import Words, flatten, words
from hostile import changed, only_problems, pieces, values, written
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown

BASE = "https://atlas.example/"
OPTIONS = yaml_file.load(CONFIG).data
STRINGS = {code: yaml_file.parse(text, code).data for code, text in small.STRINGS.items()}
GUIDE = small.FILES["en/guides/check-a-link.md"]
BODY = GUIDE.split("---\n", 2)[2]

MKDOCS = [
    "site_url: ",
    "plugins:\n",
    "  - i18n:\n",
    "      languages:\n",
    "        - {locale: ",
    "en",
    "ja",
    ", name: x}\n",
]
MKDOCS += ["nav:\n", "  - contact:\n", "      - x.md\n", "!ENV ", "[A, ", "]", "!!python/name:", "INHERIT: ", "x", "\n"]
TABLE = ["|", "| ", "|---|", "\n", "English", "Found as", "Not", "guide", "案内", ", ", "、", " "]
FRONT = [
    "---\n",
    "title: ",
    "short: ",
    "description: ",
    "revision: ",
    "1",
    "x",
    "\n",
    "[",
    "]",
    "'",
    ": ",
    "\ufeff",
    "- ",
]
MARKDOWN = ["\n", "\n\n", "# ", "## ", " {#first}", "{#", "}", "1. ", "- ", "* ", "**", "_", "`", "```\n", "> ", "    "]
MARKDOWN += [
    "| a | b |\n",
    "|---|---|\n",
    "[a](",
    ")",
    "[16][s16]",
    "[",
    "]",
    "![",
    "](other.md#part)",
    "<",
    ">",
    "<b>",
]
MARKDOWN += [
    "</b>",
    "<div markdown>",
    "</div>",
    '<a href="',
    '"',
    "<!--",
    "-->",
    "<![",
    "<?",
    "&amp;",
    "&#0;",
    "[[tool]]",
]
MARKDOWN += [
    "[[",
    "]]",
    "{: .x }",
    "!!! note\n",
    "---\n",
    "\\",
    "{{ x }}",
    "a@b.de",
    "+1 206 555 0100",
    "https://amazon.de",
]
EXTENSIONS = [next(iter(option)) if isinstance(option, dict) else option for option in OPTIONS["markdown_extensions"]]

# All rules run on every example.
fewer = settings(max_examples=settings.default.max_examples // 2)

languages = st.sampled_from(["en", "ja"])


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """A folder with the files of two small languages."""
    folder = tmp_path_factory.mktemp("files")
    small.read(folder)
    return folder


def judge_config(file, text):
    """Give the document of a mkdocs.yml that has no problem; nothing for one that has."""
    file.write_text(text, "utf-8", "surrogatepass")
    try:
        document = site_config.read(file)
    except AtlasError as error:
        only_problems(error.problems)
        return None
    return None if only_problems(rules.run("config", document)) else document


@given(data=st.one_of(changed(OPTIONS), values))
def test_no_change_of_mkdocs_yml_raises_anything_and_what_passes_has_its_languages(data, place):
    if document := judge_config(place / "mkdocs.yml", written(data)):
        codes = site_config.codes(document)
        assert "en" in codes
        assert [locale(code).code for code in codes] == codes


@given(text=pieces(MKDOCS))
def test_any_text_as_mkdocs_yml_gives_problems(text, place):
    judge_config(place / "mkdocs.yml", text)


def judge(place, file, text):
    """Read two small languages with another text in one file; give them with the problems of all rules."""
    (place / file).write_text(text, "utf-8", "surrogatepass")
    try:
        read = small.read_two(place)
    finally:
        (place / file).write_text(small.FILES[file], "utf-8")
    return read, only_problems(rules.run("texts", read))


@given(code=languages, data=st.data())
def test_no_change_of_the_strings_raises_anything_and_what_passes_can_be_said(code, data, place):
    read, found = judge(place, f"{code}.yaml", written(data.draw(changed(STRINGS[code]))))
    for own in read.locales if not found else ():
        flat = {".".join(path): text for path, text in flatten(read.strings[own.code].data).items()}
        for key in flat:
            Words(own, flat)(key, count=2, host="amazon.de").encode()


@fewer
@given(code=languages, data=st.data())
def test_no_change_of_the_words_to_search_by_raises_anything(code, data, place):
    own = yaml_file.parse(small.FILES[f"search/{code}.yaml"], code).data
    judge(place, f"search/{code}.yaml", written(data.draw(changed(own))))


@fewer
@given(code=languages, text=pieces(TABLE))
def test_any_table_of_words_gives_problems(code, text, place):
    judge(place, f"translating/{code}.md", text)


@fewer
@given(code=languages, text=pieces(FRONT))
def test_any_front_matter_gives_problems(code, text, place):
    judge(place, f"{code}/guides/check-a-link.md", text + BODY)


@fewer
@given(code=languages, body=pieces(MARKDOWN))
def test_any_guide_gives_problems(code, body, place):
    judge(place, f"{code}/guides/check-a-link.md", GUIDE.replace(BODY, body))


@fewer
@given(body=pieces(MARKDOWN))
def test_any_guide_can_be_made_into_a_page_that_can_be_judged(body):
    edition = Edition(catalogue.catalogue(), words(locale("en")), BASE)
    text = shortcodes.fill_marks(body.replace("\ud83d", ""), edition, "check-a-link")  # no file holds half a character
    page_markdown.plain_markdown(text, "Title", "guides/check-a-link.md", f"{BASE}en/")
    made = isolate(Markdown(extensions=EXTENSIONS).convert(text))
    page = page_facts.parse_page(f"<html><main><h1>x</h1>{made}</main></html>".encode(), "guides/x/")
    search_index.build([page], edition.catalogue, "en")
    site = page_facts.Site(BASE, edition.catalogue, {"en": (page,)}, (), frozenset())
    only_problems(rules.run("site", site))
