"""The distribution's own servers with the shipped files of deploy/, on a free port of the loopback address.

Only what a test must have is another: the port, the folder of the site, and where a server writes. All else is the
configuration that Debian ships: nothing of the test's own may hide a fault.
"""

import http.client
import os
import resource
import shutil
import socket
import subprocess
import time
from contextlib import contextmanager
from pathlib import Path

import pytest
from atlas.paths import ROOT
from atlas.publish import security_txt
from atlas.publish.hosts import host_files
from own import PROJECT, with_values

SHIPPED = ROOT / "deploy"

SECONDS = 10  # of a processor: a server that needs more for what a test asks is ended by the system


class Server:
    """A running server; `ask` gives the answer to a request, with its body."""

    def __init__(self, port):
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)

    def ask(self, address, accept=None, method="GET", **headers):
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        if accept is not None:
            given["Accept-Language"] = accept
        try:
            self.connection.request(method, address, headers=given)
            answer = self.connection.getresponse()
        except (http.client.RemoteDisconnected, ConnectionResetError, BrokenPipeError):
            self.connection.close()  # servers hang up on who is silent for a while, as tests on a busy machine are
            self.connection.request(method, address, headers=given)
            answer = self.connection.getresponse()
        answer.body = answer.read()
        return answer

    def led(self, address, accept=None):
        """The status and the Location of an answer."""
        answer = self.ask(address, accept)
        return answer.status, answer.getheader("Location")


def program(name):
    """The path of a server's program; the test is skipped where there is none."""
    found = shutil.which(name) or shutil.which(name, path="/usr/sbin")
    if not found:
        pytest.skip(f"{name} is not installed: its files were not tried (Debian: sudo apt install {name})")
    return found


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def changed(text, **places):
    """A configuration with some of its words changed; each must be there."""
    for old, new in places.items():
        assert old in text, old
        text = text.replace(old, new)
    return text


def shipped(name, root, port, folder="/srv/atlas"):
    """A shipped configuration for a folder and a port."""
    text = (SHIPPED / name).read_text("utf-8")
    return changed(text, **{folder: str(root), "8080": str(port)})


def _limit():
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


@contextmanager
def running(command, port, **environment):
    """Run a server until its port answers; end it by its own process."""
    process = subprocess.Popen(
        command, env=os.environ | environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, preexec_fn=_limit
    )
    for _ in range(600):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                break
        if process.poll() is not None:
            pytest.fail(f"{command[0]} ended: {process.stdout.read().decode()}")
        time.sleep(0.05)
    server = Server(port)
    try:
        yield server
    finally:
        server.connection.close()
        process.terminate()
        process.wait()
        process.stdout.close()


def reachable(**values):
    """The project with a contact for who finds a hole, and some of its values set."""
    text = PROJECT.snapshot.text("mkdocs.yml", "test")
    given = changed(text, **{"  security:\n": "  security: {contact: a@b.example, expires: 2099-12-31}\n"})
    return with_values({"mkdocs.yml": given.encode()}, **values)


def with_contact(folder):
    """Put what says where that contact is into a copy of the site, as a build would."""
    path = folder / security_txt.FILE
    path.parent.mkdir()
    path.write_text(host_files(reachable())[security_txt.FILE], "utf-8")


@contextmanager
def nginx(root, tmp, own=None):
    """Debian's nginx.conf; in the place of its servers the shipped one, or another text made by `own` from a port."""
    path, port = program("nginx"), free_port()
    (tmp / "atlas.conf").write_text(own(port) if own else shipped("nginx.conf", root, port))
    text = changed(
        Path("/etc/nginx/nginx.conf").read_text("utf-8"),
        **{
            "/run/nginx.pid": f"{tmp}/pid",
            "/var/log/nginx/": f"{tmp}/",
            "include /etc/nginx/conf.d/*.conf;": f"include {tmp}/atlas.conf;",
            "include /etc/nginx/sites-enabled/*;": "".join(
                f"{kind}_temp_path {tmp}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
            ),
            "worker_processes auto": "daemon off; worker_processes 1",
            "user www-data;": "user root;" if os.geteuid() == 0 else "",
        },
    )
    (tmp / "nginx.conf").write_text(text)
    with running([path, "-c", f"{tmp}/nginx.conf", "-e", f"{tmp}/error.log"], port) as server:
        yield server


@contextmanager
def caddy(root, tmp, own=None):
    """Caddy with the shipped Caddyfile; its administration listens nowhere, as tests run beside each other."""
    path, port = program("caddy"), free_port()
    text = own(port) if own else shipped("Caddyfile", root, port)
    (tmp / "Caddyfile").write_text("{\n\tadmin off\n}\n" + text)
    command = [path, "run", "--config", f"{tmp}/Caddyfile", "--adapter", "caddyfile"]
    with running(command, port, HOME=str(tmp), XDG_DATA_HOME=str(tmp), XDG_CONFIG_HOME=str(tmp)) as server:
        yield server


@contextmanager
def apache(root, tmp, own=None):
    """Debian's apache2.conf and its modules, with the two that deploy/README.md enables, and the shipped host."""
    path, port = program("apache2"), free_port()
    etc = Path("/etc/apache2")
    (tmp / "atlas.conf").write_text(own(port) if own else shipped("apache.conf", root, port))
    enabled = [etc / "mods-enabled" / f"{name}.load" for name in ("headers", "rewrite")]
    loads = "\n".join(f"Include {etc}/mods-available/{load.name}" for load in enabled if not load.exists())
    text = changed(
        (etc / "apache2.conf").read_text("utf-8"),
        **{
            "Include ports.conf": f"ServerName 127.0.0.1\n{loads}",
            "IncludeOptional conf-enabled/*.conf": f"IncludeOptional {etc}/conf-enabled/*.conf",
            "IncludeOptional sites-enabled/*.conf": f"Include {tmp}/atlas.conf",
        },
    )
    (tmp / "apache2.conf").write_text(text)
    names = {"RUN_DIR": tmp, "LOCK_DIR": tmp, "LOG_DIR": tmp, "PID_FILE": tmp / "pid", "RUN_USER": "www-data"}
    environment = {f"APACHE_{name}": str(value) for name, value in names.items()}
    command = [path, "-d", str(etc), "-f", f"{tmp}/apache2.conf", "-D", "FOREGROUND"]
    with running(command, port, APACHE_RUN_GROUP="www-data", **environment) as server:
        yield server


SERVERS = {"nginx": nginx, "caddy": caddy, "apache2": apache}
