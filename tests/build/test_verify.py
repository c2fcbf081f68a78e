"""A copy of the site, in a folder or on a host, is compared with the list of its files."""

import contextlib
import gzip
import itertools
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
import verify as command
from atlas.build.place import LIST, listed
from atlas.build.public import copy_public
from atlas.upkeep.link_client import Pace
from click.testing import CliRunner
from test_public import FILES, site_of

pytestmark = pytest.mark.usefixtures("own_loop")

SITE = FILES | {
    "404.html": b"missing",
    "en/index.html": b"<p>Hello.</p>",
    "go/jp/index.html": b"<p>Japan.</p>",
    "_headers": b"/*",
    "caddy.conf": b"map",
}


class Host:
    """What a host of ours answers; each test changes what it needs."""

    def __init__(self, files):
        self.files, self.status, self.led, self.asked = dict(files), {}, {}, []
        self.lost = set()  # files that come with 404, as some hosts say it of the page of what is missing

    def answer(self, path):
        path = path.lstrip("/")
        self.asked.append(path)
        if path in self.led:
            return 302, self.led[path], b""
        if path in self.status:
            return self.status[path], "", b"wait"
        file = f"{path}index.html" if path.endswith("/") or not path else path
        status = 404 if file in self.lost else 200
        return (status, "", self.files[file]) if file in self.files else (404, "", b"missing")


@contextmanager
def serving(host):
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self):
            status, location, body = host.answer(self.path)
            pieces = [body] if isinstance(body, bytes) else body
            self.send_response(status)
            if location:
                self.send_header("Location", location)
            self.send_header("Content-Length", str(len(body) if isinstance(body, bytes) else 10**12))
            self.end_headers()
            with contextlib.suppress(OSError):  # who asked has heard enough
                for piece in pieces:
                    self.wfile.write(piece)
            self.close_connection = pieces is body

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.handle_error = lambda *_: None  # who asked has gone, as those do who are told that a host is busy
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture
def site(tmp_path, monkeypatch):
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    return site_of(tmp_path / "site", SITE)


@pytest.fixture
def host(site):
    return Host({**SITE, LIST: (site / LIST).read_bytes()})


def run(site, where):
    done = CliRunner().invoke(command.main, ["--list", str(site / LIST), str(where)])
    return done.exit_code, done.output.splitlines()


def test_a_folder_that_is_whole_compressed_or_not_is_said_to_be(site, tmp_path):
    copy_public(site, tmp_path / "public", 4)
    assert "index.html.br" in listed(tmp_path / "public")
    for folder in (site, tmp_path / "public"):
        assert run(site, folder) == (0, [f"{folder} is whole: {len(SITE)} files."])


def test_a_folder_that_is_not_says_of_each_file_what_it_is(site, tmp_path):
    to = tmp_path / "public"
    copy_public(site, to, 4)
    (to / "en/index.html").unlink()
    (to / "short.html").write_bytes(SITE["short.html"] + b" ")
    (to / "index.html.gz").write_bytes(gzip.compress(b"something else"))
    (to / "index.html.br").write_bytes(b"torn")
    (to / "assets/a.css.gz").write_bytes((to / "assets/a.css.gz").read_bytes()[:-9])
    (to / "notes\nhere.txt").write_text("mine")
    (to / "index.html.bak").write_text("mine")
    (to / "elsewhere").symlink_to(tmp_path)
    assert run(site, to) == (
        1,
        [
            "missing: en/index.html",
            "changed: assets/a.css.gz",
            "changed: index.html.br",
            "changed: index.html.gz",
            "changed: short.html",
            "too many: elsewhere",
            "too many: index.html.bak",
            r"too many: notes\nhere.txt",
            f"{to} differs from the list of {len(SITE)} files: 8 lines.",
        ],
    )


@pytest.mark.parametrize("lost", [set(), {"404.html"}])
def test_a_published_site_that_is_whole_is_said_to_be(site, host, lost):
    host.led["go/jp/"], host.lost = "/ja/marketplaces/jp/", lost
    with serving(host) as address:
        assert run(site, address) == (0, [f"{address} is whole: {len(SITE)} files."])
    of_hosts = {".nojekyll", "_headers", "caddy.conf"}
    pages = {path.removesuffix("index.html") for path in SITE.keys() - of_hosts}
    assert sorted(host.asked) == sorted({*pages, LIST, "go/jp/index.html"})


def test_a_published_site_that_is_not_says_of_each_file_what_it_is(site, host):
    host.files["index.html"] += b"<script>"
    del host.files["short.html"]
    host.files["404.html"] = b"another"
    host.status["assets/a.css"] = 403
    host.files[LIST] += b"0" * 64 + b"  old.html\n" + b"0" * 64 + b"  en/index.html.br\n"
    with serving(host) as address:
        code, lines = run(site, address)
    assert (code, lines[:-1]) == (
        1,
        [
            "missing: short.html",
            "changed: 404.html",
            "changed: index.html",
            "too many: old.html",
            "cannot be told: assets/a.css (it answers 403)",
        ],
    )


@pytest.mark.parametrize("own", [None, b"<!doctype html>", b"\xff"])
def test_a_published_site_without_a_list_of_its_own_is_compared_all_the_same(site, host, own):
    host.files.pop(LIST)
    host.files |= {} if own is None else {LIST: own}
    with serving(host) as address:
        code, lines = run(site, address)
    assert code == 0
    assert lines[0] == f"{address}/{LIST} is not there: whether the site holds files too many cannot be told."


def test_a_host_that_is_busy_is_left_alone(site, host, monkeypatch):
    monkeypatch.setattr("atlas.build.verify_online._AT_ONCE", 1)
    busy = ["404.html", "assets/a.css", "assets/a.png", "en/"]
    host.status |= dict.fromkeys(busy, 429)
    with serving(host) as address:
        code, lines = run(site, address)
    assert (code, lines) == (1, [f"Error: {address}/ cannot be asked any further: it answers 429. Try again later."])
    assert [path for path in host.asked if path.lstrip("/") in busy] == host.asked[-1:]


def dripping():
    for _ in range(400):
        time.sleep(0.01)
        yield b"x"


def silent():
    time.sleep(4)
    yield b"x"


@pytest.mark.parametrize(("plays", "pace"), [(dripping, Pace(whole=0.5)), (silent, Pace(silence=0.5))])
def test_a_host_that_drips_or_falls_silent_is_given_up(site, host, monkeypatch, plays, pace):
    answer = host.answer
    host.answer = lambda path: answer(path) if path.endswith(LIST) else (200, "", plays())
    monkeypatch.setattr("atlas.build.verify_online.Pace", lambda: pace)
    monkeypatch.setattr("atlas.build.verify_online._MANY", 2)
    with serving(host) as address:
        code, lines = run(site, address)
    assert (code, lines) == (
        1,
        [f"Error: {address}/ cannot be asked any further: no answer in time. Try again later."],
    )


def test_a_file_without_an_end_is_heard_no_longer_than_one_of_ours_could_be(site, host, monkeypatch):
    answer = host.answer
    endless = itertools.repeat(b"x" * 10_000)
    host.answer = lambda path: (200, "", endless) if path == "/short.html" else answer(path)
    monkeypatch.setattr("atlas.build.verify_online._MOST", 100_000)
    monkeypatch.setattr("atlas.build.verify_online.Pace", lambda: Pace(whole=10))
    with serving(host) as address:
        code, lines = run(site, address)
    assert (code, lines[:-1]) == (1, ["changed: short.html"])


@pytest.mark.parametrize(
    ("where", "says"),
    [
        ("/nowhere/at/all", "is no folder, and no address that begins with https://."),
        ("http://sellers.example/", "is not asked: only https proves who answers"),
        ("ftp://sellers.example/", "is not asked: only https proves who answers"),
        ("https://", "is no address: write it like"),
        ("https://a b/", "is no address: write it like"),
        ("https://[::1/", "is no address: Invalid IPv6 URL."),
        ("https://sellers.example:port/", "is no address: "),
        ("https://me:secret@sellers.example/", "Error: sellers.example is not asked: leave out what stands"),
        (
            "https://sellers.example/?x",
            "sellers.example is not asked: leave out what stands before @, after ? and after #.",
        ),
        ("http://127.0.0.1:1/", "cannot be asked: ConnectError"),
    ],
)
def test_what_cannot_be_asked_is_one_line(site, where, says):
    code, lines = run(site, where)
    assert (code, len(lines)) == (1, 1)
    assert says in lines[0]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (None, "run make site first, or name a list."),
        (b"", "names no file"),
        (b"\xff\xfe", "is no text."),
        (b"a  b\n", ":1 is no line of a list of files"),
        (b"0" * 64 + b"  a\n" + b"0" * 63 + b"  b\n", ":2 is no line of a list of files"),
    ],
)
def test_a_list_that_is_none_is_one_line(site, content, says):
    (site / LIST).unlink()
    if content is not None:
        (site / LIST).write_bytes(content)
    code, lines = run(site, site)
    assert (code, len(lines)) == (1, 1)
    assert says in lines[0]
