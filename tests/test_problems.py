"""The same fault in many places is one line that says where; what a page shows is traced to where it was written."""

import pytest
from atlas.problems import AtlasError, Problem, report
from atlas.project import Project
from atlas.site import origin
from atlas.sources.snapshot import Snapshot


def lines(*problems):
    """The lines of a report without its count, which must be right."""
    *found, count = report(problems).splitlines()
    assert count.startswith("1 problem. Why: " if len(found) == 1 else f"{len(found)} problems. Why: ")
    return found


def page(code, path, message="its link is dead.", file=None):
    return Problem(file or f"site/{code}/{path}", 0, 0, "rule", message, code, path)


def test_nothing_is_no_problem():
    assert report([]) == "0 problems."


def test_different_faults_stay_lines_of_their_own_in_the_order_of_the_files():
    assert lines(
        Problem("data/b.yaml", 2, 1, "rule", "is wrong."),
        Problem("data/b.yaml", 1, 5, "rule", "is wrong."),
        Problem("data/a.yaml", 0, 0, "rule", "is wrong."),
    ) == ["data/a.yaml rule  is wrong.", "data/b.yaml:1:5 rule  is wrong.", "data/b.yaml:2:1 rule  is wrong."]


@pytest.mark.parametrize(
    "file",
    [
        "docs/{}/guides/email.md",
        "data/strings/{}.yaml",
        "data/search/{}.yaml",
        "docs/translating/{}.md",
        "overrides/assets/card-{}.png",
        "site/{}/guides/email/",
    ],
)
def test_the_same_fault_in_several_languages_is_one_line_that_names_them(file):
    found = lines(*(Problem(file.format(code), 0, 0, "rule", "is missing.") for code in ("ar", "en", "ja", "pt-BR")))
    assert found == [f"{file.format('en')} rule  is missing. (The same in 4 languages: ar, en, ja, pt-BR.)"]


def test_a_command_that_ends_in_the_language_makes_no_other_fault():
    found = [Problem(f"docs/{code}/x.md", 1, 1, "r", f"is old: diff x {code}") for code in ("de", "ja")]
    assert lines(*found) == ["docs/de/x.md:1:1 r  is old: diff x de (The same in 2 languages: de, ja.)"]


def test_a_word_that_is_also_a_languages_code_makes_no_other_fault():
    found = [Problem(f"data/search/{code}.yaml", 5, 1, "r", "has no words: say it.") for code in ("it", "ja")]
    assert lines(*found) == ["data/search/it.yaml:5:1 r  has no words: say it. (The same in 2 languages: it, ja.)"]


def test_languages_with_other_lines_are_named_with_them():
    found = lines(
        *(Problem(f"docs/{code}/guides/x.md", line, 1, "r", "is odd.") for code, line in (("ja", 7), ("de", 9)))
    )
    assert found == ["docs/de/guides/x.md:9:1 r  is odd. (The same in 2 languages: de:9, ja:7.)"]


def test_what_names_its_own_language_is_the_same_in_the_others():
    problems = [
        Problem(f"docs/{code}/x.md", 0, 0, "r", f"write docs/{code}/y.md, or {code}/z.") for code in ("en", "ja")
    ]
    assert len(lines(*problems)) == 1
    assert len(lines(*problems, Problem("docs/de/x.md", 0, 0, "r", "write docs/ja/y.md, or ja/z."))) == 2


def test_two_places_in_a_file_are_two_faults_in_every_language():
    places = [Problem(f"docs/{code}/x.md", line, 1, "r", "odd.") for code in ("en", "ja") for line in (3, 5)]
    assert lines(*places) == [
        "docs/en/x.md:3:1 r  odd. (The same in 2 languages: en, ja.)",
        "docs/en/x.md:5:1 r  odd. (The same in 2 languages: en, ja.)",
    ]


def test_the_same_fault_on_many_pages_is_one_line_that_counts_them():
    assert lines(page("ja", ""), page("ja", "a/")) == ["site/ja/ rule  its link is dead. (The same on 1 other page.)"]
    many = [page(code, f"guides/{number}/") for code in ("ja", "en", "ar") for number in range(41)]
    (line,) = lines(*many)
    assert line == "site/en/guides/0/ rule  its link is dead. (The same on 122 other pages, in 3 languages.)"


def test_a_page_of_no_language_counts_as_a_page():
    root = Problem("site/go/de/", 0, 0, "rule", "its link is dead.", "", "go/de/")
    assert lines(root, page("ja", "")) == [
        "site/go/de/ rule  its link is dead. (The same on 1 other page, in 2 languages.)"
    ]


def test_a_page_in_all_languages_names_them():
    found = lines(*(page(code, "guides/x/", file=f"docs/{code}/guides/x.md") for code in ("ja", "en")))
    assert found == ["docs/en/guides/x.md rule  its link is dead. (The same in 2 languages: en, ja.)"]


def test_what_names_its_own_page_is_the_same_on_the_others():
    said = "its canonical is 'x', it must be 'https://a.example/{}/{}'."
    pages = [page(code, path, said.format(code, path)) for code in ("en", "ja") for path in ("", "guides/a/", "b/")]
    assert len(lines(*pages)) == 2  # the home page has no name of its own


def test_an_error_keeps_every_problem_and_reports_them_together():
    problems = [Problem(f"data/strings/{code}.yaml", 0, 0, "r", "is missing.") for code in ("en", "ja")]
    error = AtlasError(problems)
    assert list(error.problems) == problems
    assert (
        str(error)
        == "data/strings/en.yaml r  is missing. (The same in 2 languages: en, ja.)\n1 problem. Why: RULES.md#r"
    )


@pytest.fixture
def sources():
    """A small project: a guide, the words, a template, mkdocs.yml."""
    files = {
        "docs/ja/guides/email.md": "---\ntitle: x\n---\n\n[a](gone.md) https://guide.example/\n",
        "data/strings/ja.yaml": "a: b\nc: https://words.example/\n",
        "overrides/base.html": "one\ntwo https://frame.example/\n",
        "overrides/pages/home.md": "[x](guides/gone.md#part)\n",
        "overrides/style.css": "https://style.example/\n",
        "mkdocs.yml": "site_name: x\ntheme: y\nnav:\n  - guides/missing.md\n",
    }
    return Project(Snapshot({name: text.encode() for name, text in files.items()}))


@pytest.mark.parametrize(
    ("code", "path", "written", "place"),
    [
        ("ja", "guides/email/", "https://guide.example/", ("docs/ja/guides/email.md", 5)),
        ("ja", "guides/email/", "https://words.example/", ("data/strings/ja.yaml", 2)),
        ("ja", "guides/email/", "https://frame.example/", ("overrides/base.html", 2)),
        ("ja", "guides/email/", "https://style.example/", ("docs/ja/guides/email.md", 0)),
        ("ja", "guides/email/", "", ("docs/ja/guides/email.md", 0)),
        ("ja", "guides/other/", "", ("site/ja/guides/other/", 0)),
        ("ja", "guides/other/", "two", ("site/ja/guides/other/", 0)),  # too short to look for
        ("ja", "", "https://frame.example/", ("overrides/base.html", 2)),
        ("ja", "", "https://guide.example/", ("site/ja/", 0)),
        ("", "404.html", "https://frame.example/", ("overrides/base.html", 2)),
        ("", "404.html", "https://words.example/", ("site/404.html", 0)),
    ],
)
def test_a_fault_of_a_page_stands_where_it_was_written(code, path, written, place, sources):
    problem = origin.problem(sources, code, path, "rule", "is wrong.", written)
    assert (problem.file, problem.line) == place
    assert (problem.language, problem.page, problem.rule) == (code, path, "rule")


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        (
            "Doc file 'ja/guides/email.md' contains a link 'gone.md', but the target 'ja/guides/gone.md' is not found.",
            ("docs/ja/guides/email.md", 5),
            "contains a link 'gone.md', but the target 'guides/gone.md' is not found.",
        ),
        (
            "Doc file 'ja/guides/email.md' is odd.",
            ("docs/ja/guides/email.md", 0),
            "is odd.",
        ),
        (
            "Doc file 'ja/index.md' contains a link 'guides/gone.md#part', but the target is not found.",
            ("overrides/pages/home.md", 1),
            "Doc file 'index.md' contains a link 'guides/gone.md#part', but the target is not found.",
        ),
        (
            "A reference to 'ja/guides/missing.md' is included in the 'nav' configuration, which is not found.",
            ("mkdocs.yml", 4),
            "A reference to 'guides/missing.md' is included in the 'nav' configuration, which is not found.",
        ),
        ("Config value 'theme': Unrecognised theme name: 'y'.", ("mkdocs.yml", 2), "Config value 'theme'"),
        ("The following pages are not included: - ja/guides/x.md", ("mkdocs.yml", 0), "not included: - guides/x.md"),
    ],
)
def test_a_warning_of_mkdocs_stands_at_its_source_without_its_language(text, place, message, sources):
    problem = origin.warning(sources, text, "ja")
    assert (problem.file, problem.line) == place
    assert message in problem.message
