"""A guide's mark that nothing fills, or that shares its line, is a problem with its file and line."""

import pytest
import test_site_rules
from atlas.content.shortcodes import shortcodes
from atlas.rules.texts import shortcodes_known
from atlas.sources import guides
from own import PROJECT

GUIDE = "---\ntitle: A\nshort: B\ndescription: C\nrevision: 1\n---\n\nText.\n\n{line}\n"


def problems(line):
    name = "docs/ja/guides/check-a-link.md"  # a guide that has a tool
    project = PROJECT.changed({name: GUIDE.format(line=line).encode()})
    return [problem for problem in shortcodes_known.check(project) if problem.file == name]


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
def test_a_mark_that_would_stay_unfilled_is_named_with_its_line(line, words):
    found = problems(line)
    assert [(problem.rule, problem.line) for problem in found] == [("mark", 10)]
    assert found[0].file.endswith("ja/guides/check-a-link.md")
    assert words in found[0].message


@pytest.mark.parametrize("line", [*shortcodes(PROJECT), "A source [16][s16] and [[16][s16]] in brackets", "[[ ], [ ]]"])
def test_what_the_build_fills_and_what_is_no_mark_passes(line):
    assert problems(line) == []


def test_a_mark_with_a_hyphen_counts_as_a_mark_of_the_guide():
    """Languages are compared by their marks: one that is not collected could be missing unseen."""
    assert (
        guides.parse(GUIDE.format(line="[[picture-case-log]]"), "guide.md").shortcodes[0][0] == "[[picture-case-log]]"
    )


def test_a_mark_with_a_hyphen_that_reached_a_page_is_a_hole():
    case = test_site_rules.shown("[[picture-chat]]")
    assert [problem.rule for problem in case.rule.check(case.site)] == ["hole"]
