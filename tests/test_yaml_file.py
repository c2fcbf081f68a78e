"""Whatever a YAML file holds: it is read as written, or it is one clear problem at its place."""

import os

import pytest
from atlas.problems import AtlasError
from atlas.sources import guides, yaml_file
from atlas.sources.snapshot import Snapshot
from own import PROJECT

LAUGHS = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"

BROKEN = [
    # name, content, line, column, words
    ("the same key twice", b"a: 1\nb: 2\na: 3\n", 3, 1, "says 'a' twice. Keep one of the two."),
    ("the same key twice, deep", b"- x:\n    a: 1\n    a: 2\n", 3, 5, "says 'a' twice"),
    ("a tab", b"a:\n\tb: 1\n", 2, 1, "Indent with spaces, not with tabs."),
    ("a tab in the first line", b"\ta: 1\n", 1, 1, "Indent with spaces, not with tabs."),
    ("wrong indentation", b"a:\n  b: 1\n c: 2\n", 3, 2, "is not valid YAML"),
    ("an open bracket", b"a: [1, 2\nb: 3\n", 2, 2, "is not valid YAML"),
    ("an open quote", b'a: "x\n', 2, 1, "is not valid YAML"),
    ("a colon in a text", b"a: b: c\n", 1, 5, "is not valid YAML"),
    ("an empty file", b"", 0, 0, "is empty. Bring back its content"),
    ("only comments", b"# nothing\n\n# here\n", 0, 0, "is empty"),
    ("only a document mark", b"---\n", 0, 0, "is empty"),
    ("null", b"null\n", 0, 0, "is empty"),
    ("ten megabytes", b"# " + b"x" * 10_000_000, 0, 0, "is larger than 1,000,000 bytes"),
    ("not UTF-8", b"a: \xe9t\xe9\n", 0, 0, "is not UTF-8 text (byte 3). Save it as UTF-8."),
    ("UTF-16", "a: é\n".encode("utf-16"), 0, 0, "is not UTF-8 text"),
    ("an anchor", b"a: &x 1\n", 1, 4, "uses an anchor or alias (& or *). Write the value out."),
    ("an anchor at a key", b"&x a: 1\n", 1, 1, "has a key that is not plain text"),
    ("an alias", b"a: *x\n", 1, 4, "uses an anchor or alias"),
    ("an alias as key", b"*x : 1\n", 1, 1, "has a key that is not plain text"),
    ("billion laughs", LAUGHS.encode(), 1, 4, "uses an anchor or alias"),
    ("100,000 open brackets", b"a: " + b"[" * 100_000, 1, 24, "nests deeper than 20 levels"),
    ("100,000 brackets", b"a: " + b"[" * 100_000 + b"]" * 100_000, 1, 24, "nests deeper than 20 levels"),
    ("100,000 braces", b"{a: " * 100_000, 1, 85, "nests deeper than 20 levels"),
    ("100,000 dashes", b"- " * 100_000, 1, 43, "nests deeper than 20 levels"),
    ("two documents", b"a: 1\n---\nb: 2\n", 2, 1, "holds two documents. Keep one."),
    ("a list as key", b"? [a, b]\n: 1\n", 1, 3, "has a key that is not plain text"),
    ("a mapping as key", b"{a: 1}: 1\n", 1, 1, "has a key that is not plain text"),
    ("NUL", b"a: 1\nb: x\x00y\n", 2, 5, "holds the control character #x0000. Take it out."),
    ("a bell after other scripts", "a: 日本\nb: é\x07\n".encode(), 2, 5, "holds the control character #x0007"),
    ("DEL", b"a: \x7f\n", 1, 4, "holds the control character #x007f"),
    ("an unknown tag prefix", b"a: !x!y 1\n", 1, 4, "is not valid YAML"),
    ("a directive of no version", b"%YAML 9.9\n---\na: 1\n", 1, 1, "is not valid YAML"),
]

READ = [
    ("no: no", {"no": "no"}),
    ("[on, off, yes, y, True, NO]", ["on", "off", "yes", "y", "True", "NO"]),
    ("[true, false, null, ~]", [True, False, None, None]),
    ("a:", {"a": None}),
    ('["true", "5", "", "~"]', ["true", "5", "", "~"]),
    ("[5, -5, 0, 05, 5.0, 1e3, 0x5, 1_000, +5]", [5, -5, 0, "05", "5.0", "1e3", "0x5", "1_000", "+5"]),
    ("[2026, 2026-05, 2026-05-12, 2026-05-12T10:00:00Z, 12:30]",
     [2026, "2026-05", "2026-05-12", "2026-05-12T10:00:00Z", "12:30"]),
    ("[" + "9" * 40 + "]", ["9" * 40]),
    ("[.inf, .nan, <<, =]", [".inf", ".nan", "<<", "="]),
    ("!!python/object/apply:os.system [x]", ["x"]),
    ("1: a", {"1": "a"}),
    ("\ufeffa: é", {"a": "é"}),
    ("a: x\r\nb: y\r\n", {"a": "x", "b": "y"}),
    ("a: |\n  x\n  y\n", {"a": "x\ny\n"}),
    ("text", "text"),
]  # fmt: skip

FILE = "data/file.yaml"


def read(folder, content):
    (folder / "data").mkdir()
    (folder / FILE).write_bytes(content)
    return yaml_file.load(Snapshot.read(folder), FILE)


@pytest.mark.parametrize(("name", "content", "line", "column", "words"), BROKEN, ids=[row[0] for row in BROKEN])
def test_what_cannot_be_read_is_one_problem_at_its_place(name, content, line, column, words, tmp_path):
    with pytest.raises(AtlasError) as caught:
        read(tmp_path, content)
    (problem,) = caught.value.problems
    assert (problem.file, problem.rule) == (FILE, "yaml")
    assert words in problem.message
    assert (problem.line, problem.column) == (line, column)


@pytest.mark.parametrize(("text", "data"), READ, ids=[row[0][:40] for row in READ])
def test_a_value_says_what_it_means(text, data, tmp_path):
    assert read(tmp_path, text.encode()).data == data


def test_a_file_that_is_not_there_is_one_problem():
    with pytest.raises(AtlasError, match=r"none\.yaml yaml  cannot be read: No such file.*\n1 problem\. Why: "):
        yaml_file.load(Snapshot({}), "data/none.yaml")


def put_a_folder(path):
    path.mkdir()


def put_a_link_to_itself(path):
    path.symlink_to(path)


@pytest.mark.parametrize("put", [put_a_folder, put_a_link_to_itself, os.mkfifo])
def test_what_is_no_file_is_one_problem_and_is_not_waited_for(put, tmp_path):
    (tmp_path / "data").mkdir()
    put(tmp_path / FILE)
    with pytest.raises(AtlasError, match="is no regular file but a folder, a link or a pipe"):
        yaml_file.load(Snapshot.read(tmp_path), FILE)


def test_every_value_has_its_place_and_what_is_not_there_has_its_parents(tmp_path):
    document = read(tmp_path, b"list:\n  - {a: 1, b: 2}\n  - c\n")
    assert document.places == {
        (): (1, 1),
        ("list",): (1, 1),
        ("list", 0): (2, 5),
        ("list", 0, "a"): (2, 6),
        ("list", 0, "b"): (2, 12),
        ("list", 1): (3, 5),
    }
    problem = document.problem(("list", 0, "missing", "deeper"), "rule", "words")
    assert str(problem) == f"{FILE}:2:5 rule  words"


def test_what_was_read_of_twice_as_many_languages_is_kept():
    """One too many, and all are read anew at each check: what is kept is asked for in the same order each time."""
    texts = [name for name in PROJECT.snapshot.files if name.endswith((".md", ".yaml"))]
    for parse in (yaml_file.parse, guides.parse):
        assert parse.cache_info().maxsize > 2 * len(texts)
