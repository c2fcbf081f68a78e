"""What a machine can mend is mended without a word's meaning changed; the real sources are in order."""

import pytest
import yaml
from atlas.project import Project
from atlas.sources.snapshot import Snapshot
from atlas.upkeep import tidy
from own import PROJECT

JA = "data/strings/ja.yaml"
SPACING = [
    ("a: 1  \nb: 2\t\n", "a: 1\nb: 2\n"),
    ("a: 1\r\nb: 2\r\n", "a: 1\nb: 2\n"),
    ("a: 1", "a: 1\n"),
    ("a: 1\n\n\n", "a: 1\n"),
    ("\ufeffa: 1\n", "a: 1\n"),
    ("a: 'x: y'\n", 'a: "x: y"\n'),
]
ENGLISH = """one:
  a: x
  b:
    c: x
    d: x
two: x
three: x
"""
MIXED = """# The head stays.

# Of three.
three: z
# Of two.
two: >
  Long text,

  of two parts.

extra: stays below two

one:
  b:
    d: z
    c: z  # a remark
  # Of a.
  a: z
# The end.
"""
ORDERED = """# The head stays.

one:
  # Of a.
  a: z
  b:
    c: z  # a remark
    d: z
# Of two.
two: >
  Long text,

  of two parts.

extra: stays below two

# Of three.
three: z
# The end.
"""
NEWS = """# Newest first.

changes:
  # The old one.
  - date: 2026-11-02
    kind: added
  - date: 2026-11-03
    kind: moved
  - date: 2026-11-02
    kind: dated
"""


# A file is mended by itself, and words by the English ones: what stands beside them only takes its time.
FEW = Project(Snapshot({name: PROJECT.snapshot.files[name] for name in ("mkdocs.yml", "data/strings/en.yaml", JA)}))


def mended(files):
    project = FEW.changed({name: text.encode() for name, text in files.items()})
    return {name: text.decode() for name, text in tidy.tidied(project).items()}


@pytest.mark.parametrize(("text", "wanted"), SPACING)
def test_lines_end_in_themselves_and_values_have_one_kind_of_quotes(text, wanted):
    assert mended({"data/doors.yaml": text}) == {"data/doors.yaml": wanted}


@pytest.mark.parametrize(
    "text", ["a: 'x\"y'\n", "a: 'it''s'\n", "a: 'x\\y'\n", "a: |\n  b: 'c'\n", "", "- a: [\n", "a: x\x85y\n"]
)
def test_what_would_mean_something_else_or_cannot_be_read_stays(text):
    assert mended({"data/doors.yaml": text}) == {}


def test_a_page_is_spaced_too_and_its_words_are_left():
    page = "docs/ja/guides/email.md"
    assert mended({page: "---\ntitle: x \n---\nIt's 'so'.\t\n\n"}) == {page: "---\ntitle: x\n---\nIt's 'so'.\n"}


def test_a_file_that_is_no_text_stays():
    assert tidy.tidied(FEW.changed({"docs/ja/guides/email.md": b"\xff \n"})) == {}


def test_words_stand_in_the_order_of_english_each_with_its_remarks():
    assert mended({"data/strings/en.yaml": ENGLISH, JA: MIXED})[JA] == ORDERED
    assert yaml.safe_load(MIXED) == yaml.safe_load(ORDERED)


def test_news_has_the_newest_first_and_what_is_of_one_day_stays_as_it_was():
    found = mended({"data/changes.yaml": NEWS})["data/changes.yaml"]
    assert [line[-5:] for line in found.splitlines() if "kind" in line] == ["moved", "added", "dated"]
    assert found.startswith("# Newest first.\n\nchanges:\n")
    assert "  # The old one.\n  - date: 2026-11-02\n    kind: added\n" in found


def test_sources_stand_by_their_numbers():
    text = "sources:\n  - number: 10\n    x: y\n  - number: 9\n    x: z\n"
    assert mended({"data/sources.yaml": text})["data/sources.yaml"] == (
        "sources:\n  - number: 9\n    x: z\n  - number: 10\n    x: y\n"
    )


def test_what_was_mended_is_in_order_and_the_real_sources_are():
    once = PROJECT.changed({name: text.encode() for name, text in mended({JA: MIXED}).items()})
    assert tidy.tidied(once) == {}
    assert tidy.tidied(PROJECT) == {}, "run make fix"


def test_the_command_names_what_it_would_mend_then_mends_it(cold):
    whole = cold.path(JA).read_text("utf-8")
    cold.path(JA).write_text(whole.replace("\n", " \r\n"), "utf-8", newline="")
    code = cold.path("scripts/untidy.py")
    code.write_text("import os\nx = 'y'\n", "utf-8")
    asked = cold.run("scripts/fix.py", "--check")
    assert (asked.returncode, asked.stdout) == (1, f"{JA} is not in order: run make fix.\n")
    assert cold.run("scripts/fix.py").stdout.startswith(f"mended {JA}\n")
    assert cold.path(JA).read_text("utf-8") == whole
    assert code.read_text("utf-8") == 'x = "y"\n'
    assert cold.run("scripts/fix.py", "--check").returncode == 0
