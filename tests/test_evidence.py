"""What a link rests on: which addresses cover it, who saw it, and the command that prints it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from atlas.model import evidence
from atlas.model.catalogue import Source
from atlas.model.marketplaces import Link
from atlas.paths import ROOT
from atlas.sources.raw_tables import FILES
from own import PROJECT

SAMPLE = PROJECT.changed(
    {f"data/{path.name}": path.read_bytes() for path in (Path(__file__).parent / "sample").glob("*.yaml")}
)
LOBBY = "https://sellercentral.amazon.de/cu/case-lobby"


def link(url, confidence="seen"):
    return Link(url, confidence, "2026", (1,))


def source(number=1, **values):
    return Source(number, "title", "where", values.pop("date", "2026"), **values)


@pytest.mark.parametrize(
    ("address", "url", "confidence", "holds"),
    [
        ("sellercentral.amazon.de/cu/case-lobby", LOBBY, "seen", True),
        ("sellercentral.amazon.{fr,de}/cu/case-lobby", LOBBY, "seen", True),
        ("sellercentral.amazon.{fr,it}/cu/case-lobby", LOBBY, "seen", False),
        ("sellercentral.amazon.de/cu/case-lobby", f"{LOBBY}/", "seen", True),
        ("sellercentral.amazon.de/cu/case-lobby/", LOBBY, "seen", True),
        ("sellercentral.amazon.de/cu/case-lobby", f"{LOBBY}#top", "seen", True),
        ("sellercentral.amazon.de/cu/case-lobby", f"{LOBBY}/view", "seen", False),
        ("sellercentral.amazon.de/cu/case-lobby/view", LOBBY, "seen", False),
        ("sellercentral.amazon.de/cu/*", LOBBY, "seen", False),
        ("sellercentral.amazon.de.example.com/cu/case-lobby", LOBBY, "seen", False),
        ("amazon.de/cu/case-lobby", LOBBY, "seen", False),
        # The store left open: said of any, seen in none.
        ("sellercentral.amazon.{store}/cu/case-lobby", LOBBY, "seen", False),
        ("sellercentral.amazon.{store}/cu/case-lobby", LOBBY, "reported", False),
        ("sellercentral.amazon.{store}/cu/case-lobby", LOBBY, "pattern", True),
        ("sellercentral.amazon.fr/cu/case-lobby", LOBBY, "pattern", True),
        ("sellercentral-europe.amazon.com/cu/case-lobby", LOBBY, "pattern", True),
        ("sellercentral.amazon.fr/cu/contact-us", LOBBY, "pattern", False),
        ("brandregistry.amazon.com/cu/case-lobby", LOBBY, "pattern", False),
        # Pages below, queries, hosts.
        ("sellercentral.amazon.de/seller-forums/*", "https://sellercentral.amazon.de/seller-forums", "seen", True),
        ("sellercentral.amazon.de/help.html?id=1", "https://sellercentral.amazon.de/help.html?id=1", "seen", True),
        ("sellercentral.amazon.de/help.html?id=2", "https://sellercentral.amazon.de/help.html?id=1", "seen", False),
        ("sellercentral.amazon.{store}/*", "https://sellercentral.amazon.de", "pattern", True),
        ("sell.amazon.de/pricing", "https://sell.amazon.de", "amazon", True),
        ("sell.amazon.{store}/pricing", "https://sell.amazon.de", "amazon", False),
        ("sell.amazon.de", "https://sell.amazon.de/pricing", "amazon", False),
    ],
)
def test_an_address_covers_only_what_stands_there(address, url, confidence, holds):
    assert evidence.holds(address, link(url, confidence)) is holds


@pytest.mark.parametrize(
    ("date", "seen", "fits"),
    [
        ("2026-05-12", "2026-05-12", True),
        ("2026-05-12", "2026-05", True),
        ("2026-05-12", "2026", True),
        ("2026-05", "2026-05-12", False),
        ("undated (2021 or later)", "2021", True),
        ("2018-2019", "2019", True),
        ("2018-2019", "2018-20", False),
        ("2026-09-05 to 2026-10-01", "2026-10", True),
        ("undated", "2021", False),
        ("12026", "2026", False),
    ],
)
def test_a_date_may_be_less_exact_than_its_source_and_never_more(date, seen, fits):
    assert evidence.is_of(source(date=date), seen) is fits


def test_sources_of_one_observer_count_once_and_a_silent_one_counts_for_itself():
    sources = [source(1, observer="A"), source(2, observer="A"), source(3), source(4)]
    assert evidence.observers(sources) == {"A", "source 3", "source 4"}


def test_what_nobody_can_look_up_needs_an_unrelated_second_observer():
    lost = source(1, observer="A", traceable=False)
    assert not evidence.can_be_proved([lost])
    assert not evidence.can_be_proved([lost, source(2, observer="A", traceable=False)])
    assert evidence.can_be_proved([lost, source(2, observer="B", traceable=False)])
    assert evidence.can_be_proved([lost, source(2, observer="A")])


def test_every_link_of_the_table_and_the_doors_is_judged_and_covered():
    table = PROJECT.catalogue
    count = sum(len(entry.links) for entry in table.marketplaces) + sum(len(d.links) for d in table.doors.values())
    found = list(evidence.judged(PROJECT.tables))
    assert len(found) == count
    assert all(sources for *_, sources in found)


def test_the_copies_of_amazons_help_and_the_agency_that_keeps_them_are_one_observer():
    sources = PROJECT.catalogue.sources
    one = [sources[number] for number in (16, 23, 24, 27, 31, 43, 58, 79, 83, 130)]
    assert len(evidence.observers(one)) == 1
    assert all("Ecom-Wizards" in text.where or "one observer with 16" in text.where for text in one)


SOUND = {"url": LOBBY, "confidence": "seen", "sources": [16]}
ODD = [{"url": 5}, {"url": "http://amazon.de"}, {"confidence": "sure"}, {"confidence": None}, {"sources": 16}]


@pytest.mark.parametrize("odd", [{}, *ODD])
def test_only_a_sound_link_is_judged(odd):
    entry = {"code": "de", "links": {"case_log": SOUND | odd}}
    content = json.dumps({"marketplaces": [entry]}).encode()
    found = evidence.judged(SAMPLE.changed({"data/marketplaces.yaml": content, "data/doors.yaml": b""}).tables)
    assert [place for _, place, *_ in found] == ([] if odd else [("marketplaces", 0, "links", "case_log")])


HEAD = "  {:<26} {:<8} {:<10}  {} {:<22} https://{}"
GERMANY = [
    "de amazon.de",
    HEAD.format("seller_central", "amazon", "2025-03-24", "1 observer ", "sources 3", "sellercentral.amazon.de"),
    HEAD.format("contact", "seen", "2025", "2 observers", "sources 3, 4", "sellercentral.amazon.de/help/hub/support"),
    HEAD.format("case_log", "pattern", "", "0 observers", "sources none", "sellercentral.amazon.de/cu/case"),
]
FRANCE = [
    "fr amazon.fr",
    HEAD.format("seller_central", "amazon", "2025-03", "1 observer ", "sources 3", "sellercentral.amazon.fr"),
    HEAD.format("contact", "regional", "2024", "1 observer ", "sources 4", "sellercentral.amazon.de/help/hub/support"),
    HEAD.format("register", "reported", "", "1 observer ", "sources 4", "sell.amazon.fr"),
]
DOORS = [
    "doors",
    HEAD.format("report-scam", "amazon", "2023", "1 observer ", "sources 4", "amazon.de/reportascam"),
]


@pytest.mark.parametrize(
    ("codes", "lines"),
    [
        ([], [*GERMANY, *FRANCE, *DOORS]),
        (["de", "FR"], [*GERMANY, *FRANCE]),
        (["fr"], FRANCE),
        (["Germany"], GERMANY),
    ],
)
def test_the_report_has_a_line_for_each_link_of_the_stores_that_are_picked(codes, lines):
    table = SAMPLE.snapshot.files["data/marketplaces.yaml"].replace(b"cu/case-lobby", b"cu/case")
    assert evidence.report(SAMPLE.changed({"data/marketplaces.yaml": table}).tables, codes) == lines


def test_the_report_knows_no_other_store():
    with pytest.raises(LookupError, match=r"^there is no store 'GG': write some of de, germany, allemagne, fr\.$"):
        evidence.report(SAMPLE.tables, ["de", "GG"])


def run(*stores):
    command = [sys.executable, "scripts/evidence.py", *stores]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)


def test_the_command_prints_each_link_with_what_it_rests_on():
    done = run("us", "UK")
    assert (done.returncode, done.stderr) == (0, "")
    heads = [line for line in done.stdout.splitlines() if not line.startswith(" ")]
    assert heads == ["us amazon.com", "gb amazon.co.uk"]
    (row,) = [line.split() for line in done.stdout.splitlines() if "amazon.com/help/center" in line]
    assert row == ["contact", "amazon", "2026-09-18", "1", "observer", "sources", "14",
                   "https://sellercentral.amazon.com/help/center"]  # fmt: skip


def test_without_a_store_the_command_prints_all_and_the_doors():
    lines = run().stdout.splitlines()
    assert [line.split()[0] for line in lines if not line.startswith(" ")] == [
        *(entry.code for entry in PROJECT.catalogue.marketplaces),
        "doors",
    ]


def test_an_unknown_store_is_one_clear_line():
    done = run("us", "gg")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("there is no store 'gg': write some of us, ca, mx, br, gb, uk, de,")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("odd", [None, 5, [], {}, [[]], {"x": 1}, "x", True])
def test_an_odd_file_gives_an_empty_report_and_no_exception(odd):
    for name, file in FILES.items():
        key = {"hosts": "domains"}.get(name, name)
        content = json.dumps({key: [odd, {"code": odd, "number": odd, "links": odd}]}).encode()
        assert isinstance(evidence.report(PROJECT.changed({file: content}).tables), list)
