"""Clients that other people's programs make from the description do a real task each. Only in `make test-all`."""

import json
import shutil
import subprocess
import venv

import pytest
from atlas.dev.browser import serving
from atlas.publish import api
from own import PROJECT

# Fetched by the test into a folder of its own, and no package of ours.
PYTHON = ("openapi-python-client==0.29.1", "datamodel-code-generator==0.89.0", "email-validator", "ruff")
NODE = ("openapi-typescript@7.13.0", "openapi-fetch@0.17.0", "typescript@5.9.3")

# The store with an ID: its surest door, how sure its case log is, and the way of a matter there.
GERMANY, JAPAN = "A1PA6795UKMFR9", "A1VC38T7YXB528"

PYTHON_TASK = """
import json, sys
from atlas_client import Client
from atlas_client.api.default import get_labels, get_matter, list_marketplaces

client = Client(base_url=sys.argv[1])
store = next(one for one in list_marketplaces.sync(client=client).marketplaces if one.marketplace_id == sys.argv[2])
way = get_matter.sync("money-held", client=client).matter.ways.additional_properties[store.code]
words = get_labels.sync(client=client).links["case_log"]["ja"]
print(json.dumps([store.contact_door or store.first_door, store.links.case_log.confidence.value, way.url, words]))
"""

MODELS_TASK = """
import json, sys
from urllib.request import urlopen
from atlas_models import Labels, Marketplaces, OneMatter

def read(name, kind):
    return kind.model_validate_json(urlopen(f"{sys.argv[1]}api/v1/{name}.json").read())

store = next(one for one in read("marketplaces", Marketplaces).marketplaces if one.marketplace_id == sys.argv[2])
way = read("matters/money-held", OneMatter).matter.ways[store.code]
words = read("labels", Labels).links.root["case_log"].root["ja"]
print(json.dumps([store.contact_door or store.first_door, store.links.case_log.confidence.value, way.url, words]))
"""

TYPESCRIPT_TASK = """
import createClient from "openapi-fetch";
import type { paths } from "./atlas.js";
declare const process: { argv: string[] };
const client = createClient<paths>({ baseUrl: process.argv[2].replace(/\\/$/, "") });
const { data } = await client.GET("/api/v1/marketplaces.json");
const store = data!.marketplaces.find((one) => one.marketplace_id === process.argv[3])!;
const matter = await client.GET("/api/v1/matters/{id}.json", { params: { path: { id: "money-held" } } });
const labels = await client.GET("/api/v1/labels.json");
const way = matter.data!.matter.ways[store.code].url;
const words = labels.data!.links.case_log.ja;
console.log(JSON.stringify([store.contact_door ?? store.first_door, store.links.case_log?.confidence, way, words]));
"""


@pytest.fixture(scope="module")
def folder(thorough, tmp_path_factory):
    """A folder with the data as a site has them."""
    if not thorough:
        pytest.skip("makers of clients are fetched and tried by make test-all")
    made = tmp_path_factory.mktemp("clients")
    for path, content in api.published(PROJECT).items():
        (made / "site" / path).parent.mkdir(parents=True, exist_ok=True)
        (made / "site" / path).write_bytes(content)
    return made


def run(folder, *command):
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=600, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def fetched(folder, *command):
    """Fetch makers of clients; where there is no network, the test is left out, and says so."""
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=600, check=False)
    if done.returncode:
        pytest.skip(f"the makers of clients could not be fetched: {done.stderr[-200:]}")


@pytest.fixture(scope="module")
def python(folder):
    """The interpreter of an environment that has the makers of Python clients."""
    venv.create(folder / "venv", with_pip=True)
    program = folder / "venv/bin/python"
    fetched(folder, program, "-m", "pip", "install", "--quiet", *PYTHON)
    return program


def expected(marketplace_id):
    """Give what the task must answer, from the data as they are published."""
    read = {path: json.loads(content) for path, content in api.published(PROJECT).items() if path.endswith(".json")}
    stores = read["api/v1/marketplaces.json"]["marketplaces"]
    store = next(one for one in stores if one["marketplace_id"] == marketplace_id)
    way = read["api/v1/matters/money-held.json"]["matter"]["ways"][store["code"]]["url"]
    door = store["contact_door"] or store["first_door"]
    return [door, store["links"]["case_log"]["confidence"], way, read["api/v1/labels.json"]["links"]["case_log"]["ja"]]


def does_its_task(folder, *command):
    with serving(folder / "site") as address:
        for marketplace_id in (GERMANY, JAPAN):
            assert json.loads(run(folder, *command, address, marketplace_id)) == expected(marketplace_id)


def test_openapi_python_client(folder, python):
    maker = python.with_name("openapi-python-client")
    options = ("--path", "site/api/v1/openapi.json", "--output-path", "atlas_client", "--meta", "none")
    said = run(folder, maker, "generate", *options)
    assert "Unable to" not in said
    (folder / "task.py").write_text(PYTHON_TASK, "utf-8")
    does_its_task(folder, python, "task.py")


def test_datamodel_code_generator(folder, python):
    options = ("--input", "site/api/v1/openapi.json", "--input-file-type", "openapi", "--output", "atlas_models.py")
    kind = ("--output-model-type", "pydantic_v2.BaseModel")
    run(folder, python.with_name("datamodel-codegen"), *options, *kind)
    (folder / "models_task.py").write_text(MODELS_TASK, "utf-8")
    does_its_task(folder, python, "models_task.py")


def test_openapi_typescript(folder):
    npm = shutil.which("npm")
    if not npm:
        pytest.skip("npm is not installed")
    (folder / "package.json").write_text('{"type": "module"}', "utf-8")
    fetched(folder, npm, "install", "--no-audit", "--no-fund", *NODE)
    own = folder / "node_modules/.bin"
    run(folder, own / "openapi-typescript", "site/api/v1/openapi.json", "-o", "atlas.d.ts")
    (folder / "task.ts").write_text(TYPESCRIPT_TASK, "utf-8")
    options = ("--strict", "--module", "nodenext", "--moduleResolution", "nodenext", "--target", "es2022")
    run(folder, own / "tsc", *options, "task.ts")
    does_its_task(folder, shutil.which("node"), "task.js")
