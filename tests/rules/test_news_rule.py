"""A link that is another than was put online needs its news; anything else of the table does not."""

from types import ModuleType
from typing import NamedTuple

import pytest
from atlas.project import Project
from atlas.rules.data import news_missing
from atlas.site import published_links
from own import PROJECT
from test_data_rules import SAMPLE, changed

ONLINE = {published_links.FILE: published_links.written(SAMPLE).encode()}
CONTACT = "contact: {url: https://sellercentral.amazon.de/help/hub/support, confidence: seen, seen: 2025"
REGISTER = "      register: {url: https://sell.amazon.fr, confidence: reported, sources: [4]}\n"


class Case(NamedTuple):
    """A change of the sample's table, the rule that must find one problem in it, and its words."""

    rule: ModuleType
    old: str
    new: str
    words: str

    def made(self, *told: str) -> Project:
        """Return the sample with the change, and with rows of news."""
        project, _ = changed("marketplaces", self.old, self.new)
        rows = "changes:\n" + "".join(f"  - {{date: 2026-01-01, kind: changed, {row}}}\n" for row in told)
        text = project.snapshot.files["data/changes.yaml"].decode().replace("changes:\n", rows, 1)
        return project.changed(ONLINE | {"data/changes.yaml": text.encode()})


def news(old: str, new: str, words: str) -> Case:
    return Case(news_missing, old, new, words)


CASES = [
    news(
        CONTACT, CONTACT.replace("▸", "").replace("/help/hub/", "/gp/"), "'contact' of 'de' changed since the table was"
    ),
    news(CONTACT, CONTACT.replace("confidence: seen", "confidence: reported"), "'contact' of 'de' changed since"),
    news(CONTACT, CONTACT.replace("seen: 2025", "seen: 2026"), "'contact' of 'de' changed since"),
    news(REGISTER, "", "'register' of 'fr' is gone since"),
    news(REGISTER, REGISTER + REGISTER.replace("register", "help"), "'help' of 'fr' is new since"),
    news(REGISTER, REGISTER.replace("register", "forums"), ""),
]


def found(case, *told):
    return [problem.message for problem in case.rule.check(case.made(*told))]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.words or "another name")
def test_a_changed_link_asks_for_its_news(case):
    messages = found(case)
    assert len(messages) == (1 if case.words else 2)
    assert all(message.startswith(case.words) for message in messages)
    assert all("add a row to data/changes.yaml" in message for message in messages)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.words or "another name")
def test_a_row_of_the_link_or_of_the_whole_entry_answers_and_one_of_another_store_does_not(case):
    store = "fr" if "register" in case.old else "de"
    other = "de" if store == "fr" else "fr"
    assert found(case, f"marketplaces: [{store}]") == []
    assert found(case, f"marketplaces: [{other}]") == found(case)
    if case.words:
        link = case.words.split("'")[1]
        assert found(case, f"marketplaces: [{other}, {store}], link: {link}") == []


def test_what_is_no_link_and_a_store_that_is_new_ask_for_nothing():
    for old, new in (
        ("currency: EUR", "currency: USD"),
        (", sources: [3, 4]}", ", sources: [3]}"),
        ("- code: fr", "- code: be"),
    ):
        assert found(Case(news_missing, old, new, "")) == []


def test_the_list_is_what_is_online_and_a_broken_line_of_it_hides_no_other():
    assert list(news_missing.check(PROJECT)) == []
    kept = published_links.read(PROJECT)
    assert {code for code, _ in kept} == {entry.code for entry in PROJECT.catalogue.marketplaces}
    broken = PROJECT.changed({published_links.FILE: b"\xff\nus contact\nus contact x \xc2\xb2\nus help 1 2\n"})
    assert set(published_links.read(broken)) == {("us", "help")}
