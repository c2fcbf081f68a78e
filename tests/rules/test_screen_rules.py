"""The rules on what is said of Amazon's screens find their fault in the small sound sample."""

import pytest
import test_data_rules
from atlas.rules import check
from atlas.rules.data import (
    dates,
    label_in_source,
    named,
    screen_amazons_words,
    screen_dates,
    screen_observers,
    screens_known,
    source_place,
    sources_known,
)
from test_data_rules import FUTURE, Case, changed

WAY = "        confidence: reported\n        age: undated\n        sources: [16]\n"
NAME = "{means: case, label: Fall, confidence: amazon, seen: 2019, sources: [4, 17]}"
OTHER_PROGRAM = (
    '    where: "public GitHub"\n    date: "2024"\n    observer: An author\n    labels: [Hilfe]\n    traceable: false\n'
    "    addresses:\n      - sellercentral.amazon.de/cu/case-lobby\n"
)
OTHER_PROGRAM_WITH_LABELS = (
    '    ▸where: "public GitHub"\n    date: "2024"\n    observer: An author\n    labels: [Hilfe]\n'
)


def screen(rule, old: str, new: str, words: str) -> Case:
    """Change what is said of screens."""
    return Case(rule, "screens", old, new, words)


CASES = [
    # Each word stands in a source that is cited.
    screen(label_in_source, "label: Hilfe", "▸label: Hilfe!", "none of its sources (16) has 'Hilfe!'"),
    screen(
        label_in_source, NAME, NAME.replace("label", "▸label").replace("4, 17", ""), "its sources (none) has 'Fall'"
    ),
    screen(
        label_in_source,
        "- {means: help, label: Hilfe}",
        "- {means: help, label: Hilfe, or: [{means: help, ▸label: Help}]}",
        "'Help' among its `labels`: cite one that has, or add the word to data/sources.yaml if it stands there.",
    ),
    screen(label_in_source, NAME, NAME.replace("label", "▸label").replace("[4, 17]", "[3]"), "none of its sources (3)"),
    # A date of the evidence, or the word that there is none.
    screen(screen_dates, WAY, WAY.replace("age: undated", "▸seen: 2023"), "no source that holds its words is of 2023"),
    screen(screen_dates, NAME, NAME.replace("{", "▸{", 1).replace("seen: 2019, ", ""), "write `seen`, the date of the"),
    screen(screen_dates, NAME, NAME.replace("{", "▸{", 1).replace("seen", "age: undated, seen"), "never both"),
    screen(screen_dates, NAME, NAME.replace("seen: 2019", "▸seen: 2025"), "(4 is of 2019; 2023-2024; 17 is of 2024)"),
    screen(dates, NAME, NAME.replace("seen: 2019", f"▸seen: {FUTURE}"), "lies in the future"),
    screen(dates, NAME, NAME.replace("seen: 2019", "▸seen: 2019-13"), "is not a date"),
    # One observer whose place is not known carries no more than a report.
    screen(
        screen_observers, WAY, WAY.replace("confidence: reported", "▸confidence: seen"), "(source 16): write 'repor"
    ),
    # Amazon's word is Amazon's.
    screen(
        screen_amazons_words,
        NAME,
        NAME.replace("confidence", "▸confidence").replace("4, ", "").replace("2019", "2024"),
        "stands in a source with `author: Amazon`: cite one, or lower the confidence.",
    ),
    # Whose screen it is.
    screen(screens_known, "store: de", "▸store: at", "there is no store 'at'."),
    screen(screens_known, "store: de", "▸group: europ", "there is no group 'europ'."),
    screen(screens_known, "language: de", "▸language: xx", "'xx' is not a language that CLDR knows"),
    screen(
        screens_known,
        "    names:\n      - " + NAME,
        "  - ▸store: de\n    language: de\n    names:\n      - " + NAME,
        "this screen already stands in line 2",
    ),
    # Its words have a meaning in every language, its sources exist and say where they are.
    screen(named, "means: help", "▸means: helb", "'helb' has no words: add 'screen.helb'"),
    screen(named, "age: undated", "▸age: undatd", "'undatd' has no words: add 'way.undatd'"),
    screen(sources_known, "[16]", "[16, ▸99]", "source 99 is not in data/sources.yaml"),
    Case(source_place, "sources", OTHER_PROGRAM, OTHER_PROGRAM_WITH_LABELS, "names no place to go to"),
]

SOUND = [
    # Two unrelated observers of unknown place carry more than a report.
    ("screens", WAY, WAY.replace("reported", "seen").replace("age: undated", "seen: 2024").replace("[16]", "[16, 17]")),
    ("screens", "label: Hilfe", "label: HILFE"),
    ("screens", "store: de", "group: europe"),
    ("screens", "  - store: de\n    language", "  - language"),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule.ID}: {case.new.strip()[-60:]!r}")
def test_the_rule_finds_one_problem_at_its_place_and_says_what_to_do(case):
    test_data_rules.test_the_rule_finds_one_problem_at_its_place_and_says_what_to_do(case)


@pytest.mark.parametrize(("file", "old", "new"), SOUND)
def test_what_only_looks_like_a_fault_passes_every_rule(file, old, new):
    project, _ = changed(file, old, new)
    assert check.check_data(project) == []


def test_all_sources_of_the_one_observer_are_named():
    old, new = WAY, WAY.replace("reported", "seen").replace("[16]", "[15, 16]")
    sources = test_data_rules.SAMPLE.snapshot.files["data/sources.yaml"].decode()
    sources = sources.replace("  - number: 15\n", "  - number: 15\n    labels: [Hilfe]\n")
    (found,) = screen_observers.check(changed("screens", old, new, sources=sources)[0])
    assert "(source 15 and 16)" in found.message
