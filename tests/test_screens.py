"""The way to support in the words on the screens: whose screens tell a store's sellers what, and how a page says it."""

import subprocess
import sys

import pytest
import screens as command
from atlas.content import screens as page
from atlas.model import screen_evidence, screen_table, screens
from atlas.model.screens import Claim, Screen, Word
from atlas.paths import ROOT
from click.testing import CliRunner
from own import PROJECT, context

WAY = (Claim("seen", (1,), seen="2026", words=(Word("help", "Help"),)),)
OWN = Screen("de", store="de", claims={"ways": WAY})
SHARED = Screen("en", group="europe", claims={"ways": WAY})
GENERAL = Screen("en", claims={"ways": WAY})
CHINESE = Screen("zh-Hans", claims={"ways": WAY})


@pytest.mark.parametrize(
    ("store", "group", "there", "scope", "found"),
    [
        ("de", "europe", [GENERAL, SHARED, OWN], screens.OWN, [OWN]),
        ("fr", "europe", [GENERAL, SHARED, OWN], screens.GROUP, [SHARED]),
        ("jp", "", [GENERAL, SHARED, OWN], screens.GENERAL, [GENERAL]),
        ("jp", "", [CHINESE, OWN], "", []),
    ],
)
def test_a_store_s_own_screens_come_first_then_its_group_s_then_what_is_said_of_none(store, group, there, scope, found):
    claims = screens.told(there, "ways")
    assert screens.of_store(claims, store, group) == (scope, [(screen, WAY[0]) for screen in found])


def test_every_label_of_the_real_data_stands_in_a_source():
    claims = list(screen_evidence.judged_claims(PROJECT.tables))
    assert len(claims) == sum(len(found) for screen in PROJECT.catalogue.screens for found in screen.claims.values())
    assert all(sources for claim in claims for _, _, sources in claim.labels)


def test_every_store_has_a_way_and_seven_have_their_own():
    told = screens.told(PROJECT.catalogue.screens, "ways")
    scopes = {
        entry.code: screens.of_store(told, entry.code, entry.account)[0] for entry in PROJECT.catalogue.marketplaces
    }
    assert all(scopes.values())
    assert {code for code, scope in scopes.items() if scope == screens.OWN} >= {
        "us",
        "ca",
        "br",
        "gb",
        "fr",
        "in",
        "jp",
    }


def test_a_reader_of_another_language_gets_the_printed_word_and_what_it_means():
    printed = Word("get-support", "サポートを受ける")
    in_chinese = page.word(context("zh").messages, printed, "ja")
    assert in_chinese == '<bdi lang="ja">サポートを受ける</bdi>（获取支持）'
    assert page.word(context("ja").messages, printed, "ja") == "<bdi>サポートを受ける</bdi>"
    assert page.word(context("en").messages, Word("describe"), "ja") == "describe the problem"


def test_a_chinese_reader_on_the_japanese_store_sees_both_screens():
    japan = PROJECT.catalogue.marketplace("jp")
    found = [text for _, text, _ in page.lines(context("zh"), japan)]
    assert found[0].startswith(
        '<bdi lang="ja">ヘルプ</bdi>（帮助） › <bdi lang="ja">サポートを受ける</bdi>（获取支持）'
    )
    assert found[1].startswith("<bdi>帮助</bdi> › <bdi>获得支持</bdi> / <bdi>获取支持</bdi>")


def test_a_store_without_its_own_screens_says_so_first():
    english = context("en")
    leads = {code: page.lines(english, PROJECT.catalogue.marketplace(code))[0][0] for code in ("jp", "de", "sg")}
    assert leads == {
        "jp": english.messages("way.own"),
        "de": english.messages("way.group"),
        "sg": english.messages("way.general"),
    }


@pytest.mark.parametrize(
    ("code", "store", "row", "words"),
    [
        ("en", "us", "support_hours", 'chat <bdi dir="ltr">09:00–21:00 ET</bdi>'),
        ("en", "jp", "channels", '<bdi lang="ja">電話</bdi> (phone) and <bdi lang="ja">チャット</bdi> (chat)'),
        ("en", "jp", "channels", '<bdi lang="ja">Eメール</bdi> (e-mail)'),
        ("zh", "us", "support_hours", '简体中文 周一–周五 <bdi dir="ltr">09:00–18:00</bdi>（并非专指这个站点）'),
        ("en", "sg", "channels", "phone, chat and e-mail (not said of this store in particular)"),
        ("tr", "tr", "channels", "<bdi>telefon</bdi> ve <bdi>sohbet</bdi>"),
    ],
)
def test_a_row_says_what_is_known_in_the_reader_s_language(code, store, row, words):
    found = page.facts(context(code), PROJECT.catalogue.marketplace(store))[row]
    assert words in [text for text, _ in found]


def test_what_is_not_known_has_no_row():
    assert "support_hours" not in page.facts(context("en"), PROJECT.catalogue.marketplace("de"))


@pytest.mark.parametrize(
    ("claim", "grade"),
    [
        (Claim("amazon", (32,), age="undated"), "A"),
        (Claim("reported", (170, 171), age="undated"), "A"),
        (Claim("reported", (195, 18), age="undated"), "B"),  # one program, counted as one observer
        (Claim("reported", (170,), age="undated-old"), "C"),
        (Claim("amazon", (178,), seen="2022"), "C"),
    ],
)
def test_a_grade_tells_amazon_and_two_observers_from_one_and_from_what_is_old(claim, grade):
    assert screen_table.grade(claim, PROJECT.catalogue) == grade


def printed(*stores):
    done = CliRunner().invoke(command.main, stores)
    assert (done.exit_code, done.stderr) == (0, "")
    return done.stdout.splitlines()


def test_the_command_prints_every_column_of_a_store():
    head, *rows = printed("JP")
    assert head == "jp amazon.co.jp"
    columns = list(dict.fromkeys(row.split("  ")[1].strip() for row in rows if row.startswith("  ")))
    assert columns == ["way", "call", "channels", "hours", "answer", "case log", "newest", "sources", "grade"]
    assert "ヘルプ > サポートを受ける > Amazon出品サービス / 広告とストア" in rows[0]


def test_without_a_store_the_command_counts_whose_ways_there_are():
    assert [line.split(":")[0].split(" ", 1)[1] for line in printed()[-3:]] == [
        "with a way of their own",
        "with their account group's",
        "with the general one",
    ]


def test_an_unknown_store_is_one_clear_line():
    run = [sys.executable, "scripts/screens.py", "xx"]
    done = subprocess.run(run, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("there is no store 'xx': write some of us, ca")
