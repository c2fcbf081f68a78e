"""A guide's mark that nothing fills, or that shares its line, is a problem with its file and line."""

import pytest
import test_site_rules
from atlas.content.shortcodes import marks as all_marks
from atlas.rules.texts import marks
from atlas.sources import guides

GUIDE = "---\ntitle: A\nshort: B\ndescription: C\nrevision: 1\n---\n\nText.\n\n{line}\n"


def problems(folder, line):
    path = folder / "ja" / "guides" / "check-a-link.md"  # a guide that has a tool
    path.parent.mkdir(parents=True)
    path.write_text(GUIDE.format(line=line), "utf-8")
    texts = guides.Texts(())
    texts.guides["ja"] = {path.stem: guides.read_guide(path)}
    return list(marks.check(texts))


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("[[picture-chta]]", "'[[picture-chta]]' is not a mark that the build fills. Did you mean '[[picture-chat]]'?"),
        ("[[picture-]]", "'[[picture-]]' is not a mark that the build fills"),
        ("[[picture-../chat]]", "'[[picture-../chat]]' is not a mark that the build fills"),
        ("[[Tool]]", "Did you mean '[[tool]]'?"),
        ("[[図]]", "'[[図]]' is not a mark that the build fills."),
        ("  [[picture-chat]]", "'[[picture-chat]]' must stand on a line of its own"),
        ("[[picture-chat]] ", "'[[picture-chat]]' must stand on a line of its own"),
        ("See [[picture-chat]]", "'[[picture-chat]]' must stand on a line of its own"),
    ],
)
def test_a_mark_that_would_stay_unfilled_is_named_with_its_line(line, words, tmp_path):
    found = problems(tmp_path, line)
    assert [(problem.rule, problem.line) for problem in found] == [("mark", 10)]
    assert found[0].file.endswith("ja/guides/check-a-link.md")
    assert words in found[0].message


@pytest.mark.parametrize("line", [*all_marks(), "A source [16][s16] and [[16][s16]] in brackets", "[[ ], [ ]]"])
def test_what_the_build_fills_and_what_is_no_mark_passes(line, tmp_path):
    assert problems(tmp_path, line) == []


def test_a_mark_with_a_hyphen_counts_as_a_mark_of_the_guide(tmp_path):
    """Languages are compared by their marks: one that is not collected could be missing unseen."""
    path = tmp_path / "guide.md"
    path.write_text(GUIDE.format(line="[[picture-case-log]]"), "utf-8")
    assert guides.read_guide(path).marks == ("[[picture-case-log]]",)


def test_a_mark_with_a_hyphen_that_reached_a_page_is_a_hole():
    case = test_site_rules.shown("[[picture-chat]]")
    assert [problem.rule for problem in case.rule.check(case.site)] == ["hole"]
