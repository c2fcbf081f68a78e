"""What is new begins with a command: it asks what it cannot derive, judges each answer, and keeps what stands there."""

import re
from datetime import date

import pytest
import yaml
from atlas import rules
from atlas.paths import ROOT
from atlas.problems import AtlasError
from atlas.rules.check import check_data, check_sources
from atlas.upkeep import edits, forms, marketplaces, pages, rule_files
from own import PROJECT, in_languages

# Antarctica: no store will ever be added there.
STORE = {
    "code": "aq",
    "storefront": "amazon.aq",
    "marketplace_id": "A2EXAMPLE12345",
    "region": "eu",
    "sources": "4",
    "seen": "2025-03-24",
    "confidence": "amazon",
    "languages": "en, fr",
    "currency": "EUR",
    "launched": "2026-11",
}
MATTER = {
    "id": "of-tests",
    "group": "money",
    "doors": "support",
    "link": "contact",
    "sources": "16, 25",
    "draft": "true",
}
DAY = date(2026, 11, 30)
# What is counted by language: a few of them count as well as all.
FEW = in_languages("en", "ja", "ar")


def faults(form, answers, **given):
    ((name, text),) = given.items()
    before = {key: value for key, value in answers.items() if [*answers].index(key) < [*answers].index(name)}
    return forms.faults(form, PROJECT, before, name, text)


def stopping(project):
    return [problem for problem in check_data(project) if problem.stops]


def lines_only_added(old, new):
    """Give the lines that a text has more; none may be lost, and the others keep their order."""
    rest, added = old.splitlines(), []
    for line in new.splitlines():
        if rest and line == rest[0]:
            rest.pop(0)
        else:
            added.append(line)
    assert rest == []
    return added


@pytest.mark.parametrize("name", marketplaces.QUESTIONS)
def test_each_right_answer_is_taken_as_it_is_given(name):
    assert faults(marketplaces.FORM, STORE, **{name: STORE[name]}) == []


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("code", "uk", "The United Kingdom is 'gb'"),
        ("code", "", "does not fit: write an ISO 3166-1"),
        ("code", "de", "'de' is already used in line"),
        ("storefront", "amaz0n.de", "Did you mean 'amazon.de'?"),
        ("storefront", "amazon.de", "'amazon.de' is already used"),
        ("storefront", "a: b\n- c", "does not fit: write the storefront's domain"),
        ("marketplace_id", "A1", "does not fit: write Amazon's marketplace ID"),
        ("region", "xx", "is none of: na, eu, fe"),
        ("sources", "99999", "source 99999 is not in data/sources.yaml"),
        ("sources", "four", "does not fit"),
        ("sources", "", "does not fit: write one or more numbers"),
        ("seen", "2024", "no source that holds this address is of 2024"),
        ("seen", "soon", "'soon' is not a date"),
        ("confidence", "sure", "is none of: amazon, seen"),
        ("languages", "quux", "'quux' is not a language that CLDR knows"),
        ("currency", "EURO", "Did you mean 'EUR'?"),
        ("launched", "2999", "lies in the future"),
    ],
)
def test_each_wrong_answer_is_refused_in_the_words_of_the_rules(name, text, words):
    found = faults(marketplaces.FORM, STORE, **{name: text})
    assert any(words in fault for fault in found), found
    assert len(found) < 4


def test_an_entry_does_not_vouch_for_itself_until_somebody_else_has_added_the_lines_that_are_named():
    files = marketplaces.files(PROJECT, STORE, DAY)
    alone = edits.changed(PROJECT, files)
    assert {problem.rule for problem in stopping(alone)} == {"host-not-official", "link-uncovered"}
    for line in marketplaces.by_hand(PROJECT, STORE):
        assert stopping(alone)
        file, key, row = (
            line.partition("  - ")[0],
            line.partition("under ")[2].partition(":")[0],
            line.partition("  - ")[2],
        )
        if key:
            last = len(alone.tables["hosts"].data[key]) - 1
            alone = edits.changed(alone, edits.after(alone, "hosts", key, last, f"  - {row}\n"))
        else:
            assert file == "data/sources.yaml, addresses of source 4:"
            alone = edits.changed(alone, edits.address(alone, 4, row))
    assert stopping(alone) == []
    entry = alone.catalogue.marketplace("aq")
    assert (entry.seller_central.confidence, entry.languages, entry.currency) == ("amazon", ("en", "fr"), "EUR")
    assert {link.confidence for name, link in entry.links.items() if name != "seller_central"} == {"pattern"}


def test_an_entry_of_a_domain_that_is_listed_needs_nobody_else():
    known = STORE | {"storefront": "amazon.com.be"}
    assert marketplaces.by_hand(PROJECT, known) == []


def test_the_entry_stands_after_the_last_of_its_region_and_nothing_else_moves():
    files = marketplaces.files(PROJECT, STORE, DAY)
    old, new = (PROJECT.snapshot.text(name, "test") for name in files), files.values()
    table, news = [lines_only_added(*pair) for pair in zip(old, new, strict=True)]
    assert table == [*marketplaces.entry(PROJECT, STORE).splitlines(), ""]
    assert news == ["  - date: 2026-11-30", "    kind: added", "    marketplaces: [aq]"]
    regions = [row["region"] for row in yaml.safe_load(files["data/marketplaces.yaml"])["marketplaces"]]
    assert regions == sorted(regions, key=["na", "eu", "fe"].index)


def test_what_can_be_derived_is_suggested():
    suggested = {name: marketplaces.suggest(PROJECT, STORE, name) for name in marketplaces.QUESTIONS}
    assert [suggested[name] for name in ("storefront", "seen", "confidence")] == ["amazon.aq", "2025-03-24", "amazon"]
    assert marketplaces.suggest(PROJECT, {"code": "jp"}, "currency") == "JPY"
    assert suggested["marketplace_id"] == suggested["languages"] == suggested["launched"] == ""


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("id", "Late Payout", "does not fit: write a name of lower-case letters"),
        ("id", "money-held", "'money-held' is already used"),
        ("id", "", "does not fit: write a name of lower-case letters"),
        ("group", "mony", "'mony' is not known. Did you mean 'money'?"),
        ("group", "", "'' is not known. Write one of account, access,"),
        ("doors", "suport", "Did you mean 'support'?"),
        ("doors", "", "does not fit: write one to three ids of doors.yaml"),
        ("sources", "99999", "source 99999 is not in"),
        ("sources", "", "does not fit: write one or more numbers"),
        ("draft", "perhaps", "is none of: true, false, appeal."),
    ],
)
def test_a_matters_answers_are_judged_too(name, text, words):
    assert faults(pages.FORM, MATTER, **{name: MATTER[name]}) == []
    assert any(words in fault for fault in faults(pages.FORM, MATTER, **{name: text}))


def test_the_checks_walk_a_matter_from_its_skeleton_to_the_end():
    begun = edits.changed(FEW, pages.matter(FEW, MATTER))
    assert stopping(begun) == []
    said = [problem.message for problem in pages.missing(begun, "matters/of-tests")]
    assert [f"the key '{key}' is missing." in said for key in ("title", "short", "description")] == [True] * 3
    assert sum("has not been written yet" in message for message in said) == len(FEW.translations)
    count = len(FEW.locales)
    assert pages.progress(begun, "matters/of-tests").startswith(
        f"matters/of-tests: written in 0 of {count} languages, "
    )
    page = begun.snapshot.text("docs/en/matters/of-tests.md", "test")
    for key in ("title", "short", "description"):
        page = page.replace(f"{key}:\n", f"{key}: Words\n")
    whole = {f"docs/{code}/matters/of-tests.md": page.encode() for code in ("en", *FEW.translations)}
    written = begun.changed(whole)
    assert pages.progress(written, "matters/of-tests") == f"matters/of-tests: written in {count} of {count} languages"
    lacking = pages.missing(written, "matters/of-tests")
    assert {problem.file for problem in lacking} == {f"data/search/{own.code}.yaml" for own in FEW.locales}
    assert "under of-tests in data/search/" in pages.steps("matters/of-tests", True)[1]
    words = {name: begun.snapshot.text(name, "test") for name in sorted(problem.file for problem in lacking)}
    done = edits.changed(
        written,
        {name: re.sub(r"(?m)^matters:\n", "matters:\n  of-tests: [a qzx]\n", text) for name, text in words.items()},
    )
    assert pages.missing(done, "matters/of-tests") == []
    assert pages.steps("matters/of-tests", False) == ["make serve, to see it", "make test"]
    check_sources(done)


def test_a_guide_gets_its_place_in_the_menu_once():
    files = pages.guide(FEW, "of-tests", "trouble")
    assert lines_only_added(FEW.snapshot.text("mkdocs.yml", "test"), files["mkdocs.yml"]) == [
        "      - guides/of-tests.md"
    ]
    begun = edits.changed(FEW, files)
    nav = next(item["trouble"] for item in begun.config.data["nav"] if "trouble" in item)
    assert nav[-1] == "guides/of-tests.md"
    assert pages.guide(begun, "of-tests", "trouble") == {}
    assert len(pages.missing(begun, "of-tests")) == 3 + len(FEW.translations)
    with pytest.raises(AtlasError):
        check_sources(begun)


@pytest.mark.parametrize(
    ("slug", "section", "words"),
    [
        ("Of Tests", "contact", "is no name of a guide"),
        ("of-tests", "contakt", "Did you mean 'contact'?"),
        ("uk", "contact", "leads to the store gb already"),
        ("money-held", "contact", "leads to the matter money-held already"),
        ("email", "nowhere", ""),
    ],
)
def test_what_can_be_no_guide_is_refused(slug, section, words):
    fault = pages.guide_fault(PROJECT, slug, section)
    assert words in fault
    assert bool(fault) is bool(words)


@pytest.mark.parametrize("moment", rules.KINDS)
def test_a_rule_begins_as_a_module_that_finds_nothing(moment):
    assert rule_files.fault(moment, "of_tests") == ""
    ((path, text),) = rule_files.skeleton(moment, "of_tests").items()
    assert path == f"scripts/atlas/rules/{moment}/of_tests.py"
    module = {}
    exec(compile(text, path, "exec"), module)
    assert list(module["check"](PROJECT)) == []
    assert module["ID"] == "of-tests"
    examples = re.search(r"tests/rules/\w+\.py", " ".join(rule_files.steps(moment, "of_tests")))[0]
    text = (ROOT / examples).read_text("utf-8")
    assert re.search(r"^class Case\(|import Case$", text, re.MULTILINE)
    assert "\nCASES = [" in text
    assert f'mutants.py "atlas.rules.{moment}.of_tests.*"' in " ".join(rule_files.steps(moment, "of_tests"))


@pytest.mark.parametrize(
    ("moment", "name"), [("date", "x"), ("data", "Of-Tests"), ("data", "unique"), ("site", "unique")]
)
def test_what_can_be_no_rule_is_refused(moment, name):
    assert rule_files.fault(moment, name)


def test_the_command_takes_answers_from_the_command_line_and_writes_nothing_where_one_is_wrong(cold):
    options = [part for name, text in STORE.items() for part in (f"--{name.replace('_', '-')}", text)]
    before = cold.path("data/marketplaces.yaml").read_bytes()
    wrong = cold.run("scripts/new.py", "marketplace", "--yes", *options[:-1], "2999")
    assert wrong.returncode == 1
    assert wrong.stderr == "--launched: '2999' lies in the future: write the date of what was seen.\n"
    assert cold.path("data/marketplaces.yaml").read_bytes() == before
    done = cold.run("scripts/new.py", "marketplace", "--yes", *options)
    assert (done.returncode, done.stderr) == (0, "")
    assert (
        "  data/official-hosts.yaml, under domains:  - {domain: amazon.aq, use: storefront, sources: [4]}"
        in done.stdout
    )
    assert "python scripts/evidence.py aq" in done.stdout
    assert b"code: aq" in cold.path("data/marketplaces.yaml").read_bytes()


def test_the_command_begins_a_guide_and_a_rule_and_says_how_far_they_are(cold):
    for _ in range(2):  # again, to see how far it is
        done = cold.run("scripts/new.py", "guide", "of-tests", "--section", "trouble")
        assert "of-tests: written in 0 of 2 languages, docs/en/guides/of-tests.md not yet" in done.stdout
    assert "made " not in done.stdout
    done = cold.run("scripts/new.py", "rule", "data", "of_tests")
    assert "made scripts/atlas/rules/data/of_tests.py" in done.stdout
    assert cold.run("scripts/new.py", "rule", "data", "of_tests").returncode == 1
