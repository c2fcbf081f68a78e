"""Sixty different mistakes of editors: each is one line with file, line and mend, and all come at once."""

import re
from typing import NamedTuple

import pytest
from atlas.model.locales import locale
from atlas.problems import AtlasError
from atlas.rules.check import check_sources
from own import PROJECT

TABLE, STRINGS, WORDS = "data/marketplaces.yaml", "data/strings/ja.yaml", "data/search/ja.yaml"
GUIDE, MATTER = "docs/ja/guides/contact.md", "docs/ja/matters/money-held.md"
MATTERS, TERMS = "data/matters.yaml", "docs/translating/ja.md"


class Mistake(NamedTuple):
    """A text of a file, what somebody writes in its place, the rule that finds it, and words of how to mend it."""

    file: str
    old: str
    new: str
    rule: str
    mend: str


MISTAKES = [
    # The table.
    Mistake(
        TABLE,
        "    currency: USD\n",
        "    currency: USX\n",
        "unknown-name",
        "a currency of ISO 4217. Did you mean 'UZS'?",
    ),
    Mistake(TABLE, "launched: 1995-07\n", "launched: 1995-17\n", "date", "a month (2026-05) or a day (2026-05-12)."),
    Mistake(
        TABLE,
        "languages: [en, fr]\n",
        "languages: [en, xq]\n",
        "unknown-name",
        "'xq' is not a language that CLDR knows.",
    ),
    Mistake(
        TABLE,
        "marketplace_id: A1AM78C64UM0Y8",
        "marketplace_id: short",
        "schema",
        "ID: A and 11 to 14 capitals or digits.",
    ),
    Mistake(
        TABLE, "launched: 2002-06\n", "launced: 2002-06\n", "schema", "a key of this entry. Did you mean 'launched'?"
    ),
    Mistake(
        TABLE,
        "seen: 2026-09-03, sources: [110, 135]",
        "seen: 2026-09-04, sources: [110, 135]",
        "link-date",
        "2026-09-03): write the date of the evidence.",
    ),
    Mistake(
        TABLE,
        "register: {url: https://sell.amazon.ca, confidence: seen, seen: 2026",
        "register: {url: http://sell.amazon.ca, confidence: seen, seen: 2026",
        "address-not-sound",
        "https address, as a reader would type it.",
    ),
    Mistake(
        TABLE,
        "confidence: seen, seen: 2026-09-01, sources: [22, 101]}",
        "confidence: sure, seen: 2026-09-01, sources: [22, 101]}",
        "schema",
        "of: amazon, seen, regional, reported, pattern.",
    ),
    Mistake(
        "data/languages.yaml",
        "languages:\n",
        "languages:\n  - {code: de}\n",
        "not-unique",
        "8. Each name leads to one place: change one.",
    ),
    Mistake(
        "data/doors.yaml",
        "    guide: after-you-send\n",
        "    guide: after-you-sent\n",
        "unknown-reference",
        "Did you mean 'after-you-send'?",
    ),
    Mistake(
        "data/doors.yaml",
        "sources: [22, 58, 101, 107]",
        "sources: [22, 58, 101, 9999]",
        "source",
        "correct the number, or add the source.",
    ),
    Mistake(
        "data/doors.yaml",
        "page_link: seller_central",
        "page_link: seller_centre",
        "schema",
        "register. Did you mean 'seller_central'?",
    ),
    # Matters.
    Mistake(
        MATTERS,
        "related: [case-form-fails,",
        "related: [case-form-fail,",
        "unknown-reference",
        "is not known. Did you mean 'case-form-fails'?",
    ),
    Mistake(
        MATTERS,
        "doors: [sign-in-help, two-step-recovery]",
        "doors: [sign-in-help, two-step-recovery, two-steps]",
        "unknown-reference",
        "not known. Did you mean 'two-step-recovery'?",
    ),
    Mistake(
        MATTERS,
        "    draft: false\n    sources: [31, 72,",
        "    draft: perhaps\n    sources: [31, 72,",
        "schema",
        '"perhaps" is none of: true, false, appeal.',
    ),
    Mistake(MATTERS, "material/cash", "material/cashh", "icon", "does not have. Did you mean 'material/cash'?"),
    Mistake(MATTERS, "rank: 5\n", "rank: five\n", "schema", "how often sellers come with it: 1 is most."),
    Mistake(
        MATTERS,
        "door: {link: case_log, path",
        "door: {link: caselog, path",
        "schema",
        "forums, register. Did you mean 'case_log'?",
    ),
    # Words of the site.
    Mistake(STRINGS, "  close: 閉じる\n", "", "strings", "is missing. In English it is: 'Close'."),
    Mistake(
        STRINGS,
        "  menu: メニュー\n",
        "  menu: メニュー\n  menue: メニュー\n",
        "strings",
        "a key of English. Did you mean 'site.menu'?",
    ),
    Mistake(
        STRINGS, '    other: "{count}件"', '    other: "件"', "strings", "have the placeholders of English: {count}."
    ),
    Mistake(STRINGS, "は{date}に更新", "は{day}に更新", "strings", "must have the placeholders of English: {date}."),
    Mistake(STRINGS, "  pages: すべてのページ", '  pages: ""', "strings", "is empty or not text. Write it in quotes."),
    Mistake(STRINGS, "  language: 言語", "  language: [言語]", "strings", "is empty or not text. Write it in quotes."),
    Mistake(
        STRINGS,
        "  safety: 安全と権利",
        "  safety: 安全と権利 +81 3 1234 5678",
        "no-numbers",
        "No number is ever printed: take it out.",
    ),
    Mistake(
        STRINGS,
        "  trouble: 緊急のとき",
        "  trouble: 緊急の<b>とき</b>",
        "markup",
        "holds a tag or a picture: write words alone.",
    ),
    Mistake(
        STRINGS,
        "  atlas: このサイト\n",
        "  atlas: このサイト\u200b\n",
        "unseen-sign",
        "build sets directions and breaks by itself.",
    ),
    Mistake(
        STRINGS,
        "  placeholder: 困りごとや国名",
        "  placeholder: 23ストアの困りごとや国名",
        "count",
        "the number out, the next makes it untrue.",
    ),
    Mistake(
        STRINGS,
        "  failed: 検索を",
        "  failed: example.comで検索を",
        "host-printed",
        "is shown as an example stands under `printed`.",
    ),
    # Guides.
    Mistake(GUIDE, "short: 問い合わせの手順\n", "", "front-matter", "the key 'short' is missing."),
    Mistake(
        GUIDE, "revision: 4\n", "revision: four\n", "front-matter", "whole number, raised when the meaning changes."
    ),
    Mistake(
        GUIDE,
        "## サインインする {#sign-in}",
        "## サインインする {#signin}",
        "translation",
        "be level 2 with {#sign-in}, as in English.",
    ),
    Mistake(
        GUIDE,
        "    6. ケースIDを控えます。チャットの場合は、担当者に聞きます。\n",
        "",
        "translation",
        "has 11 steps and list items, English has 12.",
    ),
    Mistake(
        GUIDE,
        "[広告](which-desk.md#ads)",
        "[広告](which-desk.md#ad)",
        "translation",
        "and has too many which-desk.md#ad.",
    ),
    Mistake(
        "docs/ja/guides/after-you-send.md",
        "---\n\n",
        "---\n\n[窓口](which-desk.md)\n\n",
        "translation",
        "in its links: has too many which-desk.md.",
    ),
    Mistake(
        "docs/ja/guides/email.md",
        "---\n\n",
        "---\n\n1. もう一つの手順\n\n",
        "translation",
        "has 1 steps and list items, English has 0.",
    ),
    Mistake(
        "docs/ja/guides/link-to-us.md",
        "description: ",
        "descripton: ",
        "front-matter",
        "the front matter. Did you mean 'description'?",
    ),
    Mistake(
        "docs/ja/guides/prepare.md",
        "---\n\n",
        "---\n\n本文[[tool]]です。\n\n",
        "mark",
        "write-a-case, check-a-link, link-to-us.",
    ),
    Mistake(
        "docs/ja/guides/rights.md",
        "---\n\n",
        "---\n\n<script>alert(1)</script>\n\n",
        "markup",
        "and signs that are to be read in `…`.",
    ),
    Mistake(
        "docs/ja/guides/locked-out.md",
        "---\n\n",
        "---\n\nseller@example.comに書きます。\n\n",
        "no-numbers",
        "Amazon publishes for sellers: take it out.",
    ),
    Mistake(
        "docs/ja/guides/deactivated.md",
        "revision: 4\n",
        "revision: 1\n",
        "translation",
        "it up to date, then write the same number.",
    ),
    Mistake(
        "docs/ja/guides/about.md",
        "---\ntitle",
        "----\ntitle",
        "front-matter",
        "must begin with --- and keys and end with ---",
    ),
    Mistake(
        "docs/ja/guides/write-a-case.md",
        "title: ",
        "title: 長い題" + "長" * 90,
        "front-matter",
        "'title' has 109 characters, at most 90 fit.",
    ),
    Mistake(
        "docs/ja/guides/phone-and-chat.md",
        "---\n\n",
        "---\n\n電話は0120-123-456です。\n\n",
        "no-numbers",
        "No number is ever printed: take it out.",
    ),
    # Matters' pages.
    Mistake(MATTER, "[[door]]\n", "", "translation", "English in its shortcodes: lacks [[door]]."),
    Mistake(
        MATTER,
        "[31][s31]\n\nアカウントが",
        "\n\nアカウントが",
        "translation",
        "English in its source references: lacks s31.",
    ),
    Mistake(
        "docs/ja/matters/payout-late.md",
        "{#have-ready}",
        "{#have-redy}",
        "translation",
        "be level 2 with {#have-ready}, as in English.",
    ),
    Mistake(
        "docs/ja/matters/case-closed.md", "\n## ", "\n### ", "translation", "be level 2 with {#do-not}, as in English."
    ),
    # Synonyms.
    Mistake(
        WORDS,
        "  epr-number: [LUCID, EPR",
        "  epr-number: [LUCID, LUCID, EPR",
        "search-words",
        "'epr-number' says 'LUCID' twice: take one out.",
    ),
    Mistake(WORDS, "  email: [", "  e-mail: [", "search-words", "known among the guides. Did you mean 'email'?"),
    Mistake(WORDS, "  nl: [ホランド]", "  nn: [ホランド]", "search-words", "'nn' is not known among the marketplaces."),
    Mistake(WORDS, "  tr: [テュルキエ]", "  tr: テュルキエ", "search-words", "'tr' needs a list of one or more words."),
    Mistake(
        WORDS,
        "  product-safety: [",
        "  product-safty: [",
        "search-words",
        "the matters. Did you mean 'product-safety'?",
    ),
    Mistake(WORDS, "  ie: [アイルランド共和国]", "  ie: []", "search-words", "'ie' needs a list of one or more words."),
    # The table of words.
    Mistake(TERMS, "\n| guide |", "\n| guyde |", "term", "docs/translating/en.md. Did you mean 'guide'?"),
    # What else is data.
    Mistake(
        "data/sources.yaml",
        "    kind: law\n",
        "    kind: laww\n",
        "schema",
        "is none of: law, seen. Did you mean 'law'?",
    ),
    Mistake(
        "data/changes.yaml",
        "    kind: moved\n    marketplaces: [sg, jp]",
        "    kind: movd\n    marketplaces: [sg, jp]",
        "schema",
        "lowered, retired. Did you mean 'moved'?",
    ),
    Mistake(
        "data/changes.yaml",
        "marketplaces: [ca, nl, be, ie, se, pl, jp]",
        "marketplaces: [ca, nl, be, ie, se, pl, jj]",
        "unknown-reference",
        "there is no marketplace 'jj'.",
    ),
    Mistake(
        "data/official-hosts.yaml",
        "{domain: sell.amazon.ca, sources: [159]}",
        "{domain: sell.amazon.ca, sources: []}",
        "schema",
        "more numbers of sources.yaml, such as [3, 14].",
    ),
    Mistake(
        "mkdocs.yml", "  - trouble:\n", "  - troubles:\n", "menu", "in every language. Did you mean 'nav.trouble'?"
    ),
    Mistake(
        "mkdocs.yml",
        "  translation_days: 60",
        "  translation_days: soon",
        "days",
        "to 365: write how long a translation may wait.",
    ),
]


def found(mistakes):
    """Give what the checks say of the project in two languages when these mistakes are made together."""
    files = {"data/published.txt": "", "data/published-links.txt": ""}  # nothing was put online before
    for one in mistakes:
        text = files.get(one.file) or PROJECT.snapshot.text(one.file, "test")
        assert one.old in text, f"{one.old!r} is not in {one.file}"
        files[one.file] = text.replace(one.old, one.new, 1)
    project = PROJECT.changed({name: text.encode() for name, text in files.items()})
    project.locales = (locale("en"), locale("ja"))
    with pytest.raises(AtlasError) as caught:
        check_sources(project)
    return caught.value


def is_said(one, problem):
    return (problem.file, problem.rule) == (one.file, one.rule) and problem.message.endswith(one.mend)


def test_all_mistakes_made_together_come_at_once_each_in_one_line_with_file_line_and_mend():
    error = found(MISTAKES)
    unsaid = [one for one in MISTAKES if not any(is_said(one, problem) for problem in error.problems)]
    unasked = [str(problem) for problem in error.problems if not any(is_said(one, problem) for one in MISTAKES)]
    assert (unsaid, unasked) == ([], [])
    lines = str(error).splitlines()[:-1]
    assert len(lines) == len(MISTAKES) >= 60
    assert all(re.match(r"[\w./-]+:\d+:\d+ [a-z-]+  \S", line) for line in lines)


def test_the_mistakes_differ():
    assert len({(one.file, one.old, one.new) for one in MISTAKES}) == len(MISTAKES)
    assert len({one.file.split("/")[0] + one.file.split("/")[-1] for one in MISTAKES}) > 15


def test_a_mistake_made_alone_is_one_line(thorough):
    """A few of them; each by make test-all."""
    for one in MISTAKES[:: 1 if thorough else 12]:
        (problem,) = found([one]).problems
        assert is_said(one, problem)
