"""A link that somebody saw is stamped in one step; what to look at next is listed by how much it would help."""

from dataclasses import replace
from datetime import date

import pytest
from atlas.rules.check import check_data
from atlas.upkeep import confirm, due, edits
from own import PROJECT

DAY = date(2026, 11, 30)
PLACE = "example.org/reports/12"
UNNAMED = "a seller's screen"


def confirmed(store, name, where=PLACE, observer="somebody"):
    entry, link = confirm.found(PROJECT, store, name)
    files = confirm.confirmed(PROJECT, entry, name, (where, observer, DAY))
    project = edits.changed(PROJECT, files)
    return files, project, link, project.catalogue.marketplace(entry.code).links[name]


@pytest.mark.parametrize(
    ("store", "name", "level", "kind"),
    [
        ("jp", "contact", "seen", "raised"),  # an address to try
        ("uk", "help", "seen", "raised"),  # reported, on the store's own host
        ("de", "contact", "reported", "confirmed"),  # on another host: never surer than that
        ("us", "contact", "amazon", "confirmed"),
        ("ca", "contact", "regional", "confirmed"),
        ("au", "case_log", "seen", "confirmed"),
    ],
)
def test_a_link_that_was_seen_gets_source_date_confidence_and_news(store, name, level, kind):
    files, project, old, new = confirmed(store, name)
    assert [problem for problem in check_data(project) if problem.stops] == []
    assert (new.url, new.confidence, new.seen) == (old.url, level, "2026-11-30")
    assert new.sources[:-1] == old.sources
    source = project.catalogue.sources[new.sources[-1]]
    assert (source.where, source.date, source.observer) == (PLACE, "2026-11-30", "somebody")
    news = project.catalogue.changes[0]
    assert (news.date, news.kind, news.link) == ("2026-11-30", kind, name)
    assert news.confidence == (level if kind == "raised" else "")
    table = "data/marketplaces.yaml"
    before, after = PROJECT.snapshot.text(table, "test").splitlines(), files[table].splitlines()
    assert len([pair for pair in zip(before, after, strict=True) if pair[0] != pair[1]]) == 1


def test_a_source_that_names_no_place_is_refused_in_the_words_of_the_rules():
    entry, _ = confirm.found(PROJECT, "jp", "contact")
    with pytest.raises(ValueError, match="names no place to go to"):
        confirm.confirmed(PROJECT, entry, "contact", (UNNAMED, "somebody", DAY))


@pytest.mark.parametrize(
    ("store", "name", "words"), [("jpp", "contact", "no store 'jpp'"), ("jp", "contct", "Did you mean 'contact'?")]
)
def test_what_is_not_there_cannot_be_confirmed(store, name, words):
    with pytest.raises(LookupError) as caught:
        confirm.found(PROJECT, store, name)
    assert words in caught.value.args[0]


def test_what_helps_a_stuck_seller_most_is_first():
    listed = due.due(PROJECT.catalogue)
    assert {one.name for one in listed[: len(PROJECT.catalogue.open_marketplaces) - 1]} == {"contact"}
    levels = [one.link.confidence for one in listed if one.name == "contact"]
    assert levels == sorted(levels, key=["pattern", "reported", "regional", "seen", "amazon"].index)
    assert str(listed[0]) == f"{listed[0].store.code} contact: pattern, no date  {listed[0].link.url}"
    assert len(listed) == sum(len(entry.links) for entry in PROJECT.catalogue.open_marketplaces)


@pytest.mark.parametrize(("day", "told"), [("2026-11-30", True), ("2026-12", False)])
def test_a_closing_whose_day_has_come_is_named(day, told):
    first, *others = PROJECT.catalogue.marketplaces
    changed = replace(PROJECT.catalogue, marketplaces=(replace(first, closing={"date": day}), *others))
    assert bool(list(due.ended(changed, DAY))) is told


def test_the_commands_stamp_a_link_and_list_the_rest(cold):
    assert "jp contact: pattern" in cold.run("scripts/report.py", "--most", "400").stdout
    before = cold.path("data/sources.yaml").read_bytes()
    refused = cold.run("scripts/confirm.py", "jp", "contact", "--source", UNNAMED)
    assert refused.returncode == 1
    assert "Traceback" not in refused.stderr
    assert cold.path("data/sources.yaml").read_bytes() == before
    done = cold.run("scripts/confirm.py", "jp", "contact", "--source", PLACE)
    assert (done.returncode, done.stderr) == (0, "")
    assert "jp contact: seen, seen " in done.stdout
    assert "jp contact: pattern" not in cold.run("scripts/report.py", "--most", "400").stdout
