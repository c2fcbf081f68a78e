"""Netlify's own matcher and Cloudflare's own server, with the site as it is built. They are fetched by npm, once."""

import json
import os
import re
import shutil
import signal
import subprocess
import time

import pytest
import servers
from atlas.paths import WORK
from atlas.publish import security_txt
from atlas.publish.hosts import host_files, table
from atlas.publish.short_links import short_links
from own import PROJECT

TOOLS = {"netlify-redirector": "0.5.0", "wrangler": "4.86.0"}
LINKS = short_links(PROJECT)
SECONDS = 600  # until what never starts is given up


@pytest.fixture(scope="module")
def tools(thorough):
    """The folder that holds the hosts' own programs."""
    if not thorough:
        pytest.skip("the hosts' own programs are fetched and tried by `make test-all` alone")
    if not shutil.which("npm"):
        pytest.skip("npm is not installed: Netlify's and Cloudflare's own programs were not tried")
    folder = WORK / "hosts"
    wanted = [f"{name}@{version}" for name, version in TOOLS.items()]
    if any(not (folder / "node_modules" / name).exists() for name in TOOLS):
        folder.mkdir(parents=True, exist_ok=True)
        command = ["npm", "install", "--no-audit", "--no-fund", "--prefix", str(folder), *wanted]
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode:
            pytest.skip(f"npm could not fetch {', '.join(wanted)}: {done.stderr.strip()[-200:]}")
    return folder


def test_netlifys_own_matcher_takes_every_line_and_leads_right(tools):
    rules = host_files(PROJECT)["_redirects"]
    wanted = {
        (f"/go/{link.name}/", tag): [302, f"/{code}/{link.path}", True]
        for link in LINKS.values()
        for tag, code in PROJECT.browser_tags.items()
    }
    wanted |= {
        ("/go/jp", "ja-JP,ja;q=0.9,en;q=0.8"): [302, "/ja/marketplaces/jp/", True],
        ("/go/de/money-held/", "ja"): [302, "/ja/matters/money-held/#de", True],
        ("/go/jp/", "pt-br"): [302, "/pt-BR/marketplaces/jp/", True],
        ("/go/jp/", "nb"): None,
        ("/go/jp/", ""): None,
        ("/ja/nowhere/", ""): [404, "/ja/404.html", False],
    }
    given = json.dumps({"rules": rules, "requests": list(wanted)})
    done = subprocess.run(
        ["node", str(servers.ROOT / "tests/deploy/netlify.cjs")],
        input=given,
        capture_output=True,
        text=True,
        env=os.environ | {"NODE_PATH": str(tools / "node_modules")},
    )
    assert done.returncode == 0, done.stderr
    assert dict(zip(wanted, json.loads(done.stdout), strict=True)) == wanted


@pytest.fixture(scope="module")
def pages(tools, site, tmp_path_factory):
    """Cloudflare's own server for pages, on a free port of the loopback address; and what it said when it began."""
    port, log = servers.free_port(), tmp_path_factory.mktemp("pages") / "log"
    copy = shutil.copytree(site, log.parent / "site")
    servers.with_contact(copy)
    command = [str(tools / "node_modules/.bin/wrangler"), "pages", "dev", str(copy), "--port", str(port)]
    command += ["--ip", "127.0.0.1", "--compatibility-date", "2026-01-01"]
    environment = os.environ | {"CI": "1", "WRANGLER_SEND_METRICS": "false"}
    with log.open("wb") as said:
        process = subprocess.Popen(
            command, cwd=log.parent, stdout=said, stderr=said, env=environment, start_new_session=True
        )
    try:
        end = time.monotonic() + SECONDS
        while "Ready on" not in (text := log.read_text("utf-8")):
            assert process.poll() is None, text
            assert time.monotonic() < end, text
            time.sleep(0.2)
        yield servers.Server(port), text
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait()


def test_cloudflares_own_server_takes_every_header(pages):
    said = pages[1]
    assert int(re.search(r"Parsed (\d+) valid header rules?", said)[1]) > 5
    assert "invalid header" not in said


def test_cloudflares_own_server_has_types_and_headers(pages, site):
    server, _ = pages
    for path, ending in {
        "en/": "html",
        "go/": "html",
        "go/jp/": "html",
        "en/index.md": "md",
        "llms.txt": "txt",
        security_txt.FILE: "txt",
        "api/v1/marketplaces.csv": "csv",
        "api/v1/marketplaces.json": "json",
        "en/manifest.webmanifest": "webmanifest",
        "feed.xml": "xml",
        "go/jp/qr.svg": "svg",
        next((site / "assets").glob("atlas.*.css")).relative_to(site).as_posix(): "css",
    }.items():
        kind = next(kind for kind in table.KINDS if kind.ending == ending)
        answer = server.ask(f"/{path}")
        assert answer.status == 200
        assert answer.getheader("Content-Type") == kind.content_type
        for name, value in table.security(PROJECT).items():
            assert answer.headers.get_all(name) == [value], (path, name)
        if path.startswith("api/") or ending == "xml":
            assert answer.headers.get_all("Access-Control-Allow-Origin") == ["*"]
        if path.startswith("assets/"):
            assert answer.headers.get_all("Cache-Control") == [table.FOR_EVER]


def test_cloudflares_own_server_shows_what_is_missing_in_the_language_of_the_path(pages, site):
    server, _ = pages
    for address, language in {"/ja/nowhere/": "ja/", "/api/": "", "/nowhere": ""}.items():
        answer = server.ask(address)
        assert (answer.status, answer.body) == (404, (site / f"{language}404.html").read_bytes())
    assert server.led("/en/marketplaces/jp") == (308, "/en/marketplaces/jp/")
