"""Each rule on the built site finds its fault in a small sound site of two languages that has one thing changed."""

from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import pytest
from atlas import REFERENCE, rules
from atlas.model.catalogue import Catalogue, Source
from atlas.model.locales import locale
from atlas.model.marketplaces import Link, Marketplace
from atlas.model.matters import Matter, MatterDoor
from atlas.paths import relative
from atlas.project import Project
from atlas.publish.sitemap import alternates
from atlas.rules.site import (
    addresses_kept,
    cards_made,
    described,
    duplicate_ids,
    files_by_kind,
    first_door,
    known_parts,
    language_tags,
    links_inside,
    links_outside,
    no_english,
    no_holes,
    nothing_foreign,
    previews,
    same_pages,
    sources_cited,
    ways_of_matters,
    words_used,
)
from atlas.site.built import Site
from atlas.site.known_markup import odd_in
from atlas.site.page_facts import PageFacts, Section, inside, parse_page
from atlas.sources import theme_words
from own import PROJECT, with_values

BASE = "https://atlas.example/"
HOME = "https://sellercentral.amazon.de"
GERMANY = Marketplace("de", "amazon.de", "A1PA6795UKMFR9", "eu", {"seller_central": Link(HOME, "amazon", "2025", (3,))})
CATALOGUE = Catalogue(
    marketplaces=(GERMANY,), doors={}, groups=(), matters=(), sources={}, changes=(), guides=("contact",)
)
PUBLISHED = "data/published.txt"


def own(published: str = "# none", files: dict[str, bytes] | None = None, **values: Any) -> Project:
    """Make the project that the small site is of."""
    files = {PUBLISHED: published.encode()} | (files or {})
    return with_values(files, **{"base": BASE, "catalogue": CATALOGUE} | values)


OWN = own()
PATHS = ("", "marketplaces/", "marketplaces/de/", "guides/contact/")
ROOT = PageFacts("404.html", "en", "ltr", "404", "", "", {}, ("/en/#top",), ("/assets/a.css",), (), (), "", "", "404")


def resolved(root: str, page: PageFacts) -> PageFacts:
    """Give a page with its links resolved, as parsing does it."""
    return replace(page, inside=inside(root + page.path, (*page.links, *page.fetched)))


NAMES = ("title", "description", "type", "url", "site_name", "locale", "image:alt")
PREVIEW = {f"og:{name}": "x" for name in NAMES} | {"og:image": f"{BASE}assets/a.css"}


def page(code: str, path: str) -> PageFacts:
    """Make a page without fault."""
    up = "../" * path.count("/")
    country = path == "marketplaces/de/"
    return PageFacts(
        path=path,
        lang=locale(code).tag,
        direction="ltr",
        title=f"Title of {path}",
        description=f"Description of {path}",
        canonical=f"{BASE}{code}/{path}",
        alternates=alternates(OWN, path),
        links=(f"{up}guides/contact/#top", "#top", f"{up}./", HOME, f"{BASE}en/"),
        fetched=(f"{up}../assets/a.css",),
        ids=("top",),
        inline_code=(),
        marketplace="de" if country else "",
        first_door=HOME if country else "",
        heading=f"Heading of {path}",
        sections=(Section("top", "Part", "Text, 1 (2) [3] and `code`."),),
        preview=PREVIEW,
    )


def site() -> Site:
    """Make a site without fault."""
    languages = {code: tuple(resolved(f"{code}/", page(code, path)) for path in PATHS) for code in ("en", "ja")}
    files = {f"{code}/{path}index.html" for code in languages for path in PATHS}
    used = {code: frozenset(PROJECT.texts(REFERENCE)) for code in languages}
    return Site(OWN, languages, (resolved("", ROOT),), frozenset(files | {"404.html", "assets/a.css"}), used)


def changed(path: str, **values: Any) -> Site:
    """Change a page of the Japanese site, or one of the root's."""
    sound = site()
    if path == ROOT.path:
        return replace(sound, root_pages=(resolved("", replace(ROOT, **values)),))
    pages = [replace(page, **values) if page.path == path else page for page in sound.languages["ja"]]
    pages = tuple(resolved("ja/", page) for page in pages)
    return replace(sound, languages=sound.languages | {"ja": pages})


class Case(NamedTuple):
    """A changed site, the rule that must find one problem in it, the file it names, and its words."""

    rule: ModuleType
    site: Site
    file: str
    words: str


def at(rule: ModuleType, path: str, words: str, **values: Any) -> Case:
    """Change one page. A guide's problem stands at its source."""
    file = f"site/{path if path == ROOT.path else f'ja/{path}'}"
    return Case(
        rule, changed(path, **values), "docs/ja/guides/contact.md" if path == "guides/contact/" else file, words
    )


def shown(text: str) -> Case:
    """Let a page show a text."""
    return at(no_holes, "guides/contact/", "shows an unfilled mark: '…", sections=(Section("a", "b", text),))


def without(path: str) -> Site:
    """Take a page out of the Japanese site."""
    sound = site()
    pages = tuple(page for page in sound.languages["ja"] if page.path != path)
    return replace(sound, languages=sound.languages | {"ja": pages})


def untranslated() -> Case:
    """Let a Japanese page show a paragraph of the English one, beside names that stay English."""
    blocks = (SENTENCE, "My issue is not listed", "sell.amazon.de, sellercentral.amazon.de and sell.amazon.com")
    languages = {
        code: tuple(replace(one, sections=(Section("a", "b", "", blocks),)) for one in pages[:1]) + pages[1:]
        for code, pages in site().languages.items()
    }
    return Case(no_english, replace(site(), languages=languages), "site/ja/", f"'{SENTENCE}' is still English.")


def of_a_matter(door: MatterDoor) -> Site:
    """Add a matter, whose Japanese page has one link to the store's Seller Central and no row."""
    matter = Matter("matter", "money", 1, (), door, ())
    languages = site().languages
    added = replace(languages["ja"][-1], path="matters/matter/")
    project = own(catalogue=replace(CATALOGUE, matters=(matter,)))
    return replace(site(), project=project, languages=languages | {"ja": (*languages["ja"], added)})


SENTENCE = "Sign in, open Help and say what is wrong."
PLACED = (
    duplicate_ids,
    known_parts,
    links_inside,
    links_outside,
    no_english,
    no_holes,
    nothing_foreign,
)  # where it is written
SVG = b'<svg xmlns="http://www.w3.org/2000/svg">%s</svg>'
# Files that are not what their names say, or hold what their kind does not need.
FOREIGN = (
    ("assets/a.svg", SVG % b"<script>x</script>", "script': a picture has shapes alone"),
    ("assets/a.svg", SVG % b"<foreignObject/>", "foreignObject': a picture has shapes alone"),
    ("assets/a.svg", SVG % b'<a href="https://evil.example/"/>', "a': a picture has shapes alone"),
    ("assets/a.svg", SVG % b'<path onload="x"/>', "holds 'onload=': a picture runs nothing"),
    ("assets/a.svg", SVG % b'<path style="fill:url(//e.example)"/>', "holds 'style='"),
    ("go/de/qr.svg", b'<!DOCTYPE svg [<!ENTITY x "y">]>' + SVG % b"", "holds a declaration"),
    ("assets/a.svg", b"<?xml version='1.0'?><?xml-stylesheet href='//e'?>" + SVG % b"", "holds a declaration"),
    ("assets/a.svg", b"<svg", "is no SVG"),
    ("assets/a.js", b'fetch("https://evil.example/")', "names an address of another host ('https://evil.example/')"),
    ("assets/a.js", b'import("//evil.example/x.js")', "names an address of another host"),
    ("assets/a.js", b"new WebSocket(`wss://evil.example`)", "names an address of another host"),
    ("assets/a.js", b"node.innerHTML = text", "makes code or HTML out of text ('.innerHTML')"),
    ("assets/a.js", b"\xff", "is not UTF-8 text"),
    ("assets/a.css", b"a { background: url(https://evil.example/a.png) }", "fetches something"),
    ("assets/a.css", b"@import 'x.css'", "fetches something"),
    ("assets/a.png", b"\x89PNG\r\n\x1a\n...IEND\xaeB`\x82<script>", "is no PNG, or has something behind its end"),
    ("favicon.ico", b"\0\0\1\0\2\0", "is no icon"),
    ("favicon.ico", b"\0\0\1\0\1\0<script>", "is no PNG"),
    ("assets/a.json", b"{", "is no JSON"),
    ("en/manifest.webmanifest", b"{", "is no JSON"),
    ("en/feed.xml", b"<feed>", "is no XML"),
    ("en/feed.xml", b"<!DOCTYPE feed><feed/>", "holds a declaration"),
    ("api/v1/a.csv", "a\u202eb".encode(), "holds U+202E (RIGHT-TO-LEFT OVERRIDE)"),
    ("en/index.md", b"a\0b", "holds U+0000"),
)
NO_CARD = {PUBLISHED: b"# none", "overrides/assets/card-ja.png": None}
STALE = with_values(NO_CARD, base=BASE, catalogue=CATALOGUE)

CASES = [
    Case(
        addresses_kept,
        replace(site(), project=own("en/\ngo/pl/")),
        PUBLISHED,
        "'go/pl/' was published and would be lost. A marketplace that closes is retired",
    ),
    Case(
        addresses_kept,
        replace(site(), project=own("en/marketplaces/pl/")),
        PUBLISHED,
        "One whose domain or ID changes keeps the old as an alias.",
    ),
    Case(addresses_kept, replace(site(), project=own("en/guides/x/")), PUBLISHED, "Bring it back"),
    Case(
        addresses_kept,
        replace(site(), project=own("ja/guides/contact/#top\nja/guides/contact/#no")),
        PUBLISHED,
        "'ja/guides/contact/#no' was published and would be lost.",
    ),
    Case(
        sources_cited,
        replace(
            site(),
            project=own(catalogue=replace(CATALOGUE, sources={9999: Source(9999, "A page", "somewhere", "2026")})),
        ),
        "data/sources.yaml",
        "source 9999 is cited nowhere",
    ),
    untranslated(),
    Case(cards_made, replace(site(), project=STALE), "overrides/assets/card-ja.png", "run make cards"),
    at(described, "", "has no title", title=""),
    at(described, "", "has no description", description=""),
    at(described, "", "has no heading", heading=""),
    at(described, "guides/contact/", "has the same title as 'marketplaces/'", title="Title of marketplaces/"),
    at(described, "guides/contact/", "has the same description as ''", description="Description of "),
    at(duplicate_ids, "guides/contact/", "the id 'top' stands 2 times: change all but one", ids=("top", "x", "top")),
    at(duplicate_ids, ROOT.path, "the id 'top' stands 2 times", ids=("top", "top")),
    at(first_door, "marketplaces/de/", f"is 'https://amazon.de', not '{HOME}'", first_door="https://amazon.de"),
    at(first_door, "marketplaces/de/", f"is '', not '{HOME}'", first_door=""),
    at(language_tags, "", "its lang is 'en', it must be 'ja'", lang="en"),
    at(language_tags, "", "its dir is 'rtl', it must be 'ltr'", direction="rtl"),
    at(language_tags, "", "its canonical is 'x'", canonical="x"),
    at(language_tags, "", "its hreflang is {}", alternates={}),
    at(
        links_inside,
        "guides/contact/",
        "a link leads to 'ja/guides/none/', which is not there",
        links=("../none/",),
    ),
    at(links_inside, "guides/contact/", "a link leads to 'ja/#no', an anchor that is not there", links=("../../#no",)),
    at(links_inside, "guides/contact/", "a link leads to 'ja/guides/contact/#no', an anchor", links=("#no",)),
    at(links_inside, "guides/contact/", "a link leads to 'ja/guides/contact/a.js', which", fetched=("a.js",)),
    at(links_inside, ROOT.path, "a link leads to 'fr/', which is not there", links=("/fr/",)),
    at(links_outside, "guides/contact/", "'example.com' is not on the allow-list", links=("https://example.com/",)),
    at(links_outside, "guides/contact/", "'example.com' is not on the allow-list", links=("//example.com/",)),
    at(links_outside, "guides/contact/", "'example.com' is not on the allow-list", links=("/\\example.com/",)),
    at(links_outside, "guides/contact/", "does not begin with https://", links=("tel:+12062661000",)),
    at(links_outside, "guides/contact/", "does not begin with https://", links=("javascript:alert(1)",)),
    at(links_outside, "guides/contact/", "is not an address", links=("https://[",)),
    at(links_outside, "guides/contact/", "a user name", links=("https://atlas.example@amazon.de/",)),
    at(links_outside, ROOT.path, "'atlas.example.com' is not on the allow-list", links=("https://atlas.example.com/",)),
    shown("[[tool]]"),
    shown("Text [16][s16]"),
    shown("Text [x](y)"),
    shown("{{ t }}"),
    shown("{% if %}"),
    shown("Heading {#anchor}"),
    shown("from {country} on"),
    shown("{: .class }"),
    shown("**bold"),
    at(nothing_foreign, "", "fetches 'https://example.com/a.js'", fetched=("https://example.com/a.js",)),
    at(nothing_foreign, "", "fetches '//example.com/a.js'", fetched=("//example.com/a.js",)),
    at(nothing_foreign, "", "fetches 'data:text/css,x'", fetched=("data:text/css,x",)),
    at(nothing_foreign, "", "fetches 'a/b.png 1x, //e.example/b 2x'", fetched=("a/b.png 1x, //e.example/b 2x",)),
    at(nothing_foreign, "", "carries inline code (<script>)", inline_code=("<script>",)),
    at(nothing_foreign, ROOT.path, "carries inline code (onclick=)", inline_code=("onclick=", "onclick=")),
    at(known_parts, "guides/contact/", "is made of '<iframe>', which no page needs", odd=("<iframe>",)),
    at(
        known_parts, ROOT.path, "is not balanced (Unexpected end tag : main)", unbalanced=("Unexpected end tag : main",)
    ),
    *(
        Case(files_by_kind, replace(site(), contents={path: content}), f"site/{path}", words)
        for path, content, words in FOREIGN
    ),
    at(previews, "", "would be shown without og:title, og:image", preview=PREVIEW | {"og:title": "", "og:image": ""}),
    at(previews, "", "og:image is 'https://x.example/', which", preview=PREVIEW | {"og:image": "https://x.example/"}),
    Case(
        previews,
        replace(site(), root_pages=(resolved("", replace(ROOT, path="go/de/")),)),
        "site/go/de/",
        "a link to it would be shown without og:title",
    ),
    *(Case(same_pages, without(path), f"site/ja/{path}", f"lacks the page '{path}'") for path in PATHS),
    Case(
        ways_of_matters,
        of_a_matter(MatterDoor(url="https://amazon.de/x", confidence="seen")),
        "site/ja/matters/matter/",
        "no way leads to 'https://amazon.de/x', the door of this matter in 'de'",
    ),
    Case(
        ways_of_matters,
        of_a_matter(MatterDoor(link="seller_central")),
        "site/ja/matters/matter/",
        "there is no row for the store 'de'",
    ),
    Case(
        words_used,
        replace(site(), used_messages={REFERENCE: frozenset(PROJECT.texts(REFERENCE)) - {"search.label"}}),
        "data/strings/en.yaml",
        "'search.label' is used by no page: take it out",
    ),
    Case(
        words_used,
        replace(site(), used_messages={REFERENCE: frozenset(PROJECT.texts(REFERENCE)) - {"search.open"}}),
        relative(Path(theme_words.__file__)),
        "'search.open' is used by no page: take it out",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule.ID}: {case.words[:60]}")
def test_the_rule_finds_one_problem_and_says_where(case):
    found = list(case.rule.check(case.site))
    assert [(problem.file, problem.rule) for problem in found] == [(case.file, case.rule.ID)]
    assert case.words in found[0].message
    if case.rule not in PLACED:
        assert (found[0].line, found[0].column) == (0, 0)


@pytest.mark.parametrize(
    ("rule", "written", "values"),
    [
        (duplicate_ids, "## Part {#top}", {"ids": ("top", "top")}),
        (duplicate_ids, '<p id="top">', {"ids": ("top", "top")}),
        (links_inside, "[x](../none/)", {"links": ("../none/",)}),
        (links_inside, "[x](../../#nowhere)", {"links": ("../../#nowhere",)}),
        (links_outside, "[x](https://example.com/)", {"links": ("https://example.com/",)}),
        (no_english, SENTENCE, {"sections": (Section("a", "b", "", (SENTENCE,)),)}),
        (no_holes, "[[unknown]]", {"sections": (Section("a", "b", "Text [[unknown]]"),)}),
        (nothing_foreign, "![x](//example.com/a.png)", {"fetched": ("//example.com/a.png",)}),
    ],
)
def test_a_fault_stands_where_it_is_written(rule, written, values):
    guide = "docs/ja/guides/contact.md"
    placed = replace(changed("guides/contact/", **values), project=own(files={guide: f"\n\n{written}".encode()}))
    english = tuple(
        replace(page, **values) if page.path == "guides/contact/" else page for page in site().languages["en"]
    )
    if rule is no_english:
        placed = replace(placed, languages=placed.languages | {"en": english})
    assert [(problem.file, problem.line) for problem in rule.check(placed)] == [(guide, 3)]


def test_a_site_without_fault_has_no_problem():
    assert rules.run("site", site()) == []


@pytest.mark.parametrize(
    "sound",
    [
        changed("", heading="Title of marketplaces/"),
        changed("marketplaces/", heading="Title of "),
        replace(changed("", fetched=("a/b:c.png",)), files=site().files | {"ja/a/b:c.png"}),
        replace(site(), project=own("assets/a.css\nen/")),
    ],
)
def test_what_only_looks_like_a_fault_passes_every_rule(sound):
    assert rules.run("site", sound) == []


@pytest.mark.parametrize(
    ("block", "shown"),
    [
        ("Open the page and sign in", "'Open the page and sign in' is"),
        ("Open the page and sign", ""),
        ("word " * 20, f"'{'word ' * 16}' is"),
    ],
)
def test_six_words_of_english_are_a_sentence(block, shown):
    languages = {
        code: tuple(replace(one, sections=(Section("a", "b", "", (block,)),)) for one in pages[:1])
        for code, pages in site().languages.items()
    }
    found = [problem.message for problem in no_english.check(replace(site(), languages=languages))]
    assert found == ([f"{shown} still English."] if shown else [])
    for english in ({}, {"en": ()}):
        assert list(no_english.check(replace(site(), languages=english | {"ja": languages["ja"]}))) == []


@pytest.mark.parametrize(
    ("text", "around"),
    [
        ("a [[x]] b", "  a [[x]] b"),
        ("1" + "a" * 30 + "[[x]]" + "b" * 30 + "2", "a" * 30 + "[[x]]" + "b" * 30),
    ],
)
def test_an_unfilled_mark_is_shown_with_what_stands_around_it(text, around):
    (found,) = no_holes.check(changed("", heading="", title="", description="", sections=(Section("a", "", text),)))
    assert found.message == f"shows an unfilled mark: '…{around}…'."


def test_a_source_is_cited_by_a_page_or_by_a_list_of_that_name_in_the_data():
    rows = b"groups: [a]\nmatters: [{rank: [9991, {sources: [9992]}], sources: [9993]}]"
    sources = {number: Source(number, "A page", "somewhere", "2026") for number in range(9991, 9995)}
    project = own(files={"data/matters.yaml": rows}, catalogue=replace(CATALOGUE, sources=sources))
    endless = f"guides/contact/#s{'9' * 5000}"  # more digits than Python makes a number of
    cited = replace(changed("", links=("guides/contact/#s9994", endless)), project=project)
    assert [problem.message[:11] for problem in sources_cited.check(cited)] == ["source 9991"]


def test_a_page_that_all_languages_lack_is_missing_in_each():
    stores = (GERMANY, replace(GERMANY, code="fr"))
    lacking = replace(
        site(), project=own(catalogue=replace(CATALOGUE, guides=("contact", "prepare"), marketplaces=stores))
    )
    assert [problem.file for problem in same_pages.check(lacking)] == [
        "site/en/guides/prepare/",
        "site/en/marketplaces/fr/",
        "site/ja/guides/prepare/",
        "site/ja/marketplaces/fr/",
    ]


@pytest.mark.parametrize("folder", ["atlas", "en"])
def test_a_site_below_a_folder_has_its_404_links_checked_there(folder):
    root = replace(ROOT, links=(f"/{folder}/en/#top",), fetched=())
    below = replace(site(), project=own(base=f"https://host.example/{folder}/"), root_pages=(resolved("", root),))
    assert list(links_inside.check(below)) == []


@pytest.mark.parametrize(
    ("body", "facts"),
    [
        ('<a href="https://a.example" ping="https://b.example">x</a>', {"fetched": ("https://b.example",)}),
        ('<img src="a.png" srcset="b.png 2x">', {"fetched": ("a.png", "b.png 2x")}),
        ('<link rel="PRECONNECT" href="https://f.example">', {"fetched": ("https://f.example",)}),
        ('<link rel="icon">', {"fetched": ("",)}),
        ("<script>1</script>", {"inline_code": ("<script>",)}),
        ('<p onclick="x()" style="top:0">x</p>', {"inline_code": ("onclick=", "style=")}),
        ('<a href="JavaScript:x()">x</a>', {"inline_code": ("JavaScript:x()",)}),
        ('<script type="application/json">{}</script>', {"inline_code": ()}),
        ('<meta http-equiv="refresh" content="0;url=//e.example">', {"odd": ("http-equiv=refresh",)}),
        ('<svg><a xlink:href="https://e.example"><text>x</text></a></svg>', {"odd": ("<text>", "xlink:href=")}),
        ('<area href="//e.example">', {"odd": ("<area>",)}),
        ('<form action="//e.example" method="post">x</form>', {"odd": ("action=", "method=post")}),
        ('<button formaction="//e.example">x</button>', {"odd": ("formaction=",)}),
        ("<p>x</p></main>", {"odd": (), "unbalanced": ("Unexpected end tag : main",)}),
        ("<main><div><p>x</p></main>", {"unbalanced": ("Opening and ending tag mismatch: main and div",)}),
    ],
)
def test_what_a_rule_judges_is_read_from_the_page(body, facts):
    read = parse_page(f"<!doctype html><html><body>{body}</body></html>".encode(), "")
    assert {name: tuple(sorted(getattr(read, name))) for name in facts} == facts


# What no page of ours may ever be made of, however the lists grow: it fetches, runs, sends, moves the reader on, or
# changes what the addresses of a page mean.
ACTING = (
    "applet area audio base canvas embed frame frameset iframe keygen map math noscript object param picture portal"
)
ACTING += " slot source template track use foreignobject animate set video"
MEANS = (
    "action autofocus autoplay background contenteditable data formaction formmethod formtarget integrity is manifest"
)
MEANS += " nonce onclick onerror onfocus onload ping poster shadowrootmode srcdoc srcset style target usemap xlink:href"


def test_nothing_that_acts_is_ever_among_what_pages_are_made_of():
    assert [tag for tag in ACTING.split() if not list(odd_in(tag, {}))] == []
    assert [name for name in MEANS.split() if not list(odd_in("p", {name: ""}))] == []
    assert list(odd_in("meta", {"http-equiv": "Content-Security-Policy"})) == []
    assert list(odd_in("meta", {"http-equiv": "set-cookie"})) == ["http-equiv=set-cookie"]
    assert list(odd_in("form", {"method": "dialog"})) == []
    assert list(odd_in("form", {"method": "get"})) == ["method=get"]
