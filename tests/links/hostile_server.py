"""A server that plays everything an outside host may do, and a transport that leads every host to it."""

import contextlib
import os
import signal
import ssl
import threading
import time
from collections import Counter
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpx

UNTRUSTED = "untrusted.amazon.de"  # the host that answers with a certificate nobody signed
ENDLESS = 20  # seconds, and LAST of a way without an end: so that who waits for ever fails a test and does not stop it
LAST = "/on-50"
REDIRECTS = {
    "/good": (301, "https://sellercentral.amazon.de/home"),
    "/a-while": (302, "https://sellercentral.amazon.de/home"),
    "/mixed": (301, "/a-while"),
    "/signed-in": (302, "/ap/signin?openid.return_to=x"),
    "/front": (301, "/"),
    "/stray": (302, "https://amazon.de.example.com/"),
    "/plain": (302, "http://sellercentral.amazon.de/home"),
    "/disguised": (302, "https://amazon.de@example.com/"),
    "/round": (302, "/round-2"),
    "/round-2": (302, "/round"),
    "/nonsense": (302, "https://[::1/"),
    "/to-fr": (302, "https://www.amazon.fr/home"),
    "/to-untrusted": (302, f"https://{UNTRUSTED}/home"),
}


class Hostile(BaseHTTPRequestHandler):
    """Answers by the path of an address; the server counts what was asked."""

    protocol_version = "HTTP/1.1"

    def log_message(self, format, *args):
        pass

    def do_GET(self):
        world, host = self.server.world, self.headers["Host"]
        path = self.path.partition("?")[0]
        with world.lock:
            world.asked.append(host + self.path)
            world.agents.add(self.headers["User-Agent"])
            world.running[host] += 1
            world.most[host] = max(world.most[host], world.running[host])
            world.cookies += "Cookie" in self.headers
            times = world.asked.count(host + self.path)
        time.sleep(0.01)  # so that two at once would meet
        with world.lock:
            world.running[host] -= 1
        with contextlib.suppress(OSError):
            self.play(path, times, world)

    def play(self, path, times, world):
        if path in REDIRECTS:
            status, location = REDIRECTS[path]
            self.answer(status, Location=location)
        elif path.startswith("/on-") and path != LAST:
            self.answer(302, Location=f"/on-{int(path[4:]) + 1}")
        elif path.startswith("/status-"):
            self.answer(int(path[8:11]))
        elif path == "/gone-once":
            self.answer(404 if times == 1 else 200)
        elif path == "/busy-once":
            self.answer(*((429,) if times == 1 else (200,)), **{"Retry-After": "7"} if times == 1 else {})
        elif path == "/busy-until":
            self.answer(503, **{"Retry-After": "Mon, 30 Nov 2099 00:00:00 GMT"})
        elif path == "/busy-long":
            self.answer(429, **{"Retry-After": "86400"})
        elif path == "/riddle":
            self.answer(200, b"<form action='/errors/validateCaptcha'>")
        elif path == "/challenge":
            self.answer(202, **{"x-amzn-waf-action": "challenge"})
        elif path == "/silent":
            world.over.wait(ENDLESS)
        elif path == "/drip":
            self.drip(world)
        elif path == "/short":
            self.send_response(200)
            self.send_header("Content-Length", "1000")
            self.end_headers()
            self.wfile.write(b"half")
            self.close_connection = True
        elif path == "/garbage":
            self.wfile.write(b"\0\1\2 this is no HTTP\r\n\r\n")
            self.close_connection = True
        elif path == "/hang-up":
            self.close_connection = True
        elif path == "/many-headers":
            self.wfile.write(b"HTTP/1.1 200 OK\r\n" + b"X-A: b\r\n" * 200_000 + b"\r\n")
            self.close_connection = True
        elif path == "/huge":
            self.huge(world)
        elif path == "/ctrl-c":
            os.kill(os.getpid(), signal.SIGINT)
            world.over.wait()
        else:
            self.answer(200, b"<h1>Hello</h1>", **{"Set-Cookie": "session=1"})

    def answer(self, status, body=b"", **headers):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def drip(self, world):
        self.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
        for _ in range(50 * ENDLESS):
            if world.over.wait(0.02):
                return
            self.wfile.write(b"a")
        self.close_connection = True

    def huge(self, world):
        self.send_response(200)
        self.end_headers()
        self.close_connection = True
        try:
            while not world.over.is_set():
                self.wfile.write(b"x" * 65_536)
        except OSError:
            world.left_early.set()


class World:
    """What the server saw."""

    def __init__(self):
        self.lock, self.over, self.left_early = threading.Lock(), threading.Event(), threading.Event()
        self.asked, self.agents, self.cookies = [], set(), 0
        self.running, self.most = Counter(), Counter()


class ToServer(httpx.AsyncHTTPTransport):
    """Leads every request to the server, whatever its host; the Host header stays."""

    def __init__(self, plain, secure):
        super().__init__()
        self.plain, self.secure = plain, secure

    async def handle_async_request(self, request):
        secure = request.url.host == UNTRUSTED
        port = self.secure if secure else self.plain
        url = request.url.copy_with(scheme="https" if secure else "http", host="127.0.0.1", port=port)
        led = httpx.Request(request.method, url, headers=request.headers, extensions=request.extensions)
        return await super().handle_async_request(led)


@contextmanager
def serving():
    """Give what the server sees, and the transport that leads to it."""
    world, context = World(), ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(Path(__file__).with_name("self-signed.pem"))
    servers = []
    for secure in (False, True):
        server = ThreadingHTTPServer(("127.0.0.1", 0), Hostile)
        server.world, server.daemon_threads, server.block_on_close = world, True, False
        server.handle_error = lambda *about: None
        if secure:
            server.socket = context.wrap_socket(server.socket, server_side=True)
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        servers.append(server)
    try:
        yield world, ToServer(*(server.server_port for server in servers))
    finally:
        world.over.set()
        for server in servers:
            server.shutdown()
            server.server_close()
