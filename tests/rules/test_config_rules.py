"""Each rule on mkdocs.yml finds its fault, at its place, in a small sound one that has one thing changed."""

from datetime import UTC, datetime
from types import ModuleType
from typing import NamedTuple

import pytest
from atlas import rules
from atlas.problems import AtlasError
from atlas.rules.config import address, days, languages, menu, reports, security, security_expired
from atlas.sources import site_config
from own import PROJECT

SOUND = """site_name: Atlas
site_url: !ENV [ATLAS_SITE_URL, "https://atlas.example/"]
plugins:
  - search
  - i18n:
      build_only_locale: !ENV [ATLAS_LOCALE, en]
      languages:
        - {locale: en, name: English}
        - {locale: ja, name: 日本語}
extra:
  translation_days: 30
  old_days: 730
nav:
  - index.md
  - contact:
      - guides/contact.md
"""
NAV = SOUND.index("extra:")
NAMELESS = "has no name: add name: as its readers call it"


class Case(NamedTuple):
    """A change of mkdocs.yml. ▸ in `new` marks the place where the problem must stand; it is not written."""

    rule: ModuleType
    old: str
    new: str
    words: str


def locale(code: str, words: str) -> Case:
    """Give the second language another code."""
    return Case(languages, "{locale: ja,", f"{{▸locale: {code},", words)


def url(text: str, words: str = "which is no whole address: write where the site is published") -> Case:
    """Give the site another address."""
    return Case(address, 'site_url: !ENV [ATLAS_SITE_URL, "https://atlas.example/"]', f"▸site_url: {text}", words)


def contact(text: str, words: str, rule: ModuleType = security) -> Case:
    """Say in some way where who finds a hole writes."""
    return Case(rule, "extra:\n", f"extra:\n  {text}\n", words)


SOON = "expires: 2099-12-31"

CASES = [
    contact("security: {▸contact: security@atlas, expires: 2099-12-31}", "contact must be an https or a mail address"),
    *(
        contact(f"security: {{▸contact: {wrong}, {SOON}}}", "contact must be an https or a mail address")
        for wrong in ("[a@b.example]", "http://b.example/", "mailto:mailto:a@b.example", "ä@b.example", '"a@b.de\\n"')
    ),
    contact(f"▸security: {{{SOON}}}", "extra.security.contact must be an https or a mail address, where a hole"),
    contact("▸security: {contact: a@b.example}", "expires must be a day without quotes, such as 2027-06-30: until"),
    contact('security: {contact: a@b.example, ▸expires: "2099-12-31"}', "expires must be a day without quotes"),
    contact("security: {contact: a@b.example, ▸expires: 2099-12-31T00:00:00Z}", "expires must be a day without quotes"),
    contact("▸security: a@b.example", "extra.security holds contact: and expires:, or nothing"),
    contact(f"security: {{contact: a@b.example, {SOON}, ▸expire: 1}}", "no 'expire': write contact and expires. Did"),
    contact(f"▸security: {{contact: a@b.example, {SOON}, 1: 1}}", "extra.security has no '1': write contact"),
    contact(
        "security: {contact: a@b.example, ▸expires: 2026-11-29}",
        "security.txt held until 2026-11-29, and nobody may trust it since: see that the contact still holds",
        security_expired,
    ),
    *(
        Case(reports, "  translation_days: 30\n", f"  translation_days: 30\n  ▸report: {wrong}\n", "must be the https")
        for wrong in ("http://example.org/", "example.org/new", "[a@b.example]", "a@b", "https://a.example@b.example/")
    ),
    locale("xx", "'xx' is not a language that CLDR knows"),
    locale("no", "YAML reads this as false: write the language's code in quotes, such as 'no'"),
    locale("", "a language needs its code: add locale: such as ja or pt-BR"),
    locale("[ja]", "a language needs its code"),
    locale("1", "a language needs its code"),
    locale("japanese", "'japanese' is not a language's code: write two letters"),
    locale("JA", "'JA' is not a language's code"),
    locale("pt-br", "'pt-br' is not a language's code: write two letters, such as ja, or with a region, such as pt-BR"),
    locale("pt_BR", "'pt_BR' is not a language's code"),
    locale("../ja", "'../ja' is not a language's code"),
    locale("zh-Hant-QQ", "'zh-Hant-QQ' is not a language that CLDR knows"),
    locale("en", "the language 'en' stands twice: take one out"),
    Case(languages, "{locale: ja, name: 日本語}", "▸{locale: ja}", NAMELESS),
    Case(languages, "{locale: ja, name: 日本語}", "{locale: ja, ▸name: 1}", NAMELESS),
    Case(languages, "{locale: ja, name: 日本語}", '{locale: ja, ▸name: "日本\\n語"}', NAMELESS),
    Case(languages, "{locale: ja, name: 日本語}", "▸ja", "a language needs its code"),
    Case(languages, "      languages:\n        - {locale: en, name: English}", "      ▸languages:", "'en' is missing"),
    Case(languages, SOUND[SOUND.index("plugins") : NAV], "", "lists no languages: bring back `- i18n:`"),
    Case(languages, SOUND[SOUND.index("plugins") : NAV], "▸plugins: i18n\n", "lists no languages"),
    Case(languages, SOUND[SOUND.index("  - i18n") : NAV], "", "and an entry {locale: en, name: English}."),
    Case(languages, SOUND[SOUND.index("      languages:") : NAV], "", "lists no languages"),
    Case(languages, SOUND[SOUND.index("      languages:") : NAV], "      languages: {en: x}\n", "lists no languages"),
    Case(days, "translation_days: 30", "▸translation_days: -1", "must be a number of days from 0 to 365"),
    Case(days, "translation_days: 30", "▸translation_days: true", "must be a number of days from 0 to 365"),
    Case(days, "translation_days: 30", "▸translation_days: soon", "must be a number of days from 0 to 365"),
    Case(days, "  translation_days: 30", "  x: 30", "write how long a translation may wait"),
    Case(days, "old_days: 730", "▸old_days: 3651", "extra.old_days must be a number of days from 0 to 3650: write"),
    Case(menu, "- contact:", "- ▸contakt:", "'contakt' has no words: add 'nav.contakt' to data/strings, in every lan"),
    Case(menu, "- contact:", "- ▸contakt:", "Did you mean 'nav.contact'?"),
    Case(menu, "- contact:", "- ▸1:", "'1' has no words"),
    Case(address, SOUND[SOUND.index("site_url") : SOUND.index("plugins")], "", "site_url is missing or empty"),
    url("", "site_url is missing"),
    url("x", "such as https://your.address/. ATLAS_SITE_URL, where it is set, stands in for it."),
    url("atlas.example"),
    url("/"),
    url("ftp://atlas.example/"),
    url("https://"),
    url("https:///x"),
    url('"https://["'),
    url("https://atlas.example/?x=1"),
    url("https://atlas.example/{x}"),
    url("https://atlas.example:port/"),
    url("https://ätlas.example/", "whose host is asked for as xn--tlas-koa.example"),
    url('"https://atlas.example/ "', "which has white space in it"),
    url("[https://atlas.example/]"),
    url("true"),
    *(
        Case(address, "extra:\n", f"extra:\n  ▸hsts: {value}\n", "hsts is no whole number of seconds")
        for value in ("-1", "a year", "true", "1.5", "[1]")
    ),
]  # fmt: skip

UNREADABLE = [
    ("", 0, "is empty. Bring back its content"),
    ("# nothing\n", 0, "is empty"),
    ("plugins: [\n", 2, "is not valid YAML"),
    ("\tplugins: x\n", 1, "Indent with spaces, not with tabs."),
    ("plugins: x\nplugins: y\n", 2, "says 'plugins' twice"),
    ("a: &x 1\nb: *x\n", 1, "uses an anchor or alias"),
    ("a: 1\nx: !none 1\n", 2, "MkDocs cannot read it: could not determine a constructor for the tag '!none'."),
    ("x: 2026-02-30\n", 0, "MkDocs cannot read it: day is out of range for month."),
    ("x: !!python/name:nowhere.nothing\n", 1, "MkDocs cannot read it: cannot find module 'nowhere'"),
    ("x: !!python/object/apply:int [x]\n", 0, "MkDocs cannot read it: invalid literal for int()"),
    ("INHERIT: nowhere.yml\n", 0, "MkDocs cannot read it: Inherited config file 'nowhere.yml' does not exist"),
    ("12", 0, "MkDocs cannot read it: argument of type 'int' is not iterable"),
]


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch):
    for name in ("ATLAS_SITE_URL", "ATLAS_LOCALE"):
        monkeypatch.delenv(name, raising=False)


def project_of(text):
    """Give the project with another mkdocs.yml."""
    return PROJECT.changed({site_config.FILE: text.encode()})


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule.ID}: {case.new.strip()[-40:]!r}")
def test_the_rule_finds_one_problem_at_its_place_and_says_what_to_do(case):
    assert SOUND.count(case.old) == 1
    text = SOUND.replace(case.old, case.new)
    before, mark, after = text.partition("▸")
    (found,) = rules.run("config", project_of(before + after if mark else text))
    assert found.rule == case.rule.ID
    assert found.file.endswith("mkdocs.yml")
    assert case.words in found.message
    if mark:
        assert (found.line, found.column) == (before.count("\n") + 1, len(before) - before.rfind("\n"))


@pytest.mark.parametrize(("text", "line", "words"), UNREADABLE, ids=[row[0] for row in UNREADABLE])
def test_what_cannot_be_read_is_one_problem(text, line, words):
    with pytest.raises(AtlasError) as caught:
        site_config.read(project_of(text).snapshot)
    (problem,) = caught.value.problems
    assert (problem.rule, problem.line) == ("yaml", line)
    assert words in problem.message


def test_the_sample_and_the_real_file_have_no_problem():
    assert rules.run("config", project_of(SOUND)) == []
    assert rules.run("config", PROJECT) == []


@pytest.mark.parametrize("address", ["a@b.example", "mailto:a@b.example", "https://b.example/report"])
def test_a_contact_that_holds_has_no_problem_and_none_is_none(address):
    for text in (f"security: {{contact: '{address}', {SOON}}}", "security:", "security: {}"):
        assert rules.run("config", project_of(SOUND.replace("extra:\n", f"extra:\n  {text}\n"))) == []


def test_the_last_day_of_a_contact_still_counts():
    today = datetime.now(UTC).date()
    text = f"  security: {{contact: a@b.example, expires: {today}}}\n"
    assert rules.run("config", project_of(SOUND.replace("extra:\n", f"extra:\n{text}"))) == []


def test_a_list_in_place_of_keys_is_a_problem():
    found = rules.run("config", project_of("- site_url\n"))
    assert [(problem.rule, problem.message.split(":")[0]) for problem in found] == [
        (address.ID, "holds no keys"),
        (languages.ID, "lists no languages"),
    ]
    assert found[0].line == 1


@pytest.mark.parametrize("text", ["https://atlas.example", "http://127.0.0.1:8000/", "https://a.example/b/c_d~1/"])
def test_an_address_may_come_from_outside(text, monkeypatch):
    monkeypatch.setenv("ATLAS_SITE_URL", text)
    project = project_of(SOUND)
    assert project.config.data["site_url"] == text
    assert rules.run("config", project) == []


def test_sound_languages_are_known_whatever_stands_beside_them():
    text = SOUND.replace(
        "{locale: ja, name: 日本語}", "{locale: xx}\n        - 1\n        - {locale: no}\n        - {locale: ja}"
    )
    assert [own.code for own in project_of(text).locales] == ["en", "ja"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "site_url is missing or empty: write where"),
        (" ", "site_url is ' ', which has white space in it"),
        ("https://atlas.example/ ", "has white space in it"),
        ("https://ätlas.example/", "whose host is asked for as xn--tlas-koa.example: write where"),
        ("https://Atlas.Example/", "whose host is asked for as atlas.example"),
        ("ftp://atlas.example/", "is no whole address"),
        ("https://atlas.example:65536/", "is no whole address"),
        ("https://user@atlas.example/", "is no whole address"),
        ("https://-atlas.example/", "is no whole address"),
        ("https://atlas..example/", "is no whole address"),
        ("https://atlas.example//x/", "is no whole address"),
    ],
)
def test_a_variable_that_is_no_address_is_one_line_that_says_why(text, words, monkeypatch):
    monkeypatch.setenv("ATLAS_SITE_URL", text)
    (found,) = rules.run("config", project_of(SOUND))
    assert found.rule == address.ID
    assert words in found.message
    assert found.message.endswith("ATLAS_SITE_URL, where it is set, stands in for it.")
