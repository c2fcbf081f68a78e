"""All that is checked before a build is reported at once, once, and again whenever a source changes."""

from types import SimpleNamespace

import pytest
from atlas import rules
from atlas.problems import AtlasError, Problem
from atlas.rules import check
from own import in_languages

PROJECT = in_languages("en", "ja")  # of the other languages these rules say the same
PUBLISHED = "data/published.txt"
FAULTS = {
    "mkdocs.yml": (b"nav:\n", b"nav:\n  - contakt: [x.md]\n", "menu"),
    "data/changes.yaml": (b"    kind: moved", b"    kind: moed", "schema"),
    "data/published.txt": (None, b"\xff", "published"),
    "data/openapi.yaml": (None, b"- paths\n", "openapi"),
    "overrides/assets/atlas.css": (None, b"\xff", "asset"),
    "docs/ja/guides/email.md": (b"title:", b"titel:", "front-matter"),
}


def with_faults(*names):
    """Give the project with the fault of some files in it."""
    files = {}
    for name in names:
        old, new, _ = FAULTS[name]
        files[name] = PROJECT.snapshot.files[name].replace(old, new, 1) if old else new
    return PROJECT.changed(files)


def found(project):
    """Give the problems of a project by file and rule, each once."""
    try:
        check.check_sources(project)
    except AtlasError as error:
        return {(problem.file, problem.rule) for problem in error.problems}
    return set()


@pytest.mark.parametrize("name", FAULTS)
def test_every_kind_of_source_is_checked(name):
    assert found(with_faults(name)) == {(name, FAULTS[name][2])}
    assert found(PROJECT) == set()


def test_all_that_is_wrong_is_told_at_once():
    assert found(with_faults(*FAULTS)) == {(name, rule) for name, (*_, rule) in FAULTS.items()}


def test_without_its_languages_the_project_is_told_so_and_its_data_are_checked():
    project = with_faults("data/changes.yaml", "docs/ja/guides/email.md").changed({"mkdocs.yml": b"plugins: [\n"})
    assert found(project) == {("mkdocs.yml", "yaml"), ("data/changes.yaml", "schema")}


def test_without_english_the_texts_are_compared_with_nothing():
    config = PROJECT.snapshot.files["mkdocs.yml"].replace(b"{locale: en,", b"{locale: cy,")
    project = with_faults("docs/ja/guides/email.md").changed({"mkdocs.yml": config})
    assert found(project) == {("mkdocs.yml", "languages")}


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("data/changes.yaml", "    kind: moved", "    kind: moed"),
        ("data/schema/changes.schema.json", '"date"', '"day"'),
        ("data/strings/en.yaml", "\naccount_group:", "\naccount_groups:"),
        ("docs/en/guides/prepare.md", "", ""),
    ],
)
def test_data_that_were_sound_are_judged_again_when_what_they_are_judged_by_changes(name, old, new):
    check.check_sources(PROJECT)
    changed = PROJECT.snapshot.files[name].replace(old.encode(), new.encode(), 1) if old else None
    assert changed != PROJECT.snapshot.files[name]
    assert check.check_data(PROJECT.changed({name: changed}))
    assert {rule for _, rule in found(PROJECT.changed({name: changed, PUBLISHED: b"# none"}))} & {
        "schema",
        "no-text",
        "unknown-reference",
    }


def test_sound_data_are_judged_once(monkeypatch):
    check.check_sources(PROJECT)
    monkeypatch.setattr(check, "check_data", lambda project: [Problem("data", 0, 0, "again", "judged.")])
    assert found(with_faults("docs/ja/guides/email.md")) == {("docs/ja/guides/email.md", "front-matter")}
    for name in ("mkdocs.yml", "data/strings/ja.yaml", "data/search/en.yaml"):
        assert found(PROJECT.changed({name: PROJECT.snapshot.files[name] + b"\n"})) == set()
    assert ("data", "again") in found(with_faults("data/changes.yaml"))


def test_a_data_file_that_a_rule_looks_at_is_noted():
    for look in (lambda tables: tables["hosts"], lambda tables: tables.items(), lambda tables: tables.values()):
        tables = check._Noting(PROJECT.tables)
        assert not tables.seen
        assert look(tables)
        assert tables.seen == ({"hosts"} if look(tables) is tables["hosts"] else set(PROJECT.tables))


def test_a_rule_that_fails_is_a_problem_itself_and_hides_nothing_that_it_found_before():
    def broken(subject):
        yield Problem(subject, 1, 1, "odd", "found.")
        raise ValueError("rule")

    first, second = rules.judge(SimpleNamespace(check=broken), "file")
    assert (first.file, first.message) == ("file", "found.")
    assert "rule" in second.message


def test_the_rules_of_a_folder_run_in_the_order_of_their_names():
    names = [module.__name__ for module in rules.modules("texts")]
    assert names == sorted(names)
    assert names[0] == "atlas.rules.texts.behind"
