"""nginx, Caddy and Apache of the distribution, with the shipped files, serve each kind of file as the table says."""

import gzip
import re
import shutil
import tempfile
from functools import partial
from pathlib import Path

import brotli
import pytest
import servers
from atlas.build import verify_online
from atlas.build.place import listed, write_list
from atlas.build.public import copy_public
from atlas.publish import security_txt
from atlas.publish.hosts import host_files, table
from atlas.publish.short_links import short_links
from own import IN_BROWSER, PROJECT

LINKS, CATALOGUE = short_links(PROJECT), PROJECT.catalogue
SERVED = (*IN_BROWSER, "pt-BR")  # whose folder has capital letters
FAST = 4  # of Brotli: how small a file gets is not what is tried here
NAMES = {"nginx": "nginx-http.conf", "caddy": "caddy.conf", "apache2": ".htaccess"}

# A file of each kind that the table has, by the address of one; the newest assets by a pattern.
KINDS = {
    "": "html",
    "en/": "html",
    "ar/marketplaces/jp/": "html",
    "go/": "html",
    "en/index.md": "md",
    "en/guides/email/index.md": "md",
    "llms.txt": "txt",
    "robots.txt": "txt",
    security_txt.FILE: "txt",
    "api/v1/marketplaces.csv": "csv",
    "api/v1/marketplaces.json": "json",
    "en/search/index.json": "json",
    "ar/manifest.webmanifest": "webmanifest",
    "feed.xml": "xml",
    "ja/feed.xml": "xml",
    "sitemap.xml": "xml",
    "go/jp/qr.svg": "svg",
    "assets/atlas.*.css": "css",
    "assets/atlas.*.js": "js",
    "assets/icon.*.svg": "svg",
    "assets/stores.*.json": "json",
    "assets/card-en.*.png": "png",
    "apple-touch-icon.png": "png",
    "favicon.ico": "ico",
}

# What a browser sends, and the language that it gets; None: the store's own.
ACCEPTS = {
    "en-GB,en;q=0.9": "en",
    "ja": "ja",
    "JA-jp": "ja",
    "ja-JP,ja;q=0.9,en-US;q=0.8": "ja",
    "nb-NO,nb;q=0.9,ja;q=0.8,en;q=0.7": "ja",
    "nb-NO,nb;q=0.9,en;q=0.8,ja;q=0.7": "en",
    "ja;q=0, en": "en",
    "ja;q=0.0,de;q=0.05": "de",
    "jam, en": "en",
    "zh-CN,zh;q=0.9,en;q=0.8": "zh",
    "zh-SG": "zh",
    "zh-TW,zh;q=0.9,en-US;q=0.8,en;q=0.7": "zh-Hant",
    "zh-HK": "zh-Hant",
    "zh-MO,zh;q=0.9": "zh-Hant",
    "zh-Hant-TW,zh-Hant;q=0.9": "zh-Hant",
    "nb,zh-Hant": "zh-Hant",
    "zh-CN,zh;q=0.9,zh-TW;q=0.8": "zh",
    "zh-Hans-HK,zh-Hans;q=0.9": "zh",
    "zh-TW;q=0, zh-CN": "zh",
    "zh": "zh",
    "ja,zh-TW": "ja",
    "pt-PT,pt;q=0.9,en;q=0.8": "pt-BR",
    "pt": "pt-BR",
    "ar-EG , ar ; q=0.9": "ar",
    "nb": "en",
    "nb-NO,nb;q=0.9": "en",
    "*": None,
    "*;q=0.5": None,
    "": None,
    None: None,
}


@pytest.fixture(scope="module")
def open_folder():
    """A folder that a server reads, which may work as another user: those of pytest are closed to it."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


@pytest.fixture(scope="module")
def public(site, open_folder):
    """The folder that a host is given, with some languages: each is served as the others are."""
    left_out = tuple(f"{locale.code}/" for locale in PROJECT.locales if locale.code not in SERVED)
    files = {path: (site / path).read_bytes() for path in listed(site) if not path.startswith(left_out)}
    some = open_folder / "some"
    for path, content in files.items():
        (some / path).parent.mkdir(parents=True, exist_ok=True)
        (some / path).write_bytes(content)
    write_list(some, files.items())
    copy_public(some, open_folder / "atlas", FAST)
    servers.with_contact(open_folder / "atlas")
    return open_folder / "atlas"


@pytest.fixture(scope="module", params=servers.SERVERS)
def server(request, public, tmp_path_factory):
    """Each server in turn; one start for all tests of this file."""
    tmp = tmp_path_factory.mktemp(request.param)
    with servers.SERVERS[request.param](public, tmp) as running:
        running.name = request.param
        running.packs = {"gzip": "gzip", "gzip, deflate, br": "gzip" if request.param == "nginx" else "br"}
        yield running


def at(server, path):
    """What a Location should be. Apache makes its own addresses whole."""
    return f"http://127.0.0.1:{server.connection.port}{path}" if server.name == "apache2" else path


def expected(path, ending):
    """The headers of a file by the table; None where there must be none."""
    kind = next(kind for kind in table.KINDS if kind.ending == ending)
    is_open = path.startswith("api/") or ending == "xml"
    return table.security(PROJECT) | {
        "Content-Type": kind.content_type,
        "Cache-Control": table.FOR_EVER if path.startswith("assets/") else table.BRIEF,
        "Access-Control-Allow-Origin": "*" if is_open else None,
        "Strict-Transport-Security": None,
    }


def told(answer, wanted):
    """The same headers as they came; two of one name are one too many."""
    return {name: ", ".join(answer.headers.get_all(name, [])) or None for name in wanted}


PACKED = {"gzip": partial(gzip.compress, mtime=0), "br": partial(brotli.compress, quality=FAST)}


def unpacked(body, encoding):
    return brotli.decompress(body) if encoding == "br" else gzip.decompress(body)


def varies(answer):
    """What an answer hangs on by its own word, said once each."""
    parts = [part.strip() for line in answer.headers.get_all("Vary", []) for part in line.split(",")]
    assert len(parts) == len(set(parts)), parts
    return set(parts)


def test_every_kind_of_file_has_its_type_charset_caching_security_and_origins(server, public):
    for pattern, ending in KINDS.items():
        (path,) = (
            [file.relative_to(public).as_posix() for file in public.glob(pattern)] if "*" in pattern else [pattern]
        )
        plain = server.ask(f"/{path}")
        content = (public / path / "index.html" if path.endswith("/") or not path else public / path).read_bytes()
        assert (plain.status, plain.body) == (200, content), path
        wanted = expected(path, ending)
        assert told(plain, wanted) == wanted, path
        assert plain.getheader("Content-Encoding") is None
        for asked, got in server.packs.items():
            packed = server.ask(f"/{path}", Accept_Encoding=asked)
            assert told(packed, wanted) == wanted, path
            assert packed.getheader("Content-Language") is None
            if not next(kind for kind in table.KINDS if kind.ending == ending).text:
                assert packed.getheader("Content-Encoding") is None
                assert "Accept-Encoding" not in varies(packed), path
            elif len(content) >= 512:
                assert packed.getheader("Content-Encoding") == got, path
                assert unpacked(packed.body, got) == content
                assert "Accept-Encoding" in varies(plain) & varies(packed), path
                assert packed.body == PACKED[got](content), f"{path} was compressed anew"
        if path.startswith("go/"):
            assert "Accept-Language" in varies(plain)


def test_the_tables_of_this_test_and_of_the_hosts_have_every_kind_of_the_site(site):
    endings = {file.suffix[1:] for file in site.rglob("*") if file.is_file()} - {"", "conf"}
    assert set(KINDS.values()) == {kind.ending for kind in table.KINDS} == endings


def test_the_policy_of_the_header_says_nothing_that_the_policy_of_a_page_says(site):
    (policy,) = re.findall(
        r'http-equiv="Content-Security-Policy" content="([^"]+)"', (site / "en/index.html").read_text()
    )
    in_page, in_header = (
        {directive.split()[0] for directive in said.split(";")}
        for said in (policy, table.security(PROJECT)["Content-Security-Policy"])
    )
    assert {"default-src", "require-trusted-types-for", "trusted-types"} <= in_page
    assert not in_page & in_header


def test_a_folder_without_a_page_and_what_is_missing_are_the_page_in_the_language_of_the_path(server, public):
    missing = {
        "/api/": "",
        "/en/guides/": "en/",
        "/nowhere": "",
        "/assets/nowhere.css": "",
        "/ja/nowhere.md": "ja/",
        "/pt-BR/x/y/": "pt-BR/",
        "/go/nowhere/": "",
        "/go/nowhere/money-held/": "",
        "/go/nowhere/money-held/?a=b": "",
        "/go/de/nowhere/": "",
        "/go/de/nowhere/?a=b": "",
        "/api/v1/nowhere.json": "",
    }
    for address, language in missing.items():
        answer = server.ask(address)
        assert (answer.status, answer.body) == (404, (public / f"{language}404.html").read_bytes()), address
        wanted = expected("404.html", "html")
        assert told(answer, wanted) == wanted, address
        assert "Accept-Encoding" in varies(server.ask(address, Accept_Encoding="gzip")), address


@pytest.mark.usefixtures("own_loop")
def test_what_it_serves_is_what_the_build_made(server, public):
    every = {path: digest for path, digest in listed(public).items() if not path.endswith((".br", ".gz"))}
    wanted = dict(list(every.items())[::25]) | {path: every[path] for path in ("go/jp/index.html", *NAMES.values())}
    base = f"http://127.0.0.1:{server.connection.port}/"
    found, note = verify_online.of_address(base, wanted)
    assert (found.missing, found.changed, found.untold, note) == ([], [], {}, "")
    wanted["en/index.html"] = wanted["go/jp/index.html"]
    found, _ = verify_online.of_address(base, wanted)
    assert found.changed == ["en/index.html"]


def test_a_slash_is_added_without_an_address_that_the_server_cannot_know(server):
    status, to = server.led("/en/marketplaces/jp")
    assert (status in (301, 308), to) == (True, at(server, "/en/marketplaces/jp/"))


@pytest.mark.parametrize("accept", ACCEPTS)
def test_it_negotiates_the_language(server, accept):
    for link in (LINKS["jp"], LINKS["amazon.com.br"], LINKS["contact"], LINKS["money-held"]):
        to = f"/{ACCEPTS[accept] or link.own}/{link.path}"
        assert server.led(f"/go/{link.name}/", accept) == (302, at(server, to))


def test_it_leads_to_every_language_of_the_site(server):
    for tag, code in PROJECT.browser_tags.items():
        assert server.led("/go/contact/", tag) == (302, at(server, f"/{code}/guides/contact/")), tag


def test_every_short_link_leads_right_in_any_letters(server):
    for link in LINKS.values():
        to = (302, at(server, f"/de/{link.path}"))
        assert server.led(f"/go/{link.name}/", "de") == server.led(f"/go/{link.name.swapcase()}", "de") == to
        assert server.led(f"/go/{link.name}/") == (302, at(server, f"/{link.own}/{link.path}")), link.name
    answer = server.ask("/go/jp/")
    assert "Accept-Language" in varies(answer)
    assert told(answer, table.security(PROJECT)) == table.security(PROJECT)


def test_a_matter_in_a_store_leads_to_its_door_and_the_query_stays(server):
    ways = {
        "/go/jp?from=forum": "/ja/marketplaces/jp/?from=forum",
        "/go/money-held/?a=b": "/ja/matters/money-held/?a=b",
        "/go/de/money-held/": "/ja/matters/money-held/#de",
        "/go/UK/Money-Held?a=b&c": "/ja/matters/money-held/?a=b&c#gb",
        "/go/amazon.de/money-held": "/ja/matters/money-held/#de",
    }
    ways |= {
        f"/go/{store.code}/money-held/": f"/ja/matters/money-held/#{store.code}" for store in CATALOGUE.marketplaces
    }
    ways |= {f"/go/de/{matter.id}/": f"/ja/matters/{matter.id}/#de" for matter in CATALOGUE.matters}
    for address, to in ways.items():
        assert server.led(address, "ja") == (302, at(server, to))
    assert server.led("/go/de/money-held/") == (302, at(server, "/de/matters/money-held/#de"))


def test_the_list_of_files_and_what_hosts_read_are_plain_text(server, public):
    for name in ("SHA256SUMS", NAMES["nginx"]):
        answer = server.ask(f"/{name}")
        assert (answer.status, answer.body) == (200, (public / name).read_bytes())
        assert answer.getheader("Content-Type") == "text/plain; charset=utf-8"


def test_nginx_with_its_module_sends_brotli(public, tmp_path):
    if not Path("/etc/nginx/modules-enabled/50-mod-http-brotli-static.conf").exists():
        pytest.skip("nginx's module is not installed (Debian: sudo apt install libnginx-mod-http-brotli-static)")
    shipped = lambda port: servers.shipped("nginx.conf", public, port).replace("# brotli_static", "brotli_static")  # noqa: E731
    with servers.nginx(public, tmp_path, shipped) as server:
        for asked, got in {"gzip, deflate, br": "br", "gzip": "gzip", "": None}.items():
            assert server.ask("/en/", Accept_Encoding=asked).getheader("Content-Encoding") == got


NASTY = [",", " ", "en-", "ja;q=0,", "a,", "ja ", "ja;q=0;", "en;q=0.", "zz,  "]


def test_a_long_header_costs_next_to_nothing(server):
    """The system ends a server that computes for long: 8 kB that are judged again and again would take minutes."""
    for piece in NASTY:
        long = (piece * 8000)[:7900].strip() or ","
        for _ in range(20):
            assert server.led("/go/contact/", long)[0] == 302


def test_behind_a_proxy_apache_uses_the_address_of_the_site(server):
    host = PROJECT.base.split("/")[2]
    for headers in ({"Host": host}, {"X_Forwarded_Host": host}):
        for address, to in {"/go/jp/": "ja/marketplaces/jp/", "/en/marketplaces/jp": "en/marketplaces/jp/"}.items():
            answer = server.ask(address, "ja", **headers)
            assert answer.getheader("Location") == (PROJECT.base if server.name == "apache2" else "/") + to


# A text of each kind that is long enough to be compressed.
COMPRESSED = ("en/index.md", "llms.txt", "api/v1/marketplaces.[cj]s*[vn]", "en/feed.xml")
COMPRESSED += ("assets/atlas.*.css", "assets/atlas.*.js", "go/jp/qr.svg")
BELOW = {
    "nginx": "include {site}/nginx-http.conf;"
    "server {{ listen {port}; root {root}; include {site}/nginx-server.conf; location = /go/jp/ {{ return 204; }} }}",
    "caddy": ":{port} {{\n\troot * {root}\n\trespond /go/jp/ 204\n\timport {site}/caddy.conf\n}}\n",
    "apache2": "Listen {port}\n<VirtualHost *:{port}>\nDocumentRoot {root}\nRedirect 410 /go/jp/\n"
    "<Directory {root}>\nAllowOverride All\nRequire all granted\n</Directory>\n</VirtualHost>\n",
}


@pytest.mark.parametrize("name", servers.SERVERS)
def test_below_a_path_the_site_has_all_of_it_and_the_host_keeps_its_own(name, public, open_folder, tmp_path):
    root = open_folder / name
    site = root / "atlas"
    files = host_files(servers.reachable(base="https://host.example/atlas/"))
    plain = [file.relative_to(public).as_posix() for pattern in COMPRESSED for file in public.glob(pattern)]
    for file in ("en/index.html", "404.html", "ja/404.html", *plain):
        (site / file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(public / file, site / file)
    for file, text in files.items():
        (site / file).write_text(text, "utf-8")
    assert not {"_headers", "_redirects", security_txt.FILE} & files.keys()
    own = lambda port: BELOW[name].format(port=port, root=root, site=site)  # noqa: E731
    with servers.SERVERS[name](root, tmp_path, own) as server:
        server.name = name
        assert server.led("/atlas/go/DE/", "ja") == (302, at(server, "/atlas/ja/marketplaces/de/"))
        assert server.led("/atlas/go/de/money-held", "de")[1] == at(server, "/atlas/de/matters/money-held/#de")
        assert server.led("/atlas/en")[1] == at(server, "/atlas/en/")
        page = server.ask("/atlas/en/")
        assert told(page, expected("en/", "html")) == expected("en/", "html")
        for file in ("en/", *plain):  # nothing lies there compressed: the host does it
            packed = server.ask(f"/atlas/{file}", Accept_Encoding="gzip", Via="1.1 proxy")
            assert packed.getheader("Content-Encoding") == "gzip", file
        assert server.ask("/atlas/en/feed.xml").getheader("Access-Control-Allow-Origin") == "*"
        assert server.ask("/atlas/api/v1/marketplaces.json").getheader("Access-Control-Allow-Origin") == "*"
        for address, language in {"/atlas/ja/x/": "ja/", "/atlas/x": "", "/atlas/api/": ""}.items():
            answer = server.ask(address)
            assert (answer.status, answer.body) == (404, (site / f"{language}404.html").read_bytes())
        assert server.ask("/go/jp/", "ja").status in (204, 410)
        theirs = server.ask("/go/de/", "ja")
        assert (theirs.status == 302, theirs.getheader("Permissions-Policy")) == (False, None)
