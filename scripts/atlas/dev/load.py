"""How many requests the shipped nginx answers, beside a bare nginx that serves one file: both asked by wrk."""

import json
import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from atlas.dev.timing import free_port
from atlas.paths import ROOT
from atlas.problems import AtlasError, Problem

CONNECTIONS = 32
_SHIPPED = "deploy/nginx.conf"


@dataclass(frozen=True)
class Load:
    """What wrk says: requests a second, half and all but a hundredth of the answers within, and what went wrong."""

    rate: float
    p50: str
    p99: str
    errors: int


def parsed(said: str) -> Load:
    """Return the figures of a report of wrk. An answer of 400 and more is an error, as one that did not come."""

    def found(pattern: str) -> str:
        match = re.search(pattern, said, re.MULTILINE)
        return match[1] if match else ""

    failed = sum(map(int, re.findall(r"(?:connect|read|write|timeout) (\d+)", said)))
    refused = int(found(r"Non-2xx or 3xx responses: (\d+)") or 0)
    return Load(
        float(found(r"Requests/sec:\s+([\d.]+)")), found(r"50%\s+(\S+)"), found(r"99%\s+(\S+)"), failed + refused
    )


def program(name: str, package: str) -> str:
    """Return the path of a program. Raises AtlasError with the package that has it."""
    if found := shutil.which(name) or shutil.which(name, path="/usr/sbin"):
        return found
    message = f"is not installed, and is needed to measure (Debian: sudo apt install {package})."
    raise AtlasError([Problem(name, 0, 0, "system", message)])


def asked(port: int, paths: Sequence[str], seconds: int, folder: Path) -> Load:
    """Let wrk ask for some paths in turn, as a browser does, for some seconds."""
    script = folder / "ask.lua"
    headers = '{["Accept-Encoding"]="gzip", ["Accept-Language"]="ja-JP,ja;q=0.9,en-US;q=0.8"}'
    requests = ",".join(json.dumps(path) for path in paths)
    script.write_text(
        f"local made, n = {{}}, 0\ninit = function()\n  for i, path in ipairs({{{requests}}}) do\n"
        f'    made[i] = wrk.format("GET", path, {headers})\n  end\nend\n'
        "request = function()\n  n = n % #made + 1\n  return made[n]\nend\n",
        "utf-8",
    )
    options = ["-t", "1", "-c", str(CONNECTIONS), "-d", f"{seconds}s", "--latency", "-s", str(script)]
    done = subprocess.run(
        [program("wrk", "wrk"), *options, f"http://127.0.0.1:{port}"], capture_output=True, text=True, check=True
    )
    return parsed(done.stdout)


@contextmanager
def nginx(public: Path, bare: Path, folder: Path) -> Iterator[tuple[int, int]]:
    """Run one nginx with one worker: the shipped file for a folder, and a bare server for another; yield their ports.

    Raises AtlasError when there is no nginx, or when it does not start.
    """
    path, ports = program("nginx", "nginx-light"), (free_port(), free_port())
    shipped = (ROOT / _SHIPPED).read_text("utf-8").replace("/srv/atlas", str(public)).replace("8080", str(ports[0]))
    places = "".join(
        f"{kind}_temp_path {folder}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    user = "user root;" if hasattr(os, "geteuid") and os.geteuid() == 0 else ""
    (folder / "nginx.conf").write_text(
        f"{user} daemon off; worker_processes 1; pid {folder}/pid; error_log {folder}/error.log;\n"
        f"events {{ worker_connections 512; }}\nhttp {{ access_log off; sendfile on; {places}\n"
        f"server {{ listen {ports[1]}; root {bare}; }}\n{shipped}\n}}\n",
        "utf-8",
    )
    log = folder / "error.log"
    with subprocess.Popen([path, "-c", str(folder / "nginx.conf"), "-e", str(log)]) as running:
        try:
            while running.poll() is None and not all(map(_open, ports)):
                time.sleep(0.05)
            if running.poll() is not None:
                message = f"nginx does not take it: {log.read_text('utf-8').strip()}"
                raise AtlasError([Problem(_SHIPPED, 0, 0, "system", message)])
            yield ports
        finally:
            running.terminate()


def _open(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
