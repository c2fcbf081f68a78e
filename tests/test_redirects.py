"""The short links: what there are, what they say without scripts, and where a real nginx leads them."""

import http.client
import shutil
import socket
import subprocess
import time
from xml.etree import ElementTree

import pytest
from atlas.publish.short_links import short_links
from lxml import html
from own import PROJECT

LINKS = short_links(PROJECT)
CODES = [locale.code for locale in PROJECT.locales]


def test_there_is_one_for_every_code_domain_id_alias_guide_and_matter():
    table = PROJECT.catalogue
    stores = {name for e in table.marketplaces for name in (e.code, e.storefront, e.marketplace_id)}
    assert len(stores) == 3 * len(table.marketplaces)
    assert set(LINKS) == stores | {"uk"} | set(table.guides) | {matter.id for matter in table.matters}
    assert LINKS["uk"].path == LINKS["gb"].path == "marketplaces/gb/"
    assert LINKS["jp"].own == "ja"


def test_without_scripts_each_names_the_store_and_links_every_language(site):
    for link in LINKS.values():
        page = html.document_fromstring((site / "go" / link.name / "index.html").read_bytes())
        assert page.get("lang") == next(locale.tag for locale in PROJECT.locales if locale.code == link.own)
        assert page.xpath("string(//h1)")
        assert page.xpath("//main//a/@href") == [f"../../{code}/{link.path}" for code in CODES]


def test_every_store_has_the_qr_code_of_its_short_link(site):
    for entry in PROJECT.catalogue.marketplaces:
        assert ElementTree.parse(site / "go" / entry.code / "qr.svg").getroot().tag.endswith("svg")


@pytest.fixture(scope="module")
def nginx(site, tmp_path_factory):
    """A connection to a real nginx with the include of the built site, on a free port of the loopback address."""
    tmp_path = tmp_path_factory.mktemp("nginx")
    program = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    if not program:
        pytest.skip("nginx is not installed: the redirect rules were not tried (Debian: sudo apt install nginx-light)")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    temp = "".join(
        f"{kind}_temp_path {tmp_path}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    config = tmp_path / "nginx.conf"
    config.write_text(
        f"daemon off; worker_processes 1; pid {tmp_path}/pid; error_log {tmp_path}/error.log;"
        "events { worker_connections 64; }"
        f"http {{ access_log off; {temp} types {{ text/html html; }} include {site}/nginx-go.conf;"
        f"server {{ listen 127.0.0.1:{port}; root {site}; absolute_redirect off;"
        f"include {site}/nginx-server.conf; }} }}"
    )
    running = subprocess.Popen([program, "-c", str(config), "-e", f"{tmp_path}/error.log"])
    for _ in range(100):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                break
        time.sleep(0.05)
    connection = http.client.HTTPConnection("127.0.0.1", port)
    yield connection
    connection.close()
    running.terminate()
    running.wait()


def asked(connection, address, accept=None):
    connection.request("GET", address, headers={"Accept-Language": accept} if accept else {})
    answer = connection.getresponse()
    answer.read()
    return answer


def location(connection, address, accept=None):
    answer = asked(connection, address, accept)
    return answer.status, answer.getheader("Location")


ACCEPTS = {
    "en-GB,en;q=0.9": "en",
    "ja": "ja",
    "ja-JP,ja;q=0.9,en-US;q=0.8": "ja",
    "nb-NO,nb;q=0.9,ja;q=0.8,en;q=0.7": "ja",
    "nb-NO,nb;q=0.9,en;q=0.8,ja;q=0.7": "en",
    "ja;q=0, en": "en",
    "jam, en": "en",
    "zh-CN,zh;q=0.9,en;q=0.8": "zh",
    "zh-CN,zh;q=0.9,zh-TW;q=0.8": "zh",
    "zh-SG": "zh",
    "zh": "zh",
    "zh-Hans-HK,zh-Hans;q=0.9": "zh",
    "zh-TW;q=0, zh-CN": "zh",
    "zh-TW,zh;q=0.9,en-US;q=0.8,en;q=0.7": "zh-Hant",
    "zh-HK": "zh-Hant",
    "zh-MO,zh;q=0.9": "zh-Hant",
    "zh-Hant-TW,zh-Hant;q=0.9": "zh-Hant",
    "nb,zh-Hant": "zh-Hant",
    "ja,zh-TW": "ja",
    "pt-PT,pt;q=0.9,en;q=0.8": "pt-BR",
    "pt": "pt-BR",
    "ar-EG,ar;q=0.9": "ar",
    "nb": "en",
    "nb-NO,nb;q=0.9": "en",
    "*": None,
    "*;q=0.5": None,
    "": None,
    None: None,
}


@pytest.mark.parametrize("accept", ACCEPTS)
def test_nginx_negotiates_the_language(nginx, accept):
    for link in LINKS.values():
        status, target = location(nginx, f"/go/{link.name}/", accept)
        assert (status, target) == (302, f"/{ACCEPTS[accept] or link.own}/{link.path}")


def test_nginx_lets_every_origin_read_the_data(nginx):
    answer = asked(nginx, "/api/v1/marketplaces.json")
    assert (answer.status, answer.getheader("Access-Control-Allow-Origin")) == (200, "*")


def test_nginx_keeps_the_query_and_leaves_unknown_names_alone(nginx):
    assert location(nginx, "/go/jp?from=forum", "en") == (302, "/en/marketplaces/jp/?from=forum")
    assert location(nginx, "/go/money-held/?a=b", "ja") == (302, "/ja/matters/money-held/?a=b")
    assert location(nginx, "/go/nowhere/", "en")[0] == 404
