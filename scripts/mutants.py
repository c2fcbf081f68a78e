"""Command: mutation testing. Change the judging code a little, thousands of times, and ask if a test notices.

Patterns such as atlas.model.* or atlas.rules.data.dates.* pick some of it; without one it takes most of an hour.
Works on a copy in .build/mutants and prints each change that no test noticed.
"""

import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import bootstrap  # noqa: F401 - first: has the packages, or sets them up
import click
from atlas.commands import guarded
from atlas.paths import ROOT, SOURCES, WORK

# Not among the locked packages: nothing else needs it, nor the dozen packages that it brings.
MUTMUT = "mutmut==3.8.1"
COPY, PACKAGES = WORK / "mutants", WORK / MUTMUT
RUN = "import sys; sys.path.append(sys.argv.pop(1)); from mutmut.__main__ import cli; cli()"

# mutmut needs the package beside its settings. The tests that start commands are left out: they would run the original;
# so is that of RULES.md, which names files where they stand.
SETTINGS = """
[tool.mutmut]
source_paths = ["atlas"]
only_mutate = ["atlas/rules/*", "atlas/model/hosts.py", "atlas/model/allow_list.py", "atlas/model/evidence.py",
    "atlas/content/link_checker.py"]
pytest_add_cli_args_test_selection = ["tests/rules", "tests/test_hosts.py", "tests/test_evidence.py",
    "tests/test_link_checker_lists.py", "--ignore-glob=*/test_hostile_*", "-k",
    "not command and not unknown_store and not page_of_the_rules"]
use_git_change_detection = false
also_copy = ["conftest.py"]

[tool.pytest.ini_options]
pythonpath = [".", "tests"]
addopts = ["-n0", "-p", "no:cacheprovider"]
filterwarnings = ["ignore:Session-scoped fixtures defined as instance methods"]
# Its runner collects twice in a process, and pytest would escape the names of the tests twice.
disable_test_id_escaping_and_forfeit_all_rights_to_community_support = true
"""

# Each change is tried in a fork of a process that has run every test: what was kept there would hide it.
FRESH = """
import sys

def pytest_configure():
    for module in [module for name, module in sys.modules.items() if name.startswith("atlas.rules.")]:
        for value in vars(module).values():
            getattr(value, "cache_clear", lambda: None)()
"""


@click.command(help=__doc__)
@click.argument("patterns", nargs=-1)
@guarded
def main(patterns: tuple[str, ...]) -> None:
    """Run the mutants that the patterns name; print those that survived, and the figures."""
    _install()
    _copy()
    if code := _mutmut("run", "--max-children", "1", *patterns, shown=True).returncode:
        sys.exit(code)
    states = dict(re.findall(r"^ *(\S+): (.+)$", _mutmut("results", "--all", "true").stdout, re.MULTILINE))
    figures: Counter[str] = Counter()
    for name, state in states.items():
        change = "" if state in ("killed", "not checked") else _mutmut("show", name).stdout
        state = "only padded a text" if _only_words(change) else state
        figures[state] += 1
        if change and not _only_words(change):
            click.echo(f"\n{name}: {state}\n{change}")
    click.echo(", ".join(f"{count} {state}" for state, count in figures.items()))


def _install() -> None:
    if not PACKAGES.exists():
        uv = shutil.which("uv")
        pip = [uv, "pip", "install", "--python", sys.executable] if uv else [sys.executable, "-m", "pip", "install"]
        subprocess.run([*pip, "--quiet", "--target", PACKAGES, MUTMUT], check=True)


def _copy() -> None:
    shutil.rmtree(COPY, ignore_errors=True)
    COPY.mkdir(parents=True)
    for name in (*SOURCES, "tests", "scripts", "scripts/atlas", *(path.name for path in ROOT.glob("*.md"))):
        source, target = ROOT / name, COPY / Path(name).name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, target)
    (COPY / "pyproject.toml").write_text(SETTINGS, "utf-8")
    (COPY / "conftest.py").write_text(FRESH, "utf-8")


def _mutmut(*arguments: str, shown: bool = False) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-c", RUN, str(PACKAGES), *arguments],
        cwd=COPY,
        env=os.environ | {"PYTHONPATH": ""},
        capture_output=not shown,
        text=True,
        check=False,
    )


def _only_words(change: str) -> bool:
    """Return whether a change only puts XX around a text: the tests compare the part of a message that matters."""
    lines = [line[1:].strip() for line in change.splitlines() if re.match(r"[+-](?![+-])", line)]
    return len(lines) == 2 and lines[1].replace("XX", "") == lines[0]


if __name__ == "__main__":
    main()
