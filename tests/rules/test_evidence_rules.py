"""The rules on what a link, a piece of news or a sentence may claim find their fault in the small sound sample."""

import pytest
import test_data_rules
import test_texts_rules
from atlas.rules import check
from atlas.rules.data import (
    address_in_source,
    amazons_words,
    closed_schema,
    date_in_source,
    news,
    regional_group,
    source_addresses,
    source_place,
    two_observers,
)
from atlas.rules.texts import one_observer
from atlas.sources.yaml_file import Document
from own import with_values
from test_data_rules import Case, changed, table

CASE_LOG = "case-lobby, confidence: pattern, sources: [4]"
GROUP = "    account_group: {id: europe, confidence: seen, sources: [4]}\n"
REGIONAL = "url: https://sellercentral.amazon.de/help/hub/support, confidence: regional, seen: 2024, sources: [4]}\n"
REGISTER = "      register: {url: https://sell.amazon.fr, confidence: reported, sources: [4]}\n"
SOURCE_4 = '  - number: 4\n    title: "Host lists"\n    where: "GitHub a/b"\n    date: "2019; 2023-2024"\n'
NEWS = "kind: changed\n    marketplaces: [de]\n    link: contact\n"


def told(old: str, new: str, words: str, rule=news) -> Case:
    """Change the news."""
    return Case(rule, "changes", old, new, words)


CASES = [
    # The address stands in a source that is cited.
    table(
        address_in_source,
        "sellercentral.amazon.fr, confidence: amazon, seen: 2025-03, sources: [3]",
        "sellercentral.amazon.fr, confidence: amazon, seen: 2025-03, ▸sources: [16]",
        "none of its sources (16) has this address among its `addresses`",
    ),
    # An open store was seen in none.
    table(address_in_source, CASE_LOG, "case-lobby, confidence: seen, seen: 2024, ▸sources: [4]", "none of its"),
    table(address_in_source, CASE_LOG, "case-lobby, confidence: pattern, ▸sources: [3]", "has this path on any store"),
    table(
        address_in_source,
        REGIONAL,
        "url: https://sellercentral.amazon.de/cu/contact-us, confidence: regional, seen: 2024, ▸sources: [4]}\n",
        "cite one that has, or add the address to data/sources.yaml if it stands there.",
    ),
    Case(
        address_in_source,
        "doors",
        "{url: https://amazon.de/reportascam, confidence: amazon, seen: 2023, sources",
        "{url: https://amazon.de/reportascams, confidence: amazon, seen: 2023, ▸sources",
        "none of its sources (4) has this address",
    ),
    # The date is that of such a source.
    table(date_in_source, "seen: 2025-03-24", "▸seen: 2025-03-23", "is of 2025-03-23 (3 is of 2025-03-24): write the"),
    table(date_in_source, "seen: 2025, sources: [3, 4]", "▸seen: 2025-04, sources: [3, 4]", "is of 2025-04 (3 is of"),
    table(date_in_source, "regional, seen: 2024", "regional, ▸seen: 2020", "(4 is of 2019; 2023-2024)"),
    Case(date_in_source, "doors", "seen: 2023", "▸seen: 2022", "no source that holds this address is of 2022"),
    # One observer whose place is not known carries 'reported' at most, however many sources he has.
    table(two_observers, CASE_LOG, "case-lobby, ▸confidence: seen, seen: 2024, sources: [15]", "(source 15): write"),
    table(two_observers, CASE_LOG, "case-lobby, ▸confidence: seen, seen: 2024, sources: [15, 16]", "(source 15 and 1"),
    table(two_observers, CASE_LOG, "case-lobby, ▸confidence: seen, seen: 2024, sources: [16]", "or cite an unrelated"),
    # Amazon's confirmation is a text of Amazon's own.
    table(amazons_words, CASE_LOG, "case-lobby, ▸confidence: amazon, seen: 2024, sources: [15, 17]", "in Amazon's own"),
    table(
        amazons_words,
        "{id: europe, confidence: amazon, sources: [3]}",
        "{id: europe, ▸confidence: amazon, sources: [15]}",
        "'amazon', but none of its sources is in Amazon's own words",
    ),
    table(
        amazons_words,
        "{id: europe, confidence: amazon, sources: [3]}",
        "{id: europe, ▸confidence: amazon, sources: 3}",
        "'amazon', but none of its sources",
    ),
    # A regional door is where the group signs in.
    table(
        regional_group,
        REGIONAL,
        REGIONAL.replace("url: https://sellercentral.amazon.de", "▸url: https://sell.amazon.fr"),
        "no store of the group 'europe' signs in at 'sell.amazon.fr'",
    ),
    table(
        regional_group,
        REGIONAL + REGISTER + GROUP,
        "▸" + REGIONAL + REGISTER,
        "'regional' is the door of an account that several stores share: name its account_group.",
    ),
    # What a source says of itself.
    Case(source_addresses, "sources", "- amazon.de/", "- ▸amazon.dee/", "'amazon.dee' is not an Amazon host."),
    Case(
        source_addresses,
        "sources",
        "- sellercentral.amazon.{de,fr}\n",
        "- ▸sellercentral.amazon.{de,ff}\n",
        "'sellercentral.amazon.ff' is not an Amazon host. Correct it, or for a new store add {domain: amazon.ff",
    ),
    Case(source_addresses, "sources", "- sellercentral.amazon.{s", "- ▸sellercentral.amazon.{re-s", "is not an Am"),
    Case(source_place, "sources", 'where: "developer-docs.amazon.com"', '▸where: "Amazon"', "'Amazon' names no place"),
    Case(source_place, "sources", 'where: "GitHub a/b"', '▸where: "GitHub"', "'GitHub' names no place to go to"),
    Case(source_place, "sources", 'where: "GitHub a/b"', f"▸where: {'x' * 61}", f"'{'x' * 60}' names no place to go"),
    Case(
        closed_schema,
        "sources",
        SOURCE_4 + "    observer: Somebody\n",
        SOURCE_4.replace("number", "▸number"),
        "the key 'observer' is missing from this entry.",
    ),
    Case(closed_schema, "sources", "- amazon.de/", "- ▸https://amazon.de/", "a host and a path without https://"),
    Case(closed_schema, "sources", "    author: Amazon\n    addresses:\n      - sellercentral.amazon.{store}",
         "    ▸author: Google\n    addresses:\n      - sellercentral.amazon.{store}", "is none of: Amazon"),
    # News says what the table says.
    told(NEWS, NEWS.replace("changed", "raised") + "    ▸confidence: amazon\n", "'contact' of 'de' is 'seen' in"),
    told(
        NEWS,
        NEWS.replace("kind: changed", "▸kind: confirmed").replace("contact", "case_log"),
        "'case_log' of 'de' rests on one observer: write 'raised', or cite a second one.",
    ),
    # Whatever stands before it.
    told(
        NEWS + "  - date: 2025-01-02\n    kind: added\n",
        NEWS + "  - date: 2025-01-02\n    ▸confidence: amazon\n    kind: raised\n    link: contact\n",
        "'contact' of 'de' is 'seen' in",
    ),
    told(
        NEWS,
        "▸kind: confirmed\n    marketplaces: [es, fr, de]\n    link: case_log\n",
        "'case_log' of 'de' rests on one observer",
    ),
    told("- date: 2025-03-24\n    kind: changed", "- ▸date: 2025-03-24\n    kind: raised", "'confidence' is missing",
         closed_schema),
    told(NEWS, NEWS + "    ▸confidence: seen\n", "a confidence only where the kind is", closed_schema),
]  # fmt: skip

# What looks like a fault and is none.
SOUND = [
    ("marketplaces", CASE_LOG, "case-lobby, confidence: seen, seen: 2024, sources: [15, 17]"),  # unrelated observers
    ("marketplaces", CASE_LOG, "case-lobby, confidence: reported, seen: 2024, sources: [15]"),
    ("marketplaces", CASE_LOG, "case-lobby, confidence: pattern, sources: [15]"),  # it stands on another store's host
    ("marketplaces", "seen: 2025-03-24", "seen: 2025"),  # less exact than the source
    ("changes", NEWS, NEWS.replace("changed", "confirmed")),  # two observers
    ("changes", NEWS, NEWS.replace("changed", "confirmed").replace("contact", "seller_central")),  # Amazon
    ("changes", NEWS, NEWS.replace("changed", "raised") + "    confidence: seen\n"),
    # Only the newest verdict on a link speaks of the table as it is.
    (
        "changes",
        NEWS,
        NEWS.replace("changed", "lowered") + "    confidence: seen\n  - date: 2025-03-01\n    "
        + NEWS.replace("changed", "raised") + "    confidence: amazon\n",
    ),
]  # fmt: skip

SENTENCES = [
    ("Two sources agree [16][s16] [83][s83].", "'Two sources' rests on one observer (source 16, 83)"),
    ("It was confirmed [58][s58].", "'confirmed' rests on one observer (source 58)"),
    ("Confirmed by Amazon [23][s23]. Two sources agree [16][s16].", "or cite a second one who is unrelated."),
    ("True. Seen independently by agencies [16][s16] [79][s79].", "'independently' rests on one observer"),
    ("Both independent reports [22][s22] [82][s82].", "rests on one observer (source 22, 82)"),
]
SOUND_SENTENCES = [
    "Two sources agree [16][s16] [101][s101].",
    "It is not confirmed [58][s58].",
    "Confirmed by Amazon itself [23][s23].",
    "Two matters need two cases [16][s16].",
    "Two sources agree. One is cited here [16][s16].",
]
WORDS_CASES = [
    test_texts_rules.guide(one_observer, "Text with", f"▸{text} Text with", words, code="en")
    for text, words in SENTENCES
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule.ID}: {case.new.strip()[-60:]!r}")
def test_the_rule_finds_one_problem_at_its_place_and_says_what_to_do(case):
    test_data_rules.test_the_rule_finds_one_problem_at_its_place_and_says_what_to_do(case)


@pytest.mark.parametrize(("file", "old", "new"), SOUND)
def test_what_only_looks_like_a_fault_passes_every_rule(file, old, new):
    project, _ = changed(file, old, new)
    assert test_data_rules.stopping(check.check_data(project)) == []


@pytest.mark.parametrize("case", WORDS_CASES, ids=lambda case: case.words)
def test_a_sentence_that_claims_more_observers_than_it_cites_is_found(case):
    texts, (line, _) = test_texts_rules.read(case.file, case.old, case.new)
    (found,) = one_observer.check(texts)
    assert case.words in found.message
    assert (found.rule, found.line) == (one_observer.ID, line)


@pytest.mark.parametrize("sentence", SOUND_SENTENCES)
def test_a_sentence_that_claims_no_more_passes(sentence):
    texts, _ = test_texts_rules.read("en/guides/check-a-link.md", "Text with", f"{sentence} Text with")
    assert list(one_observer.check(texts)) == []


@pytest.mark.parametrize("rule", [address_in_source, date_in_source, two_observers, amazons_words, news])
def test_sources_that_cannot_be_read_are_reported_once_and_not_by_these_rules(rule):
    tables = test_data_rules.SAMPLE.tables | {"sources": Document("sources.yaml")}
    docs = with_values(tables=tables)
    assert list(rule.check(docs)) == []


def test_addresses_of_sources_are_not_judged_without_the_allow_list():
    docs = with_values(tables=test_data_rules.SAMPLE.tables | {"hosts": Document("official-hosts.yaml")})
    assert list(source_addresses.check(docs)) == []


def test_a_group_is_judged_whatever_the_group_before_it_claims():
    text = test_data_rules.SAMPLE.snapshot.files["data/marketplaces.yaml"].decode()
    text = text.replace("confidence: seen, sources: [4]}", "confidence: amazon, sources: [15]}")
    text = text.replace(
        "{id: europe, confidence: amazon, sources: [3]}", "{id: europe, confidence: seen, sources: [3]}"
    )
    project = test_data_rules.SAMPLE.changed({"data/marketplaces.yaml": text.encode()})
    assert [problem.line for problem in amazons_words.check(project)] == [24]


@pytest.mark.parametrize("odd", ["", "x", "[x]", "{contact: x}"])
def test_links_of_another_shape_are_the_schemas(odd):
    content = f"marketplaces: [{{code: de, links: {odd}}}]".encode()
    assert list(regional_group.check(test_data_rules.SAMPLE.changed({"data/marketplaces.yaml": content}))) == []
