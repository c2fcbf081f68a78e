"""The table as objects: what a page is made from."""

from pathlib import Path

import pytest
from atlas.model import catalogue
from atlas.model.catalogue import Catalogue
from atlas.model.marketplaces import CONFIDENCE, EQUAL_DOORS, Group, Link
from atlas.sources import yaml_file
from atlas.sources.raw_tables import FILES
from own import PROJECT

FOLDER = Path(__file__).parent / "sample"
SAMPLE = PROJECT.changed({f"data/{path.name}": path.read_bytes() for path in FOLDER.glob("*.yaml")})


def data(project):
    """Give the data files as they are written."""
    return {name: table.data for name, table in project.tables.items()}


@pytest.fixture(scope="module")
def sample() -> Catalogue:
    return catalogue.build(data(SAMPLE), ("contact",))


def test_entries_keep_the_order_of_the_file(sample):
    assert [entry.code for entry in sample.marketplaces] == ["de", "fr"]
    assert sample.guides == ("contact",)
    assert sample.groups == ("account", "access")


def test_an_entry_is_found_by_its_code(sample):
    assert sample.marketplace("fr").storefront == "amazon.fr"
    with pytest.raises(KeyError):
        sample.marketplace("es")


def test_an_entry_has_its_links_dates_and_sources(sample):
    germany = sample.marketplace("de")
    assert germany.seller_central == Link("https://sellercentral.amazon.de", "amazon", "2025-03-24", (3,))
    assert germany.links["contact"].seen == "2025"
    assert germany.links["case_log"].seen == ""
    assert germany.account_group == Group("europe", "amazon", (3,))
    assert germany.source_numbers == (3, 4)
    assert germany.hosts == ("amazon.de", "sellercentral.amazon.de")
    assert germany.aliases == ("germany", "allemagne")


def test_what_an_entry_leaves_out_is_empty(sample):
    france = sample.marketplace("fr")
    assert (france.languages, france.currency, france.launched, france.notes) == ((), "", "", ())
    assert PROJECT.catalogue.marketplace("jp").account_group is None
    assert france.retired == {"date": "2025-01", "reason": "merged", "instead": "de"}
    assert france.hosts == ("amazon.fr", "sellercentral.amazon.fr", "sellercentral.amazon.de", "sell.amazon.fr")


def test_a_year_alone_is_text_everywhere():
    table = SAMPLE.snapshot.text(FILES["marketplaces"], "test").replace("1998-10", "1998").replace("2025-01", "2025")
    built = SAMPLE.changed({FILES["marketplaces"]: table.encode()}).catalogue
    assert built.marketplace("de").launched == "1998"
    assert built.marketplace("fr").retired["date"] == "2025"


@pytest.mark.parametrize(("day", "announced"), [("2025-03-24", False), ("2025-03-25", True), ("2025-04", True)])
def test_a_store_is_open_until_the_news_has_reached_the_day_on_which_it_closes(day, announced):
    table = SAMPLE.snapshot.text(FILES["marketplaces"], "test").replace("date: 2025-01,", f"date: {day},")
    built = SAMPLE.changed({FILES["marketplaces"]: table.encode()}).catalogue
    france = built.marketplace("fr")
    end = {"date": day, "reason": "merged", "instead": "de"}
    assert (france.closing, france.retired) == ((end, {}) if announced else ({}, end))
    assert (france in built.open_marketplaces) is announced


def test_doors_and_matters_and_sources_are_found_by_name(sample):
    assert sample.doors["report-scam"].links[0].host == "amazon.de"
    assert sample.doors["report-scam"].mail == "reportascam@amazon.com"
    assert sample.doors["support"].page_link == "contact"
    assert sample.matters[1].doors == ("report-scam", "support")
    assert sample.sources[4].title == "Host lists"


def test_stores_share_an_account_only_within_their_group():
    table = PROJECT.catalogue
    shared = {entry.code: {other.code for other in table.sharing(entry)} for entry in table.marketplaces}
    assert "ca" in shared["us"]
    assert shared["jp"] == set()
    assert all(code in shared[other] for code, others in shared.items() for other in others)
    assert all(code not in others for code, others in shared.items())


def test_only_what_amazon_confirms_or_somebody_saw_is_an_equal_door():
    assert set(CONFIDENCE[:2]) == EQUAL_DOORS


def test_the_schema_and_the_library_know_the_same_levels_of_confidence():
    allowed = PROJECT.snapshot.text("data/schema/marketplaces.schema.json", "test")
    assert yaml_file.parse(allowed, "schema").data["properties"]["marketplaces"]["items"]["properties"][
        "account_group"
    ]["properties"]["confidence"]["enum"] == list(CONFIDENCE)


def test_a_missing_file_is_one_problem():
    problems = PROJECT.changed({FILES["marketplaces"]: None}).table_problems
    assert [problem.file for problem in problems] == ["data/marketplaces.yaml"]
    assert "cannot be read: No such file or directory." in problems[0].message
