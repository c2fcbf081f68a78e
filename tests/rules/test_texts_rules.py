"""Each rule on the strings and the guides finds its fault in a small sound pair of languages."""

from datetime import UTC, datetime, timedelta
from types import ModuleType

import pytest
from atlas import rules
from atlas.content.pages import SCRIPTS
from atlas.dev import growth
from atlas.model.locales import locale
from atlas.project import Project
from atlas.rules.texts import (
    behind,
    card_files,
    counts,
    front_matter,
    glossary,
    guide_links,
    headings,
    hosts_printed,
    markup_allowed,
    matter_parts,
    no_numbers,
    same_guides,
    same_keys,
    sellers_words,
    shortcodes_known,
    stray_files,
    synonyms,
    unseen_signs,
)
from atlas.sources import raw_tables, theme_words
from atlas.sources.glossary import Glossary, normalise
from atlas.sources.snapshot import Snapshot
from cases import Case
from own import PROJECT, of_language

STRINGS = {
    "en": 'site:\n  name: Atlas\n  open: "Open {host} now"\nsearch:\n  count:\n    one: "{count} result"\n'
    '    other: "{count} results"\n',
    "ja": 'site:\n  name: アトラス\n  open: "{host}を開く"\nsearch:\n  count:\n    other: "{count}件"\n',
}
GUIDE = """---
title: {title}
short: Short
description: What it is about.
revision: 1
---

Text with a [guide](other.md#part) and an [address](https://amazon.de/x) and a source [16][s16].

## First {{#first}}

1. A step.
2. Another.

[[tool]]

```text
# no heading, 1. no step, [no](http://link)
```

### Second {{#second}}
"""
FILES = {f"{code}.yaml": text for code, text in STRINGS.items()}
FILES |= {
    f"{code}/guides/check-a-link.md": GUIDE.format(title=title) for code, title in (("en", "Guide"), ("ja", "ガイド"))
}
SEARCH = (
    "common: [how, my]\nmatters:\n{matters}guides:\n  check-a-link: [fake link, trick]\nmarketplaces:\n  gb: [UK]\n"
)
MATTER = GUIDE[: GUIDE.index("Text with")] + "Text.\n\n[[door]]\n\n## Do {{#do-not}}\n\n## Do {{#steps}}\n"
FILES |= {f"{code}/matters/money-held.md": MATTER.format(title=code) for code in ("en", "ja")}
TODAY = datetime.now(UTC).date()
RECENT = str(TODAY - timedelta(days=5))
RAISED = f"revision: 2\nrevised: {RECENT}"
ENGLISH = "en/guides/check-a-link.md"
FILES |= {f"card-{code}.png": "a picture" for code in STRINGS}
FILES |= {
    "translating/en.md": "# How\n\n| Word | Found as | Meaning |\n|---|---|---|\n| guide | guide, guides | |\n"
    "| store | store, stores | |\n| language | language | |\n",
    "translating/ja.md": "# How\n\n| English | 日本語 | Found as | Not |\n|---|---|---|---|\n"
    "| guide | 案内 | 案内, ガイド | 手引き, |\n| store | ストア | ストア | |\n| language | 言語 | 言語 | |\n",
}
FILES |= {
    f"search/{code}.yaml": SEARCH.format(
        matters="".join(f"  {matter.id}: [the {matter.id}]\n" for matter in PROJECT.catalogue.matters)
    )
    for code in STRINGS
}


SENTENCE = GUIDE[GUIDE.index("Text with") : GUIDE.index("\n\n## First")]
STEPS = "1. A step.\n2. Another.\n"
FIRST = "## First {#first}\n\n" + STEPS
STORES, LANGUAGES = len(PROJECT.catalogue.marketplaces), 2
# The front matter as far as its revision, and as far as its short title.
TOP = GUIDE[: GUIDE.index("\n---")].format(title="ガイド")
HEAD = TOP[: TOP.index("\ndescription")]
SEARCH_JA = FILES["search/ja.yaml"]
HELD = "  money-held: [the money-held]\n"
MATTERS = len(PROJECT.catalogue.matters)
MATTERS_JA = SEARCH_JA[SEARCH_JA.index("matters:") : SEARCH_JA.index("guides:")]
SITE_JA, _, COUNT_JA = STRINGS["ja"].partition("search:\n")
SEARCH_COUNT_JA = f"search:\n{COUNT_JA}"


def guide(rule: ModuleType, old: str, new: str, words: str, code: str = "ja") -> Case:
    """Change a guide."""
    return Case(rule, f"{code}/guides/check-a-link.md", old, new, words)


def printed(text: str, words: str = "looks like a telephone number. No number is ever printed") -> Case:
    """Print a text in a guide."""
    return guide(no_numbers, "Text with", f"▸Text {text} with", words)


def brought(markup: str, what: str) -> Case:
    """Bring markup into a guide."""
    return guide(markup_allowed, "Text with", f"▸{markup}\n\nText with", f"'{what}' is not for a page's text")


def hidden(text: str, sign: str) -> Case:
    """Put a sign that nobody sees into a guide; the place is that of the sign, which stands first in the text."""
    return guide(unseen_signs, "Text with", f"▸{text} with", f"holds {sign}, which nobody sees")


def named(text: str, host: str) -> Case:
    """Print a host in a guide."""
    return guide(hosts_printed, "Text with", f"▸{text} Text with", f"prints the host '{host}'")


def counted(text: str, code: str = "ja") -> Case:
    """Say how many stores there are in a guide."""
    return guide(counts, "Text with", f"▸Text. {text}. With", "says how many stores there are today", code)


def words(old: str, new: str, message: str) -> Case:
    """Change the words to search by."""
    return Case(synonyms, "search/ja.yaml", old, new, message)


def table(old: str, new: str, message: str) -> Case:
    """Change the table of words to keep to."""
    return Case(glossary, "translating/ja.md", old, new, message)


def linked(link: str, words: str) -> Case:
    """Put a link into a guide."""
    return guide(guide_links, "Text with", f"▸{link} Text with", words)


CASES = [
    # Strings.
    Case(same_keys, "ja.yaml", "  name: アトラス\n", "", "'site.name' is missing. In English it is: 'Atlas'."),
    Case(same_keys, "ja.yaml", "  name:", "  ▸nam: x\n  name:", "'site.nam' is not a key of English. Did you mean"),
    Case(same_keys, "ja.yaml", "name: アトラス", '▸name: " "', "'site.name' is empty or not text"),
    Case(same_keys, "ja.yaml", "name: アトラス", "▸name: 5", "'site.name' is empty or not text"),
    Case(same_keys, "ja.yaml", "name: アトラス", "▸name: [a, b]", "'site.name' is empty or not text. Write it in"),
    Case(same_keys, "ja.yaml", "{host}を", "を", "'site.open' must have the placeholders of English: {host}."),
    Case(same_keys, "ja.yaml", "アトラス", '"{name}"', "'site.name' must have the placeholders of English: none."),
    Case(same_keys, "ja.yaml", "{host}を", "{host}{", "'site.open' has a brace that is no placeholder. Take it out."),
    Case(same_keys, "ja.yaml", "{host}を", "{host}{}", "'site.open' has a brace that is no placeholder"),
    Case(same_keys, "en.yaml", "{host} now", "{host} {host.x}", "'site.open' has a brace that is no placeholder"),
    Case(same_keys, "ja.yaml", 'other: "{count}件"', 'one: "{count}件"\n    other: "{count}件"', "needs exactly"),
    Case(same_keys, "en.yaml", '    one: "{count} result"\n', "", "forms in this language: one, other."),
    Case(same_keys, "ja.yaml", 'count:\n    other: "{count}件"', '▸count: "{count}件"', "only. Write one:"),
    Case(same_keys, "ja.yaml", "site:\n", "site: [\n", "is not valid YAML"),
    Case(same_keys, "ja.yaml", STRINGS["ja"], "- a\n", "holds no keys: bring back its content, as in English"),
    Case(same_keys, "ja.yaml", STRINGS["ja"][:-1], "text", "holds no keys"),
    Case(same_keys, "ja.yaml", SITE_JA, "", "'site' is missing, with 2 texts"),
    Case(same_keys, "ja.yaml", SEARCH_COUNT_JA, "", "'search' is missing, with 1 text below"),
    Case(same_keys, "ja.yaml", "search:\n", "▸serch:\n  a: x\n  b: x\nsearch:\n", "'serch' is not a key of English"),
    Case(same_keys, "ja.yaml", SITE_JA, "▸site: [a]\n", "'site' must hold the keys of English"),
    Case(same_keys, "ja.yaml", "name: アトラス", "▸name: {a: x, b: y}", "'site.name' must be a text, as in English"),
    Case(same_keys, "ja.yaml", "search:\n", "search:\n  ▸open: 検索\n", "'search.open' is what the theme says too"),
    # Front matter.
    guide(front_matter, "title: ガイド\n", "", "the key 'title' is missing"),
    guide(front_matter, "title: ガイド", "titel: x\ntitle: ガイド", "'titel' is not a key of the front matter. Did"),
    guide(front_matter, "title: ガイド", "1: x\ntitle: ガイド", "'1' is not a key of the front matter."),
    guide(front_matter, "short: Short", f"short: {'x' * 33}", "'short' has 33 characters, at most 32 fit"),
    guide(front_matter, "description: What it is about.", "description: [x]", "the key 'description' is missing"),
    guide(front_matter, "revision: 1", "revision: one", "the key 'revision' is missing: a whole number"),
    guide(front_matter, "revision: 1", f"revision: 1\nrevised: {TODAY}", "'revised' is not a key of the front matter."),
    guide(front_matter, "revision: 1", "revision: 1\nrevised: 2026", "'revised' is '2026': write the day", "en"),
    guide(front_matter, "revision: 1", "revision: 1\nrevised: soon", "'revised' is 'soon': write the day", "en"),
    guide(front_matter, "revision: 1", f"revision: 1\nrevised: {TODAY + timedelta(days=2)}", "'revised' is '2", "en"),
    guide(front_matter, "revision: 1", "revision: true", "the key 'revision' is missing: a whole number"),
    # Links.
    linked("[x](https://example.com/)", "'example.com' is not on the allow-list"),
    linked("[x](https://amazon.de.example.com/)", "'amazon.de.example.com' is not on the allow-list"),
    linked("[x](https://sellercentral-na.amazon.com)", "'sellercentral-na.amazon.com' is not on the allow-list"),
    linked("[x](https://m.media-amazon.com/a.png)", "'m.media-amazon.com' is not on the allow-list"),
    linked("[x](https://amzn.to/a)", "'amzn.to' is not on the allow-list"),
    linked("[x](http://amazon.de)", "does not begin with https://"),
    linked("[x](javascript:alert)", "does not begin with https://"),
    linked("[x](mailto:someone)", "does not begin with https://"),
    linked("[x](//example.com/)", "does not begin with https://"),
    linked("[x](/\\example.com/)", "a character that does not belong"),
    linked("[x](https://amazon.de@example.com/)", "has a user name before its host"),
    linked("[9999][s9999]", "'[9999][s9999]' is not a source: write [16][s16]"),
    linked("[16][s17]", "'[16][s17]' is not a source"),
    linked("[²][s²]", "'[²][s²]' is not a source"),
    linked("[x][y]", "'[x][y]' is not a source"),
    # Marks.
    guide(shortcodes_known, "[[tool]]", "▸[[tol]]", "'[[tol]]' is not a mark that the build fills. Did you mean '[[to"),
    guide(shortcodes_known, "[[tool]]", "▸ [[tool]]", "'[[tool]]' must stand on a line of its own"),
    guide(shortcodes_known, "[[tool]]", "▸Try [[tool]].", "'[[tool]]' must stand on a line of its own"),
    # Headings.
    guide(headings, "## First {#first}", "▸## First", "'First' has no anchor: end it with {#a-short-english-name}"),
    guide(headings, "### Second {#second}", "▸### Second {#first}", "the anchor 'first' stands twice"),
    guide(headings, "## First {#first}", "▸# First {#first}", "the title stands in the front matter: begin with ##"),
    # Numbers and mailboxes.
    printed("+1 206 266 1000"),
    printed("+49 (0)89 1234567"),
    printed("＋８１ ３ １２３４ ５６７８"),
    printed("1-888-280-4331"),
    printed("(206) 266-1000"),
    printed("206.266.1000"),
    printed("206‑266‑1000"),  # hyphens that do not break
    printed("0800 496 1081"),
    printed("03-6367-4000"),
    guide(no_numbers, "Text with", "▸電話は0120-123-456です。Text with", "'0120-123-456' looks like a telephone"),
    printed("０１２０－９９９－３７３"),
    printed("٠٨٠٠ ٤٩٦ ١٠٨١"),
    printed("<a href=tel:999>"),
    printed("seller-help@amazon.com", "'seller-help@amazon.com' is not a mailbox that Amazon publishes for sellers"),
    printed("reportascam@amazon.com.example.com", "'reportascam@amazon.com.example.com' is not a mailbox"),
    printed("help＠example.com", "'help@example.com' is not a mailbox"),
    Case(no_numbers, "en.yaml", "name: Atlas", "▸name: Atlas 0800 496 1081", "'0800 496 1081' looks like a telephone"),
    Case(no_numbers, "ja.yaml", 'other: "{count}件"', 'other: "{count} a@b.de"', "'a@b.de' is not a mailbox"),
    printed("+1&#32;2&#48;6 266 &#x31;000"),
    printed("2\u200b06-26\u20606-1000"),
    printed("206-**266**-1000"),
    printed("evil&#64;evil.example", "'evil@evil.example' is not a mailbox"),
    guide(no_numbers, "title: ガイド", "▸title: 0800 496 1081", "'0800 496 1081' looks like a telephone"),
    # Markup.
    brought('<meta http-equiv="refresh" content="0;url=https://evil.example/">', "<meta>"),
    brought('<area href="https://evil.example/">', "<area>"),
    brought('<button formaction="https://evil.example/">', "<button>"),
    brought("<iframe srcdoc='<p>x'>", "<iframe>"),
    brought('<base href="https://evil.example/">', "<base>"),
    brought("</main>", "</main>"),
    brought("Text <b>x", "<b>"),
    brought("<!-- html 0 -->", "<!--"),
    brought("![x](x.png)", "<img>"),
    brought('<p id="main">x</p>', "id="),
    guide(markup_allowed, "Text with", "Text\n▸{: onclick=x }\n\nText with", "'onclick=' is not for a page's text"),
    guide(markup_allowed, "## First {#first}", "▸## First {#first .hidden}", "'class=' is not for a page's text"),
    brought("*Text*{: style=top:0 }", "style="),
    brought("[a]: javascript:x\n\n[a]", "href="),
    brought("<em>x", "<em>"),
    guide(markup_allowed, "title: ガイド", "▸title: x</h1>", "'x</h1>' holds a tag or a picture: write words alone"),
    Case(markup_allowed, "ja.yaml", "name: アトラス", "▸name: ZQX<i>&", "'site.name' holds a tag"),
    Case(markup_allowed, "ja.yaml", '    other: "{count}件"', '    other: "<!"', "'search.count' holds a tag"),
    Case(markup_allowed, "ja.yaml", "name: アトラス", '▸name: "![ア](x.png)"', "'site.name' holds a tag or a picture"),
    # Signs that nobody sees.
    hidden("\0Text", "U+0000"),
    hidden("\x08Text", "U+0008"),
    hidden("\u202eText", "U+202E (RIGHT-TO-LEFT OVERRIDE)"),
    hidden("\u200bText", "U+200B (ZERO WIDTH SPACE)"),
    hidden("\u200dText", "U+200D (ZERO WIDTH JOINER)"),
    hidden("\u00adText", "U+00AD (SOFT HYPHEN)"),
    hidden("\ue000Text", "U+E000"),
    hidden("\ufe0fText", "U+FE0F (VARIATION SELECTOR-16)"),
    guide(unseen_signs, "Text with", "▸Te&shy;xt with", "holds U+00AD (SOFT HYPHEN)"),
    guide(unseen_signs, "Text with", "▸Te&#8238;xt with", "holds U+202E"),
    guide(unseen_signs, "title: ガイド", '▸title: "\\u202eガイド"', "holds U+202E"),
    Case(unseen_signs, "ja.yaml", "name: アトラス", '▸name: "\\u200bアトラス"', "holds U+200B"),
    guide(unseen_signs, "title: ガイド", '▸title: "ガ\\nイド"', "holds a line break or a tab, which ends what it"),
    Case(unseen_signs, "ja.yaml", "name: アトラス", '▸name: "ア\\tトラス"', "a line break or a tab, which"),
    Case(unseen_signs, "search/ja.yaml", "gb: [UK]", 'gb: [▸"U\\u2060K"]', "holds U+2060 (WORD JOINER)"),
    # Hosts.
    named("`https://sellercentral.amazon.com.evil.example/`", "sellercentral.amazon.com.evil.example"),
    named("sellercentral.amazon.com.evil.example.", "sellercentral.amazon.com.evil.example"),
    named("`\u0430mazon.de`", "\u0430mazon.de"),
    named("amaz\u00f6n.de", "amaz\u00f6n.de"),
    named("ａmazon.de", "amazon.de"),
    named("evil&#46;example", "evil.example"),
    named("evil\\.example", "evil.example"),
    named("evil.**example**", "evil.example"),
    named("evil.exampleを", "evil.example"),
    named("http://evil/", "evil"),
    named("at 192.0.2.7", "192.0.2.7"),
    Case(hosts_printed, "ja.yaml", "name: アトラス", "▸name: amaz0n.de", "prints the host 'amaz0n.de'"),
    guide(hosts_printed, "title: ガイド", "▸title: evil.example", "prints the host 'evil.example'"),
    # Files.
    Case(stray_files, "ja/guides/notes.txt", "", "x", "is no page: a page is docs/<locale>/guides/<slug>.md"),
    Case(stray_files, "ja/email.md", "", "x", "is no page"),
    Case(stray_files, "card-xx.svg", "", "<svg/>", "is named by no template and no script"),
    Case(stray_files, "card-x.exe", "", "x", "is no asset: style, script, PNG or SVG"),
    # Counts of what the project holds.
    counted(f"{STORES} stores", "en"),
    counted(f"{STORES} of Amazon's stores", "en"),
    counted(f"{STORES}のストア"),
    counted(f"ストアは{STORES}"),
    counted("{}{}のストア".format(*(chr(0x0660 + int(digit)) for digit in str(STORES)))),
    guide(counts, HEAD, f"▸{HEAD} {STORES}のストア", "says how many stores there are today"),
    Case(counts, "ja.yaml", "name: アトラス", f"▸name: {STORES}ストア", f"'{STORES}ストア' says how many stores"),
    Case(counts, "ja.yaml", 'other: "{count}件"', f'other: "{{count}} {STORES}ストア"', "says how many stores"),
    Case(counts, "en.yaml", "open: \"Open", f"▸open: \"{LANGUAGES} language", "says how many languages"),
    # The same guides.
    guide(same_guides, TOP, f"▸{TOP}".replace("1", "2"), "translates revision 2, English is at 1: bring it up to date"),
    guide(same_guides, "## First {#first}", "▸## First {#one}", "should be level 2 with {#first}, as in"),
    guide(same_guides, "### Second {#second}\n", "", "has 1 headings, English has 2"),
    guide(same_guides, "1. A step.\n2. Another.\n", "▸1. A step.\n", "has 1 steps and list items, English has 2"),
    guide(same_guides, "1. A step.\n2. Another.\n", "▸- A.\n- B.\n- C.\n", "has 3 steps and list items, English has 2"),
    guide(same_guides, FIRST[:-1], f"▸{FIRST.partition(STEPS)[0]}", "has 0 steps and list items, English has 2"),
    guide(
        same_guides, SENTENCE, f"▸{SENTENCE}".replace("#part", ""), "links: lacks other.md#part and has too many other"
    ),
    guide(same_guides, SENTENCE, f"▸{SENTENCE}".replace("[16][s16]", ""), "in its source references: lacks s16."),
    guide(same_guides, "Text with", "▸Text [with](a.md)", "differs from English in its links: has too many a.md."),
    guide(same_guides, "1. A step.", "▸1. A [step](a.md).", "differs from English in its links: has too many a.md."),
    guide(same_guides, f"{FIRST}\n[[tool]]\n", f"▸{FIRST}", "in its shortcodes: lacks [[tool]]"),
    Case(same_guides, "ja/guides/check-a-link.md", "", None, "has not been written yet: translate docs/en/guides/chec"),
    Case(same_guides, "en/guides/check-a-link.md", "", None, "has no English page: write docs/en/guides/check-"),
    # A translation that waits.
    guide(behind, "revision: 1", RAISED, f"translates revision 1, English is at 2 since {RECENT}: bring it up", "en"),
    guide(behind, "revision: 1", RAISED, f" to date by {TODAY + timedelta(days=55)}, from then on it stops", "en"),
    guide(behind, "revision: 1", RAISED, "python scripts/translations.py diff check-a-link ja", "en"),
    # The parts of a matter.
    Case(matter_parts, "en/matters/money-held.md", "[[door]]\n", "", "needs the line [[door]] once"),
    Case(matter_parts, "en/matters/money-held.md", "## Do {#steps}", "▸## Do {#stops}\n## Do {#steps}", "is no part"),
    Case(matter_parts, "en/matters/money-held.md", "{#steps}", "{#steps}\n▸## Do {#have-ready}", "stands too late"),
    Case(matter_parts, "en/matters/money-held.md", "## Do {#steps}", "", "has no steps"),
    # Cards.
    Case(card_files, "card-ja.png", "", None, "is missing: run make cards, and commit what it makes"),
    # Words to search by.
    Case(same_keys, "search/ja.yaml", SEARCH_JA, "- a\n", "holds no keys: bring back its content"),
    words(MATTERS_JA, "", "'matters' is missing: write for each what sellers call it, as in English."),
    words("matters:\n", "▸mattars:\n  x: [y]\nmatters:\n", "'mattars' is not a part of this file. Did you mean 'matt"),
    words("matters:\n", "▸comon: [y]\nmatters:\n", "Did you mean 'common'?"),
    words(MATTERS_JA, f"▸{MATTERS_JA.replace(HELD, '')}", "the matter 'money-held' has no words"),
    words("  check-a-link:", "  ▸chek-a-link: [x]\n  check-a-link:", "Did you mean 'check-a-link'?"),
    words(f"common: [how, my]\n{MATTERS_JA}", f"{MATTERS_JA}▸common: how\n", "'common' needs a list"),
    words("gb: [UK]", "▸uk: [UK]", "'uk' is not known among the marketplaces"),
    words("gb: [UK]", "▸gb: UK", "'gb' needs a list of one or more words"),
    words("gb: [UK]", "▸gb: []", "'gb' needs a list of one or more words"),
    words("gb: [UK]", "▸gb: [UK, 5]", "'gb' holds '5', which is not text"),
    words("gb: [UK]", "▸gb: [UK, uk]", "'gb' says 'uk' twice: take one out"),
    words("common: [how, my]", "▸common: how", "'common' needs a list of one or more"),
    words("guides:\n  check-a-link: [fake link, trick]", "▸guides: x", "'guides' must have"),
    # Words to keep to.
    guide(glossary, "title: ガイド", "title: 頁", "English says 'guide' here, and this text has none of '案内'"),
    guide(glossary, "Text with", "▸手引き with", "'手引き' does not stand for 'guide': write the word of"),
    guide(glossary, HEAD, f"▸{HEAD} 手引き", "'手引き' does not stand for 'guide': write the word of"),
    Case(glossary, "ja.yaml", "name: アトラス", "▸name: 手引き", "'手引き' does not stand for 'guide'"),
    Case(glossary, "en.yaml", "site:\n  name: Atlas", "▸site:\n  name: Guides", "English says 'guide' here, and this"),
    table("| guide | 案内 | 案内, ガイド | 手引き, |\n", "", "the word 'guide' is missing in the table"),
    Case(
        sellers_words,
        "translating/ja.md",
        "| guide | 案内 | 案内, ガイド | 手引き, |",
        "▸| guide | 案内 | 案内, ガイド | 手引き, uk |",
        "'uk' stands for 'guide' in data/search/ja.yaml: take it out of 'Not'.",
    ),
    table(
        "| guide |",
        "▸| guides | x | x | |\n| guide |",
        "'guides' is not a word of docs/translating/en.md. Did you mean 'guide'?",
    ),
]  # fmt: skip

# The place of a problem of a whole guide, or of its front matter.
WHOLE = {behind: (1, 1), card_files: (0, 0), front_matter: (1, 1), glossary: (0, 0), same_guides: (0, 0)}

# One rule reports the files that cannot be read as well, as what they are.
UNREAD = ("yaml", synonyms.ID)

# What looks like a fault and is none.
SOUND = [
    "Order 112-1234567-1234567, ASIN B00EXAMPLE, marketplace A1VC38T7YXB528, case 12345678901.",
    "Read on 2026-05-12, from 2019 to 2026, 1,044 of 1,044, 100 %, 10.50 +5 and 2026-09-18.",
    "Write to `reportascam@amazon.com`. Write to disbursement-appeals@amazon.co.jp",
    "A word (in brackets) [and] more, 3. no step, # no heading.",
    f"{MATTERS} things, 1 案内.",
    "ZWNJ in می\u200cخواهم, ZWJ in क्\u200dष and \U0001f469\u200d\U0001f4bb, a heart \u2764\ufe0f, 5 < 6 & AT&T.",
    "`<code>` in `sellercentral.amazon.de`: amazon.deへ, `a.co`, README.md, e.g. this... `feed.xml`, openid.return_to.",
    f"On {STORES}月{STORES}日のストア, 1{STORES} stores, {STORES}.5 ストア, {STORES}: stores, [{STORES}] ストア.",
]


# Where the small languages' files stand in a project, by the beginnings of their names.
PLACES = {
    "search/": "data/",
    "translating/": "docs/",
    "card-": "overrides/assets/",
    "en/": "docs/",
    "ja/": "docs/",
    "": "data/strings/",
}
OTHERS = {
    name: content
    for name, content in PROJECT.snapshot.files.items()
    if name.startswith(("data/schema/", "overrides/pages/")) or name in (*raw_tables.FILES.values(), "mkdocs.yml")
} | {f"overrides/assets/{script}": b"" for script in SCRIPTS.values()}  # without them no asset is judged


def placed(name):
    """Give the path of a small file in a project."""
    return next(place + name for start, place in PLACES.items() if name.startswith(start))


def project_of(files):
    """Make a project of two languages out of small files, with the real table."""
    encoded = {placed(name): text.encode("utf-8", "surrogatepass") for name, text in files.items()}
    project = Project(Snapshot(OTHERS | encoded))
    project.locales = (locale("en"), locale("ja"))
    return project


def read(file="", old="", new=""):
    """Change one file of the small languages; give them as a project, and the line and column of the mark."""
    place, files = (0, 0), dict(FILES)
    if file:
        text = files.pop(file, "")
    if file and new is not None:
        assert text.count(old) == 1, f"{old!r} must stand once in {file}"  # an empty one stands in an empty file
        before, mark, after = text.replace(old, new).partition("▸")
        place = (before.count("\n") + 1, len(before) - before.rfind("\n")) if mark else place
        files[file] = before + after
    return project_of(files), place


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule.ID}: {case.words[:60]}")
def test_the_rule_finds_one_problem_at_its_place_and_says_what_to_do(case):
    texts, place = read(case.file, case.old, case.new)
    found = list(case.rule.check(texts))
    assert len(found) == 1, found
    assert case.words in found[0].message
    file = case.file.removeprefix("en/") if case.new is None or case.rule is behind else case.file
    assert found[0].file.endswith("/ja.yaml" if case.rule is glossary and file == "en.yaml" else file)
    assert found[0].rule in {case.rule.ID, *(UNREAD if case.rule is same_keys else ())}
    if case.rule in WHOLE and not place[0]:
        place = WHOLE[case.rule]
    if place[0] or case.rule in WHOLE:
        assert (found[0].line, found[0].column) == place


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("| 案内, ガイド |", "| |", "'guide' has no form under 'Found as': write how it stands"),
        ("| 手引き, |", "|", "'guide' needs 4 cells, and has 3"),
        ("Found as", "Found", "has no table of words with a column 'Found as'"),
        ("", None, "has not been written yet: python scripts/new.py language ja begins it"),
    ],
)
def test_a_table_of_words_that_cannot_be_read_is_one_problem(old, new, words):
    texts, _ = read("translating/ja.md", old, new)
    (found,) = rules.run("texts", texts)
    assert found.file.endswith("translating/ja.md")
    assert words in found.message


@pytest.mark.parametrize(
    ("code", "form", "text", "stands"),
    [
        ("en", "case", "in this case.", True),
        ("en", "case", "cases", False),
        ("en", "case", "showcase", False),
        ("de", "Fall", "Ihre Fallnummer", True),
        ("de", "Fall", "der Zufall", False),
        ("ja", "ケース", "このケースは", True),
        ("ar", "حساب", "الحساب", True),
        ("th", "บัญชี", "ในบัญชีนี้", True),
        ("tr", "İtiraz", "İTİRAZ edin", True),
        ("vi", "ngươ\u0300i ba\u0301n", "Người bán", True),
    ],
)
def test_a_word_is_found_whatever_its_ending(code, form, text, stands):
    table = Glossary("x.md", code, {}, PROJECT.language(code).words_anywhere)
    assert bool(table.found((form,), normalise(text))) is stands


@pytest.mark.parametrize("code", [language.code for language in PROJECT.locales])
def test_a_count_is_found_in_the_words_of_every_language(code):
    phrase = of_language(code)["counted"]
    text = GUIDE.format(title=phrase.format(STORES))
    project = PROJECT.changed({f"docs/{code}/guides/check-a-link.md": text.encode()})
    project.locales = (PROJECT.language(code),)
    found = [problem for problem in counts.check(project) if problem.file.endswith("check-a-link.md")]
    (found,) = found
    assert "says how many stores there are today" in found.message


@pytest.mark.parametrize("written", ["103", "一〇三"])
def test_a_count_of_more_than_a_hundred_is_found_too(written):
    text = GUIDE.format(title=f"{written}か国の")
    files = growth.with_stores(PROJECT, 103) | {"docs/ja/guides/check-a-link.md": text.encode()}
    project = PROJECT.changed(files)
    project.locales = (PROJECT.language("ja"),)
    assert [problem.file for problem in counts.check(project)] == ["docs/ja/guides/check-a-link.md"]


@pytest.mark.parametrize("line", SOUND)
def test_what_only_looks_like_a_fault_passes_every_rule(line):
    texts, _ = read("ja/guides/check-a-link.md", "Text with", f"{line} Text with")
    assert rules.run("texts", texts) == []


def test_a_standard_word_that_the_theme_lacks_must_stand_in_the_strings(monkeypatch):
    monkeypatch.setattr(theme_words, "same", lambda code: {"search.open": "Search"} if code == "en" else {})
    (found,) = same_keys.check(read()[0])
    assert found.message == "'search.open' is missing. In English it is: 'Search'."
    assert not list(same_keys.check(read("ja.yaml", "search:\n", "search:\n  open: 検索\n")[0]))


def test_whoever_adds_a_language_is_shown_what_the_theme_says_near_to_it():
    (found,) = same_keys.check(read("en.yaml", "site:\n", "site:\n  language: Language\n")[0])
    assert found.message.endswith("In English it is: 'Language'. The theme says, near to it: '言語切り替え'.")


def test_the_sample_and_the_real_texts_have_no_problem():
    assert rules.run("texts", read()[0]) == []
    assert rules.run("texts", PROJECT) == []


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("---\ntitle", "title", "it must begin with --- and keys"),
        ("title: Guide", "title: [", "is not valid YAML"),
        ("title: Guide", "title: Guide\ntitle: Guide", "says 'title' twice"),
        ("title: Guide", "title: " + "[" * 100_000 + "]" * 100_000, "nests deeper than 20 levels"),
        ("title: Guide", "- title", "is not valid YAML"),
        ("title: Guide\nshort: Short\ndescription: What it is about.\nrevision: 1\n", "", "is empty"),
        ("title: Guide\nshort: Short\ndescription: What it is about.\nrevision: 1\n", "text\n", "it holds no keys"),
    ],
)
def test_a_guide_that_cannot_be_read_is_one_problem_and_is_not_called_missing(old, new, words):
    texts, _ = read("en/guides/check-a-link.md", old, new)
    found = rules.run("texts", texts)
    assert [problem.file for problem in found] == ["docs/en/guides/check-a-link.md"]
    assert words in found[0].message


def test_a_tool_stands_only_in_a_guide_that_has_one():
    files = {name.replace("en/guides/check-a-link", "en/guides/rights"): text for name, text in FILES.items()}
    texts = project_of(files)
    (found,) = shortcodes_known.check(texts)
    assert found.message.startswith("'[[tool]]' stands only in the guides that have a tool: ")
    assert (found.rule, found.line) == (shortcodes_known.ID, 15)
    assert found.file.endswith("rights.md")


def test_a_front_matter_problem_stands_in_the_line_of_the_file():
    texts, _ = read("en/guides/check-a-link.md", "short: Short", "title: again")
    assert [(problem.line, problem.column) for problem in texts.unreadable] == [(3, 1)]


def test_a_guide_may_begin_with_a_byte_order_mark():
    texts, _ = read("en/guides/check-a-link.md", "---\ntitle", "\ufeff---\ntitle")
    assert texts.unreadable == []


@pytest.mark.parametrize("code", ["en", "ja"])
def test_strings_that_cannot_be_read_are_one_problem(code):
    found = rules.run("texts", read(f"{code}.yaml", "site:\n", "site: [\n")[0])
    assert [(problem.rule, problem.file) for problem in found] == [("yaml", f"data/strings/{code}.yaml")]


def test_a_translation_that_cannot_be_read_is_not_called_missing():
    found = rules.run("texts", read("ja/guides/check-a-link.md", "title: ガイド", "title: [")[0])
    assert [(problem.rule, problem.file) for problem in found] == [("yaml", "docs/ja/guides/check-a-link.md")]


def test_a_short_title_may_fill_the_column():
    assert rules.run("texts", read("ja/guides/check-a-link.md", "short: Short", f"short: {'x' * 32}")[0]) == []


def test_a_guide_that_is_missing_hides_no_missing_word_of_the_next():
    files = FILES | {"en/guides/a.md": FILES["en/guides/check-a-link.md"]}
    files["ja/guides/check-a-link.md"] = files["ja/guides/check-a-link.md"].replace("ガイド", "頁")
    assert [problem.file for problem in glossary.check(project_of(files))] == ["docs/ja/guides/check-a-link.md"]


def test_a_part_of_the_words_to_search_by_hides_no_fault_of_the_next():
    texts, _ = read("search/ja.yaml", SEARCH_JA, "common: [my]\nguides: x\nmarketplaces: {gb: UK}\n")
    assert [problem.message.split(":")[0] for problem in synonyms.check(texts)] == [
        "'matters' is missing",
        "'guides' must have a list of words for each name.",
        "'gb' needs a list of one or more words.",
    ]


def test_strings_that_cannot_be_read_hide_no_fault_of_the_next_language():
    texts = project_of(FILES | {"ja.yaml": "- a\n", "de.yaml": STRINGS["en"].replace("  name: Atlas\n", "")})
    texts.locales = (*texts.locales, locale("de"))
    assert "data/strings/de.yaml" in {problem.file for problem in same_keys.check(texts) if "name" in problem.message}


def test_a_long_english_text_is_cut_where_its_translation_is_missing():
    texts = FILES | {"en.yaml": STRINGS["en"].replace("Atlas", "x" * 81)}
    (found,) = same_keys.check(project_of(texts | {"ja.yaml": STRINGS["ja"].replace("  name: アトラス\n", "")}))
    assert found.message == f"'site.name' is missing. In English it is: '{'x' * 80}'."


def test_a_colon_within_a_path_leads_nowhere_else():
    assert list(guide_links.check(read("ja/guides/check-a-link.md", "other.md#part", "a/b:c.md")[0])) == []


@pytest.mark.parametrize(("count", "found"), [(STORES, 1), (STORES - 1, 1), (STORES - 2, 0), (1, 0)])
def test_the_stores_are_counted_with_and_without_those_that_are_retired(count, found):
    table = PROJECT.snapshot.files["data/marketplaces.yaml"]
    table = table.replace(b"    region: na\n", b"    region: na\n    retired: {date: 2026, reason: closed}\n", 1)
    texts, _ = read("en/guides/check-a-link.md", "Text with", f"Text. {count} stores. With")
    texts = Project(texts.snapshot.changed({"data/marketplaces.yaml": table}))
    texts.locales = (locale("en"),)
    assert len(list(counts.check(texts))) == found


def test_matters_are_counted():
    terms = FILES["translating/en.md"] + "| matter | matter, matters | |\n"
    text = FILES["en/guides/check-a-link.md"].replace("Text with", f"Text. {MATTERS} matters. With")
    texts = project_of(FILES | {"translating/en.md": terms, "en/guides/check-a-link.md": text})
    (found,) = counts.check(texts)
    assert "says how many matters there are today" in found.message


@pytest.mark.parametrize(
    ("number", "written"),
    [(2, "二"), (10, "十"), (11, "十一"), (20, "二十"), (23, "二十三"), (30, "三十"), (99, "九十九"), (100, "一〇〇")],
)
def test_a_number_is_written_as_han_numerals(number, written):
    assert counts._in_han(number) == written


def waiting(revised, ja):
    """The small languages where English is at revision 2, and what the two rules say of a page that is at 1."""
    files = dict(FILES)
    files[ENGLISH] = GUIDE.format(title="Guide").replace("revision: 1", f"revision: 2\n{revised}")
    files["ja/guides/check-a-link.md"] = ja
    project = project_of(files)
    found = [problem for problem in rules.run("texts", project) if problem.file.endswith("check-a-link.md")]
    return [(problem.rule, problem.severity) for problem in found]


def test_a_translation_may_wait_for_the_days_of_mkdocs_yml_and_no_longer():
    ja = GUIDE.format(title="ガイド")
    other = ja.replace("2. Another.\n", "").replace("ガイド", "頁").replace("[[tool]]\n", "")
    patience = PROJECT.config.data["extra"]["translation_days"]
    last = f"revised: {TODAY - timedelta(days=patience)}\n"
    over = f"revised: {TODAY - timedelta(days=patience + 1)}\n"
    assert waiting(last, ja) == waiting(last, other) == [("translation-behind", "warning")]
    assert waiting(over, ja) == waiting("", ja) == [("translation", "error")]
    assert set(waiting(over, other)) == {("translation", "error")}
    assert len(waiting(over, other)) == 3
    assert waiting(last, ja.replace("revision: 1", "revision: 3")) == [("translation", "error")]
