"""The table as data: described, true to the table, the same every time, and usable in 20 lines."""

import ast
import csv
import hashlib
import io
import json
import re
import runpy
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from urllib.request import urlopen

import pytest
import yaml
from atlas.dev.browser import serving
from atlas.model.hosts import host_of
from atlas.model.marketplaces import CONFIDENCE, Group, Link
from atlas.paths import DATA, ROOT, SCHEMAS
from atlas.publish import api, csv_table
from jsonschema import Draft202012Validator
from lxml import html
from openapi_spec_validator import OpenAPIV31SpecValidator
from own import PROJECT, with_values

BASE = "https://atlas.example/below/"
CLIENT = Path(__file__).with_name("client.py")
MADE = api.files(with_values(base=BASE), "2026-11-22")
JSON = {path: json.loads(content) for path, content in MADE.items() if path.endswith(".json")}
DESCRIPTION = JSON["api/v1/openapi.json"]
# What describes the others.
COLUMNS = "api/v1/marketplaces.csv-metadata.json"
DESCRIBE = ("api/v1/openapi.json", "api/v1/schemas.json", COLUMNS)
HEAD = ["version", "table", "licence", "source", "independence", "format", "digest"]
STORES = {entry["code"]: entry for entry in JSON["api/v1/marketplaces.json"]["marketplaces"]}
# The table as its editors wrote it, read by another reader than the project's; texts stay texts.
TABLE = yaml.load((DATA / "marketplaces.yaml").read_text("utf-8"), yaml.CBaseLoader)["marketplaces"]
IDS = {row["code"]: row["marketplace_id"] for row in TABLE}


def described(path):
    """Find the description of a file: its path in the OpenAPI document, and its answer's content."""
    template = "/api/v1/marketplaces/{code}.json" if "/marketplaces/" in path else f"/{path}"
    template = "/api/v1/matters/{id}.json" if "/matters/" in path else template
    (content,) = DESCRIPTION["paths"][template]["get"]["responses"]["200"]["content"].items()
    return template, *content


def closed(node, name=""):
    """Refuse every key that a schema does not name: what is published must be described, word for word."""
    if isinstance(node, list):
        return [closed(item) for item in node]
    if not isinstance(node, dict):
        return node
    shut = {key: closed(value, key) for key, value in node.items()}
    if isinstance(node.get("properties"), dict) and name != "Envelope":
        shut["unevaluatedProperties"] = False
    return shut


def test_the_description_is_valid_openapi():
    assert DESCRIPTION["openapi"].startswith("3.1")
    assert [str(error) for error in OpenAPIV31SpecValidator(DESCRIPTION).iter_errors()] == []
    # Programs join a path to the server as it is: a slash at its end would stand twice.
    assert DESCRIPTION["servers"] == [{"url": "https://atlas.example/below"}]


def test_every_file_is_described_and_every_description_has_its_file():
    assert {described(path)[0] for path in MADE} == set(DESCRIPTION["paths"])
    assert {described(path)[1] for path in MADE if path.endswith(".csv")} == {"text/csv"}


@pytest.mark.parametrize("path", [path for path in JSON if path not in DESCRIBE])
def test_every_file_is_as_its_schema_says_and_has_nothing_that_the_schema_does_not_name(path):
    schema = described(path)[2]["schema"]
    assert list(JSON[path])[:7] == HEAD
    assert (JSON[path]["table"], JSON[path]["source"]) == ("2026-11-22", BASE)
    for components in (DESCRIPTION["components"], closed(DESCRIPTION["components"])):
        validator = Draft202012Validator(schema | {"components": components})
        assert [f"{error.json_path}: {error.message}" for error in validator.iter_errors(JSON[path])] == []


def test_the_schemas_refuse_what_is_wrong():
    schema = {"$ref": "#/components/schemas/Marketplace", "components": DESCRIPTION["components"]}
    right = STORES["jp"]
    wrong = [
        *({key: value for key, value in right.items() if key != left_out} for left_out in right),
        right | {"code": "JP"},
        right | {"contact_door": "http://amazon.co.jp"},
        right | {"links": {}},
        right | {"names": {"ja": "日本"}},
        right | {"links": {"seller_central": right["links"]["seller_central"] | {"confidence": "sure"}}},
    ]
    assert Draft202012Validator(schema).is_valid(right | {"a_key_of_tomorrow": 1})
    assert [entry for entry in wrong if Draft202012Validator(schema).is_valid(entry)] == []


@pytest.mark.parametrize("row", TABLE, ids=IDS)
def test_the_data_says_what_the_table_says(row):
    entry = STORES[row["code"]]
    assert len(STORES) == len(TABLE)
    assert JSON[f"api/v1/marketplaces/{row['code']}.json"]["marketplace"] == entry
    for key in ("code", "storefront", "marketplace_id", "region"):
        assert entry[key] == row[key]
    for key in ("aliases", "languages", "seller_central_languages"):
        assert entry[key] == row.get(key, [])
    for key in ("currency", "launched", "retired", "closing"):
        assert entry[key] == row.get(key)
    assert [note["id"] for note in entry["notes"]] == row.get("notes", [])
    assert as_text(entry["account_group"]) == row.get("account_group")
    assert list(entry["links"]) == list(row["links"])
    for name, link in row["links"].items():
        assert as_text(entry["links"][name]) == {"seen": None} | link | {"host": host_of(link["url"])}
    assert entry["first_door"] == row["links"]["seller_central"]["url"]
    contact = row["links"].get("contact", {"confidence": None})
    assert entry["contact_door"] == (contact["url"] if contact["confidence"] in ("amazon", "seen") else None)


def as_text(value):
    """Write numbers as the table's reader here gives them: as texts."""
    return value and {key: [str(n) for n in item] if key == "sources" else item for key, item in value.items()}


def test_a_matter_by_itself_is_the_one_of_the_list_with_its_door_in_every_open_store():
    for matter in JSON["api/v1/matters.json"]["matters"]:
        assert JSON[f"api/v1/matters/{matter['id']}.json"]["matter"] == matter
        assert set(matter["ways"]) == set(STORES)


def test_labels_and_sources_say_what_the_site_says():
    labels = JSON["api/v1/labels.json"]
    assert list(labels["links"]) == list(csv_table.LINKS)
    for code in ("en", "ja"):
        texts = PROJECT.texts(code)
        assert labels["links"]["case_log"][code] == texts["door_label.case_log"]
        assert {key: words[code] for key, words in labels["confidence"].items()} == {
            key: texts[f"confidence.{key}.short"] for key in CONFIDENCE
        }
        assert [words[code] for words in labels["groups"].values()] == [
            texts[f"group.{group}"] for group in PROJECT.catalogue.groups
        ]
    sources = {row["number"]: row for row in JSON["api/v1/sources.json"]["sources"]}
    written = yaml.load((DATA / "sources.yaml").read_text("utf-8"), yaml.CBaseLoader)["sources"]
    assert len(sources) == len(written)
    for row in written:
        assert [sources[int(row["number"])][key] for key in ("title", "where", "date")] == [
            row[key] for key in ("title", "where", "date")
        ]
    cited = {number for store in STORES.values() for link in store["links"].values() for number in link["sources"]}
    assert cited <= set(sources)


def test_the_digest_of_a_file_changes_with_what_it_says_and_with_nothing_else():
    later = api.files(with_values(base="https://elsewhere.example/"), "2027-01-01")
    for path in ("official-hosts", "labels", "sources"):
        assert json.loads(later[f"api/v1/{path}.json"])["digest"] == JSON[f"api/v1/{path}.json"]["digest"]
    moved = of_us(currency="XXX")
    differ = {
        path for path in JSON if path not in DESCRIBE and json.loads(moved[path])["digest"] != JSON[path]["digest"]
    }
    assert differ == {"api/v1/marketplaces.json", "api/v1/marketplaces/us.json"}


def test_programs_that_know_no_openapi_have_the_schemas_and_makers_of_clients_no_allof():
    schemas = JSON["api/v1/schemas.json"]
    assert "allOf" not in json.dumps(DESCRIPTION)
    names = {"marketplaces": "Marketplaces", "matters": "Matters", "labels": "Labels", "sources": "AllSources"}
    for file, name in names.items():
        validator = Draft202012Validator(schemas | {"$ref": f"#/$defs/{name}"})
        assert list(validator.iter_errors(JSON[f"api/v1/{file}.json"])) == []
        assert not validator.is_valid(
            {key: value for key, value in JSON[f"api/v1/{file}.json"].items() if key != "table"}
        )


def test_the_format_is_the_newest_that_the_description_tells_of():
    assert [row["format"] for row in DESCRIPTION["info"]["x-changelog"]][-1] == api.FORMAT
    properties = DESCRIPTION["components"]["schemas"]["Marketplace"]["properties"]["links"]["properties"]
    assert list(properties) == list(csv_table.LINKS)


def test_names_and_pages_are_there_in_every_language(site):
    for code, entry in STORES.items():
        assert list(entry["names"]) == list(entry["pages"]) == [locale.tag for locale in PROJECT.locales]
        assert entry["permalink"] == f"{BASE}go/{code}/"
        for page in [*entry["pages"].values(), entry["permalink"]]:
            assert (site / page.removeprefix(BASE) / "index.html").exists()
    assert STORES["jp"]["names"] == STORES["jp"]["names"] | {"en": "Japan", "ja": "日本"}


def test_matters_lead_to_doors_and_guides(site):
    matters = JSON["api/v1/matters.json"]["matters"]
    assert [matter["id"] for matter in matters] == [matter.id for matter in PROJECT.catalogue.matters]
    for matter in matters:
        assert [door["id"] for door in matter["doors"]] == list(PROJECT.catalogue.matters[matter["rank"] - 1].doors)
        for owner in (matter, *matter["doors"]):
            for page in owner["pages"].values():
                assert (site / page.removeprefix(BASE).partition("#")[0] / "index.html").exists()
        links = {door["marketplace_link"] for door in matter["doors"]} - {None}
        assert links <= set(csv_table.LINKS)


def test_the_reading_rule_tells_amazon_from_those_who_look_like_it():
    lists = JSON["api/v1/official-hosts.json"]
    kinds = {
        row.get("domain") or row["host"]: name
        for name in ("domains", "refused", "short_links", "open_to_anyone")
        for row in lists[name]
    }

    def is_amazon(host):  # READING_RULE, word for word
        ends = [known for known in kinds if host == known or host.endswith(f".{known}")]
        return bool(ends) and kinds[max(ends, key=len)] == "domains"

    assert lists["rule"].count(". ") == 0
    assert all(is_amazon(link["host"]) for entry in STORES.values() for link in entry["links"].values())
    fakes = ["amazon.de.example.com", "notamazon.de", "sellercentral-fe.amazon.com", "a.co", "x.amazonaws.com", "com"]
    assert not any(map(is_amazon, fakes))


def rows(content):
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_the_spreadsheet_says_what_the_data_says():
    content = MADE["api/v1/marketplaces.csv"]
    assert content.startswith(b"\xef\xbb\xbfcode,aliases,storefront,")
    assert content.count(b"\r\n") == content.count(b"\n") == 1 + len(TABLE)
    link_names = json.loads((SCHEMAS / "marketplaces.schema.json").read_text("utf-8"))["properties"]["marketplaces"]
    assert list(csv_table.LINKS) == list(link_names["items"]["properties"]["links"]["properties"])
    for row, entry in zip(rows(content), STORES.values(), strict=True):
        group, retired = entry["account_group"] or {}, entry["retired"] or {}
        expected = {key: value for key, value in entry.items() if not isinstance(value, dict)} | {
            "account_group": group.get("id"),
            "account_group_confidence": group.get("confidence"),
            "account_group_sources": group.get("sources"),
            "retired": retired.get("date"),
            "retired_reason": retired.get("reason"),
            "retired_instead": retired.get("instead"),
            "closing": (entry["closing"] or {}).get("date"),
            "notes": [note["id"] for note in entry["notes"]],
            **{f"name_{tag}": name for tag, name in entry["names"].items()},
            **{f"page_{tag}": page for tag, page in entry["pages"].items()},
            **{key: JSON["api/v1/marketplaces.json"][key] for key in HEAD},
        }
        for name in csv_table.LINKS:
            link = entry["links"].get(name, dict.fromkeys(("url", "host", "confidence", "seen", "sources")))
            expected |= {f"link_{name}_{key}": value for key, value in link.items()}
        assert row == {key: "|".join(map(str, v)) if isinstance(v, list) else v or "" for key, v in expected.items()}


def typed(text, column):
    """Read a cell, or one part of a list, as the metadata of its column have it; refuse what is no such value."""
    kind = column["datatype"]
    pattern = {"integer": "[1-9][0-9]*", "anyURI": "https://[^ ]+", "string": ".+"}.get(str(kind)) or kind["format"]
    assert re.fullmatch(pattern, text), (column["name"], text)
    return int(text) if kind == "integer" else text


def test_each_column_of_the_spreadsheet_has_one_type_and_read_so_it_is_what_the_data_are():
    about = JSON[COLUMNS]
    content = MADE[f"api/v1/{about['url']}"]
    columns = {column["titles"]: column for column in about["tableSchema"]["columns"]}
    assert list(columns) == list(rows(content)[0])
    assert all(re.fullmatch(r"\w+", column["name"]) for column in columns.values())
    for row, entry in zip(rows(content), STORES.values(), strict=True):
        read = {
            title: [typed(part, column) for part in row[title].split(column["separator"]) if part]
            if "separator" in column
            else typed(row[title], column)
            if row[title]
            else None
            for title, column in columns.items()
        }
        flat = {key: value for key, value in entry.items() if key in columns and key not in ("account_group", "notes")}
        flat |= {"notes": [note["id"] for note in entry["notes"]], "name_pt-BR": entry["names"]["pt-BR"]}
        group = entry["account_group"] or {"id": None, "confidence": None, "sources": []}
        flat |= {"account_group": group["id"], "account_group_sources": group["sources"]}
        for name in csv_table.LINKS:
            link = entry["links"].get(name, {"url": None, "seen": None, "sources": []})
            flat |= {f"link_{name}_{key}": link[key] for key in ("url", "seen", "sources")}
        assert {title: read[title] for title in flat} == flat


WRONG = {
    "code": "JP",
    "region": "xx",
    "launched": "2026-5",
    "first_door": "http://x.example",
    "page_en": "a",
    "notes": "A",
}


@pytest.mark.parametrize(("title", "text"), [*WRONG.items(), ("link_help_sources", "3.0"), ("licence", "CC-BY")])
def test_the_type_of_a_column_refuses_what_does_not_belong_there(title, text):
    columns = JSON[COLUMNS]["tableSchema"]["columns"]
    (column,) = [column for column in columns if column["titles"] == title]
    with pytest.raises(AssertionError):
        typed(text, column)


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_no_cell_is_ever_a_formula(first):
    bad = f'{first}HYPERLINK("https://x.example","1,2")|cmd|\' /C calc\'!A0'
    entry = replace(
        PROJECT.catalogue.marketplaces[0],
        **dict.fromkeys(("code", "storefront", "marketplace_id", "region", "currency", "launched"), bad),
        links={name: Link(bad, bad, bad, (1,)) for name in csv_table.LINKS},
        account_group=Group(bad, bad, (1,)),
        aliases=(bad,),
        languages=(bad, bad),
        retired={"date": bad, "reason": bad, "instead": bad},
        closing={"date": bad, "reason": bad, "instead": bad},
    )
    # A code is a country's, or it has no name: here alone it cannot be the bad one from the start.
    safe = api._marketplace(replace(entry, code="us"), with_values(base=BASE)) | {"code": bad}
    content = csv_table.table([safe], {"source": bad})
    (row,) = rows(content)
    assert [key for key, value in row.items() if value[:1] == first] == []
    for key in ("code", "storefront", "currency", "retired", "link_contact_url", "account_group", "source"):
        assert row[key] == f"'{bad}"


def of_us(**changed):
    """Give the files of a table whose first store is changed."""
    first, *others = PROJECT.catalogue.marketplaces
    table = replace(PROJECT.catalogue, marketplaces=(replace(first, **changed), *others))
    return api.files(with_values(base=BASE, catalogue=table), "2027-01-01")


def is_valid(store):
    schema = {"$ref": "#/components/schemas/Marketplace", "components": DESCRIPTION["components"]}
    return Draft202012Validator(schema).is_valid(store)


def test_what_is_not_known_is_null_or_empty_never_a_guess():
    unknown = dict.fromkeys(("languages", "seller_central_languages", "aliases"), ())
    links = {"seller_central": Link("https://sellercentral.amazon.com", "pattern", "", (1,))}
    made = of_us(**unknown, account_group=None, currency="", launched="", links=links)
    store = json.loads(made["api/v1/marketplaces/us.json"])["marketplace"]
    assert is_valid(store)
    for key in ("account_group", "currency", "launched", "contact_door", "retired"):
        assert store[key] is None
    assert store["links"]["seller_central"]["seen"] is None
    assert [store[key] for key in unknown] == [[], [], []]


def test_a_retired_store_says_since_when_and_why_and_the_client_sends_nobody_to_its_doors(tmp_path):
    made = of_us(retired={"date": "2027-01", "reason": "closed"})
    store = json.loads(made["api/v1/marketplaces/us.json"])["marketplace"]
    assert is_valid(store)
    assert store["retired"] == {"date": "2027-01", "reason": "closed", "instead": None}
    assert store["links"] == STORES["us"]["links"]
    assert rows(made["api/v1/marketplaces.csv"])[0]["retired"] == "2027-01"
    for path, content in made.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)
    with serving(tmp_path) as address:
        done = client(address, IDS["us"])
    assert done.stdout == f'<a href="{BASE}go/us/">This store has closed (United States)</a>\n'


def test_a_store_whose_end_is_announced_is_open_in_the_data_too():
    made = of_us(closing={"date": "2027-01", "reason": "closed"})
    store = json.loads(made["api/v1/marketplaces/us.json"])["marketplace"]
    assert is_valid(store)
    assert (store["retired"], store["closing"]) == (None, {"date": "2027-01", "reason": "closed", "instead": None})
    row = rows(made["api/v1/marketplaces.csv"])[0]
    assert (row["retired"], row["closing"]) == ("", "2027-01")


def test_another_run_gives_the_same_bytes():
    program = (
        "import hashlib; from atlas.publish import api; from atlas.project import Project\n"
        "for path, content in api.files(Project.read(), '2026-11-22').items():\n"
        "    print(path, hashlib.sha256(content).hexdigest())"
    )
    other = subprocess.run(
        [sys.executable, "-c", program],
        env={
            "PYTHONPATH": str(ROOT / "scripts"),
            "ATLAS_SITE_URL": BASE,
            "PYTHONHASHSEED": "2",
            "TZ": "Asia/Tokyo",
            "LC_ALL": "C",
        },
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    own = [f"{path} {hashlib.sha256(content).hexdigest()}" for path, content in MADE.items()]
    assert other.stdout.splitlines() == own


def test_the_site_carries_the_data_with_the_date_of_the_newest_change(site):
    for path in MADE:
        assert (site / path).is_file()
    newest = max(change.date for change in PROJECT.catalogue.changes)
    assert json.loads((site / "api/v1/matters.json").read_text("utf-8"))["table"] == newest


def client(address, marketplace_id):
    command = [sys.executable, "-I", CLIENT, address, marketplace_id]
    return subprocess.run(command, capture_output=True, text=True, timeout=20, check=False)


def test_the_client_is_twenty_lines_and_needs_nothing_but_python():
    text = CLIENT.read_text("utf-8")
    assert len(text.splitlines()) <= 20
    modules = {
        name
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in ([node.module] if isinstance(node, ast.ImportFrom) else [alias.name for alias in node.names])
    }
    assert {name.partition(".")[0] for name in modules} <= sys.stdlib_module_names


@pytest.mark.parametrize("code", IDS)
def test_the_client_links_a_seller_by_the_marketplace_id(base, code, monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", [str(CLIENT), base, IDS[code]])
    runpy.run_path(str(CLIENT), run_name="__main__")
    links = next(row["links"] for row in TABLE if row["code"] == code)
    sure = links["contact"]["confidence"] in ("amazon", "seen")
    door = links["contact" if sure else "seller_central"]["url"]
    says = "Contact Amazon seller support" if sure else "Sign in to Seller Central, then choose Help"
    assert capsys.readouterr().out == f'<a href="{door}">{says} ({STORES[code]["names"]["en"]})</a>\n'


def test_the_client_says_when_an_id_is_unknown(base):
    done = client(base, "A000000000000")
    assert (done.returncode, done.stdout, done.stderr) == (1, "", "No marketplace has the ID A000000000000.\n")


def test_the_served_files_are_json(base):
    with urlopen(f"{base}api/v1/marketplaces/jp.json", timeout=10) as answer:
        assert answer.headers["Content-Type"] == "application/json"
        assert json.load(answer)["marketplace"]["code"] == "jp"


@pytest.mark.parametrize("code", ["en", "ja"])
def test_the_example_of_the_guide_works_as_it_stands(site, base, code):
    page = html.document_fromstring((site / code / "guides/link-to-us/index.html").read_bytes())
    (command,) = [text for text in page.xpath("//pre/code/text()") if text.startswith("curl ")]
    address = command.split()[-1]
    published = json.loads((site / "api/v1/openapi.json").read_text("utf-8"))["servers"][0]["url"]
    assert address.startswith(published)
    with urlopen(address.replace(published, base.rstrip("/"))) as answer:
        assert json.load(answer)["marketplace"]["first_door"] == "https://sellercentral.amazon.co.jp"


@pytest.mark.parametrize("code", [locale.code for locale in PROJECT.locales])
def test_the_guide_names_every_data_file_and_the_list_of_short_links(code):
    text = re.sub(r"<[^>`]+>", "{}", (ROOT / "docs" / code / "guides/link-to-us.md").read_text("utf-8"))
    described = [re.sub(r"\{\w+\}", "{}", path) for path in DESCRIPTION["paths"]]
    assert [path for path in [*described, "/go/", f"/{code}/marketplaces/jp/feed.xml"] if f"`{path}`" not in text] == []
