"""Whatever stands in mkdocs.yml, the words or the guides, there are problems and never another exception."""

import json
from dataclasses import replace

import pytest
import test_texts_rules as small
from atlas import rules
from atlas.content import html_blocks, icons, pages, shortcodes, written_markup
from atlas.content.bidi import isolate
from atlas.content.context import LocaleContext
from atlas.content.messages import Messages
from atlas.content.typography import mark_english, set_text
from atlas.model.locales import locale
from atlas.problems import AtlasError
from atlas.publish import page_markdown, search_index
from atlas.site import page_facts
from atlas.site.built import Site
from atlas.sources import site_config, synonyms, yaml_file
from atlas.sources.site_config import FILE as CONFIG
from hostile import changed, letters, only_problems, pieces, values, written
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree
from markdown import Markdown
from own import PROJECT, PROMISED, context, in_languages, with_values

BASE = "https://atlas.example/"
OPTIONS = yaml_file.load(PROJECT.snapshot, CONFIG).data
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

EXTENSIONS_AS_JSON = json.dumps(OPTIONS["markdown_extensions"])

# All rules run on every example.
fewer = settings(max_examples=settings.default.max_examples // 2)

languages = st.sampled_from(["en", "ja"])


def judge_config(text):
    """Give the document of a mkdocs.yml that has no problem; nothing for one that has."""
    project = PROJECT.changed({CONFIG: text.encode("utf-8", "surrogatepass")})
    try:
        document = project.config
    except AtlasError as error:
        only_problems(error.problems)
        return None
    return None if only_problems(rules.run("config", project)) else document


@given(data=st.one_of(changed(OPTIONS), values))
def test_no_change_of_mkdocs_yml_raises_anything_and_what_passes_has_its_languages(data):
    if document := judge_config(written(data)):
        codes = list(site_config.names(document))
        assert "en" in codes
        assert [locale(code).code for code in codes] == codes


@given(text=pieces(MKDOCS))
def test_any_text_as_mkdocs_yml_gives_problems(text):
    judge_config(text)


def judge(file, text):
    """Read two small languages with another text in one file; give them with the problems of all rules."""
    project = small.project_of(small.FILES | {file: text})
    return project, only_problems(rules.run("texts", project))


@given(code=languages, data=st.data())
def test_no_change_of_the_strings_raises_anything_and_what_passes_can_be_said(code, data):
    read, found = judge(f"{code}.yaml", written(data.draw(changed(STRINGS[code]))))
    for own in read.locales if not found else ():
        flat = read.texts(own.code)
        for key in flat:
            Messages(own, flat)(key, count=2, host="amazon.de").encode()


@fewer
@given(code=languages, data=st.data())
def test_no_change_of_the_words_to_search_by_raises_anything(code, data):
    own = yaml_file.parse(small.FILES[f"search/{code}.yaml"], code).data
    judge(f"search/{code}.yaml", written(data.draw(changed(own))))


@pytest.mark.parametrize(
    "words", ["matters: true", "matters: {money-held: true}", "matters: {money-held: [1]}", "guides: [a]"]
)
def test_words_to_search_by_that_are_no_lists_are_problems_of_their_file(words):
    read, found = judge("search/en.yaml", f"{words}\n")
    assert "search-words" in {problem.rule for problem in found}
    assert not any(synonyms.of(read.synonyms["en"])["matters"].values())


@fewer
@given(code=languages, text=pieces(TABLE))
def test_any_table_of_words_gives_problems(code, text):
    judge(f"translating/{code}.md", text)


@fewer
@given(code=languages, text=pieces(FRONT))
def test_any_front_matter_gives_problems(code, text):
    judge(f"{code}/guides/check-a-link.md", text + BODY)


@fewer
@given(code=languages, body=pieces(MARKDOWN))
def test_any_guide_gives_problems(code, body):
    judge(f"{code}/guides/check-a-link.md", GUIDE.replace(BODY, body))


# A site of one page, which nobody was promised: each address that it lacks would be a problem more.
ENGLISH = in_languages("en").changed({PROMISED: b""})


@fewer
@given(body=pieces(MARKDOWN))
def test_any_guide_can_be_made_into_a_page_that_can_be_judged(body):
    whole = body.replace("\ud83d", "")  # no file holds half a character
    text = shortcodes.expand_shortcodes(whole, context("en"), "check-a-link")
    made = set_text(mark_english(isolate(Markdown(extensions=EXTENSIONS).convert(text)), {"Help"}), "fr")
    raw = f"<html><main><article><h1>x</h1>{made}</article></main></html>".encode()
    page_markdown.page_markdown(raw, f"{BASE}en/guides/x/")
    page = page_facts.parse_page(raw, "guides/x/")
    search_index.build([page], ENGLISH, "en")
    site = Site(ENGLISH, {"en": (page,)}, (), frozenset())
    only_problems(rules.run("site", site))


def elements(html):
    """Give the elements of a piece of HTML, each with its attributes."""
    tree = etree.fromstring(f"<body>{html}</body>", etree.HTMLParser())
    return [(element.tag, dict(element.attrib)) for element in tree.iter(etree.Element)][2:]


HTML = ["<meta http-equiv=refresh>", "</p>", "<p id=main>", "<b onclick=x>", "<svg>", "<!-- html 0 -->", "<script>"]
HTML += ["</script>", "{: onclick=x }", "{ .x }", "{: #main }", "[x]: javascript:x\n", "[x]", "&lt;", "&#60;", "<a\n"]
HTML += ["=x>", "<br>", "<em>", "!!! ", "??? then", "hidden", '"x"', "===", "\n"]


@example(body="<p id=main><![# ")  # at which Python's parser gives up
@example(body="**\n {#first}")  # an anchor of what is no heading
@given(body=pieces([*MARKDOWN, *HTML, *HTML]))
def test_what_the_judge_of_markup_lets_pass_is_made_of_what_markdown_makes(body):
    whole = body.replace("\ud83d", "").replace("\r", "\n")
    if written_markup.faults(whole, EXTENSIONS_AS_JSON):
        return
    for tag, attributes in elements(Markdown(extensions=EXTENSIONS).convert(whole)):
        assert tag in written_markup.TAGS | {"h1"}  # which the rule on headings finds
        assert set(attributes.pop("class", "").split()) <= set(written_markup.CLASSES.get(tag, ()))
        assert attributes.keys() <= written_markup.ATTRIBUTES.get(tag, {"id"} if tag == "h1" else set())


# Each way of writing that a page may use.
EVERY_WAY = [f"{'#' * level} Heading {{#h-{level}}}" for level in range(2, 7)]
EVERY_WAY += [
    '**Strong**, *em*, `code`, [a link](https://a.example "with a title"),  \na line more.',
    "> Quoted.",
    "---",
]
EVERY_WAY += ["3. three", "Text.", "- one", "| x | y |\n|---|---|\n| 1 | 2 |"]
EVERY_WAY += [f"```{name}\nx\n```" for name in ("", "csv", "html", "json", "sh", "text")]
EVERY_WAY += [f'{mark} {kind} "Title"\n    Text.' for mark in ("!!!", "???+") for kind in (*icons.NOTES, "note")]


def test_what_people_may_write_is_what_markdown_makes_and_nothing_more():
    options = {
        name: value for one in OPTIONS["markdown_extensions"] if isinstance(one, dict) for name, value in one.items()
    }
    whole = "\n\n".join(EVERY_WAY)
    tags, attributes, classes = set(), {}, {}
    for tag, own in elements(Markdown(extensions=EXTENSIONS, extension_configs=options).convert(whole)):
        tags.add(tag)
        classes.setdefault(tag, set()).update(own.pop("class", "").split())
        attributes.setdefault(tag, set()).update(own)
    assert tags == written_markup.TAGS
    assert {tag: names for tag, names in attributes.items() if names} == written_markup.ATTRIBUTES
    assert {tag: names for tag, names in classes.items() if names} == written_markup.CLASSES
    assert written_markup.faults(whole, EXTENSIONS_AS_JSON) == ()
    for scheme in ("http", "mailto", "tel", "data", "javascript"):
        assert written_markup.faults(f"[x]: {scheme}:y\n\n[x]", EXTENSIONS_AS_JSON) == ("href=",)


ONE_STORE = with_values(catalogue=replace(PROJECT.catalogue, marketplaces=PROJECT.catalogue.marketplaces[:1]))


def made(end):
    """Make the pages of English words that all have the same end, with one store; give their elements."""
    words = {key: f"{text}{end}" if isinstance(text, str) else text for key, text in PROJECT.texts("en").items()}
    own = LocaleContext(ONE_STORE, Messages(locale("en"), words))
    for page in pages.generate(own).values():
        text, blocks = html_blocks.take_out(page.split("---\n", 2)[2])
        yield from elements(html_blocks.put_back(Markdown(extensions=EXTENSIONS).convert(text), blocks))


KNOWN = {(tag, name) for tag, attributes in made("") for name in ("", *attributes)}
KNOWN |= {(tag, name) for tag in written_markup.TAGS for name in ("", *written_markup.ATTRIBUTES.get(tag, ()))}
# Braces and ends of lines are for a rule to refuse: Markdown makes attributes and headings of them.
words = st.text(letters.filter(lambda letter: letter not in "{}\n\r"), max_size=20)


@settings(max_examples=settings.default.max_examples // 5)
@given(end=st.one_of(words, st.sampled_from(["</p><script>alert(1)</script>", "<!--", "\"x='", "]]>", "&lt;b&gt;"])))
def test_whatever_words_say_no_element_is_born_but_those_of_markdown(end):
    assert {(tag, name) for tag, attributes in made(end) for name in ("", *attributes)} <= KNOWN
