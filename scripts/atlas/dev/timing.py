"""Takes the time of commands, and of what a preview shows after a file was saved, in copies of the project."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from atlas.paths import ROOT
from atlas.problems import AtlasError, Problem

BUILD = ("scripts/build.py", "--quiet")
SERVE = ("scripts/serve.py", "--port", "{port}")
STOCK_BUILD = ("-m", "mkdocs", "build", "--quiet")
STOCK_SERVE = ("-m", "mkdocs", "serve", "--quiet", "--livereload", "--dev-addr", "127.0.0.1:{port}")

_LOOK_EVERY = 0.05  # seconds; asking more often would slow the build that is measured
_PATIENCE = 600  # seconds until what should be seen is given up; and until a server that was told to end is killed: 10
_NOT_SOURCES = shutil.ignore_patterns(".build", ".venv", ".git", "__pycache__", ".*_cache")


def copy(to: Path, files: Mapping[str, bytes | None] | None = None) -> Path:
    """Copy the project without what can be made again, with some files changed or added."""

    def left_out(folder: str, names: list[str]) -> set[str]:
        return _NOT_SOURCES(folder, names) | ({"site"} if Path(folder) == ROOT else set())

    shutil.copytree(ROOT, to, ignore=left_out, symlinks=True)
    for name, content in (files or {}).items():
        if content is not None:
            (to / name).parent.mkdir(parents=True, exist_ok=True)
            (to / name).write_bytes(content)
    return to


def run(folder: Path, command: tuple[str, ...], **environment: str) -> tuple[float, str]:
    """Run a Python command in a folder; return its seconds and what it said. Raises AtlasError when it fails."""
    started = time.perf_counter()
    every = [sys.executable, *command]
    done = subprocess.run(every, cwd=folder, env=_environment(environment), capture_output=True, text=True, check=False)
    if done.returncode:
        raise _failed(f"`{' '.join(command)}` failed: {(done.stderr or done.stdout)[-1000:].strip()}")
    return time.perf_counter() - started, done.stdout


def free_port() -> int:
    """Return a port of this machine on which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def preview(folder: Path, command: tuple[str, ...]) -> Iterator[str]:
    """Serve a folder with a Python command, on a free port; yields the address, and ends the server."""
    port = free_port()
    arguments = [part.format(port=port) for part in command]
    server = subprocess.Popen(
        [sys.executable, *arguments],
        cwd=folder,
        env=_environment({}),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield f"http://127.0.0.1:{port}/"
    finally:
        server.terminate()
        try:
            server.wait(timeout=10)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def seen(url: str, mark: str) -> None:
    """Wait until a page shows a text. Raises AtlasError when it never does."""
    given_up = time.monotonic() + _PATIENCE
    while time.monotonic() < given_up:
        try:
            with urllib.request.urlopen(url, timeout=60) as answer:
                if mark in answer.read().decode():
                    return
        except OSError:
            pass
        time.sleep(_LOOK_EVERY)
    raise _failed(f"{url} never showed '{mark}'.")


def saved(file: Path, content: bytes, url: str, mark: str) -> float:
    """Save a file, and return the seconds until a page shows a text of it."""
    time.sleep(1)  # the preview has come to rest after the save before
    started = time.perf_counter()
    file.write_bytes(content)
    seen(url, mark)
    return time.perf_counter() - started


def _environment(more: Mapping[str, str]) -> dict[str, str]:
    return os.environ | {"NO_MKDOCS_2_WARNING": "1"} | dict(more)


def _failed(message: str) -> AtlasError:
    return AtlasError([Problem("scripts/bench.py", 0, 0, "bench", message)])
