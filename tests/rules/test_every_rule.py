"""No rule without a name, a sentence on what it proves, and a failing example."""

import re

import pytest
import test_config_rules
import test_data_rules
import test_evidence_rules
import test_news_rule
import test_promises_rules
import test_refused_words
import test_screen_rules
import test_site_rules
import test_texts_rules
import written_rules
from atlas import rules
from atlas.paths import ROOT
from atlas.problems import Problem, report

TABLES = {
    "config": test_config_rules.CASES,
    "promises": test_promises_rules.CASES,
    "data": test_data_rules.CASES + test_evidence_rules.CASES + test_screen_rules.CASES + test_news_rule.CASES,
    "texts": test_texts_rules.CASES + test_evidence_rules.WORDS_CASES + test_refused_words.CASES,
    "site": test_site_rules.CASES,
}
EVERY = [(kind, module) for kind in TABLES for module in rules.modules(kind)]


@pytest.mark.parametrize(("kind", "module"), EVERY, ids=lambda value: getattr(value, "__name__", value))
def test_a_rule_has_an_id_a_sentence_and_a_failing_example(kind, module):
    assert module.ID
    assert module.ID.lower() == module.ID
    assert module.__doc__.endswith(".")
    assert "\n" not in module.__doc__
    file, _, heading = module.WHY.partition("#")
    headings = re.findall(r"^#+ (.+)$", (ROOT / file).read_text("utf-8"), re.MULTILINE)
    assert heading in {re.sub(r"[^a-z -]", "", found.lower()).replace(" ", "-") for found in headings}
    assert rules.severity(module) in ("error", "warning")
    assert module in {case.rule for case in TABLES[kind]}, f"add a failing example to test_{kind}_rules.py"


def test_ids_differ():
    ids = [module.ID for _, module in EVERY]
    assert len(ids) == len(set(ids))


def test_rules_are_found_by_folder():
    assert all(rules.modules(kind) for kind in TABLES)


def test_the_page_of_the_rules_is_current_and_has_every_name():
    """A rule that is added, or another example: `python scripts/rules_page.py` writes the page anew."""
    page = written_rules.text(TABLES)
    assert (ROOT / written_rules.FILE).read_text("utf-8") == page
    assert set(re.findall(r"^## (.+)$", page, re.MULTILINE)) == written_rules.named()


def test_a_message_ends_in_the_address_of_its_explanation():
    found = [Problem("x", 1, 1, rule, "is wrong.") for rule in ("schema", "yaml", "yaml", "news", "icon")]
    assert report(found[:1]).endswith("\n1 problem. Why: RULES.md#schema")
    assert report(found).endswith("\n4 problems. Why: RULES.md#icon, RULES.md#news, RULES.md#schema and 1 more")
