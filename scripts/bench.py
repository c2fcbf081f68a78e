"""Command: measure how long a full build takes, and how soon a saved edit is seen in the preview.

Works on a copy of the project, so that nothing of yours is touched. Prints figures and judges none.
"""

import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

import bootstrap  # noqa: F401 - first: has the packages, or sets them up
import click
from atlas.commands import guarded
from atlas.paths import ROOT
from atlas.project import Project

GUIDE = "guides/email"


@click.command(help=__doc__)
@click.option("--rounds", type=click.IntRange(1), default=5, show_default=True)
@guarded
def main(rounds: int) -> None:
    """Print the median and the worst of each figure, in seconds."""
    with tempfile.TemporaryDirectory() as temporary:
        copy = Path(temporary) / "atlas"
        shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(".build", ".venv", ".git"), symlinks=True)
        _print(f"full build, {len(Project.read().locales)} languages", [_full(copy) for _ in range(rounds)])
        _print("edit of one guide, seen in the preview", _edits(copy, rounds))


def _full(copy: Path) -> float:
    shutil.rmtree(copy / ".build", ignore_errors=True)
    started = time.perf_counter()
    subprocess.run([sys.executable, "scripts/build.py", "--quiet"], cwd=copy, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - started


def _edits(copy: Path, rounds: int) -> list[float]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "scripts/serve.py", "--port", str(port)], cwd=copy, stdout=subprocess.DEVNULL
    )
    try:
        code = Project.read().locales[0].code
        url = f"http://127.0.0.1:{port}/{code}/{GUIDE}/"
        _wait(url, "<h1")
        guide = copy / "docs" / code / f"{GUIDE}.md"
        seconds = []
        for number in range(rounds):
            time.sleep(1)
            mark = f"A saved word {number} {time.time_ns()}"
            started = time.perf_counter()
            with guide.open("a", encoding="utf-8") as file:
                file.write(f"\n{mark}\n")
            _wait(url, mark)
            seconds.append(time.perf_counter() - started)
        return seconds
    finally:
        server.terminate()
        server.wait()


def _wait(url: str, mark: str) -> None:
    for _ in range(600):
        try:
            with urllib.request.urlopen(url, timeout=10) as answer:
                if mark in answer.read().decode():
                    return
        except OSError:
            pass
        time.sleep(0.05)  # asking more often would slow the build that is measured
    raise click.ClickException(f"{url} never showed '{mark}'")


def _print(what: str, seconds: list[float]) -> None:
    click.echo(f"{what}: median {statistics.median(seconds):.2f} s, worst {max(seconds):.2f} s of {len(seconds)}")


if __name__ == "__main__":
    main()
