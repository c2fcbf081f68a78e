"""The set-up: from a bare Python to a running command, once; Windows and failures by simulation."""

import ast
import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import bootstrap
import pytest
from atlas.paths import ROOT

COMMANDS = sorted(path for path in (ROOT / "scripts").glob("*.py") if path.stem not in ("bootstrap", "hook"))
BARE = Path(sys._base_executable)  # the Python that this environment was made from: without its packages

# Stands in for uv: says that it was called, and lends the packages of the environment that runs the tests.
UV = """#!/bin/sh
echo "uv $*" >> "{log}"
test -e "{broken}" && exit 1
echo "{packages}" > "$("$4" -c 'import sysconfig; print(sysconfig.get_path("purelib"))')/lent.pth"
"""


class Machine:
    """A copy of the project beside a bare Python, with a stand-in for uv."""

    def __init__(self, root, folder):
        self.root, self.log, self.broken = root, folder / "log", folder / "broken"
        bin_ = folder / "bin"
        bin_.mkdir(parents=True)
        (bin_ / "uv").write_text(
            UV.format(log=self.log, broken=self.broken, packages=sysconfig.get_path("purelib")), "utf-8"
        )
        (bin_ / "uv").chmod(0o755)
        self.path = f"{bin_}:/usr/bin:/bin"

    @property
    def calls(self):
        return len(self.log.read_text("utf-8").splitlines()) if self.log.exists() else 0

    def run(self, *arguments, python=BARE):
        return subprocess.run(
            [python, *arguments],
            cwd=self.root,
            env={"PATH": self.path},
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )


@pytest.fixture
def machine(tmp_path):
    root = tmp_path / "a folder with blanks"
    shutil.copytree(ROOT / "scripts", root / "scripts", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("requirements.txt", "requirements-test.txt", "mkdocs.yml"):
        shutil.copy(ROOT / name, root)
    return Machine(root, tmp_path / "machine")


@pytest.fixture
def venv(tmp_path, monkeypatch):
    monkeypatch.setattr(bootstrap, "VENV", tmp_path / ".venv")
    return tmp_path / ".venv"


posix = pytest.mark.skipif(bootstrap.WINDOWS, reason="the stand-in for uv is a shell script")


@posix
def test_a_command_started_with_a_bare_python_sets_up_once_and_runs(machine):
    assert machine.run("-c", "import mkdocs").returncode != 0
    for calls in (1, 1):
        done = machine.run("scripts/build.py", "--help")
        assert (done.returncode, done.stderr) == (0, "")
        assert "Usage: build.py" in done.stdout
        assert machine.calls == calls
    assert (
        machine.log.read_text("utf-8").split("--require-hashes --requirement ")[1].strip().endswith("/requirements.txt")
    )


@posix
def test_a_changed_lock_is_installed_anew_and_a_lock_that_comes_back_too(machine):
    lock = machine.root / "requirements.txt"
    first = lock.read_text("utf-8")
    for calls, text in enumerate((first, first + "# changed\n", first), start=1):
        lock.write_text(text, "utf-8")
        assert machine.run("scripts/publish.py", "--help").returncode == 0
        assert machine.calls == calls
    assert len(list((machine.root / ".venv").glob(".requirements*"))) == 1


@posix
def test_the_lock_of_the_tests_serves_the_site_as_well(machine):
    for command in ("check", "build", "serve", "check"):
        assert machine.run(f"scripts/{command}.py", "--help").returncode == 0
        assert machine.calls == 1


@posix
def test_packages_that_cannot_be_had_are_one_line_and_the_next_try_starts_anew(machine):
    machine.broken.touch()
    done = machine.run("scripts/build.py", "--help")
    assert done.returncode == 1
    assert done.stderr == "The packages of requirements.txt could not be installed: see above. Is the network there?\n"
    machine.broken.unlink()
    assert machine.run("scripts/build.py", "--help").returncode == 0


@posix
def test_a_folder_that_takes_no_environment_is_one_line(machine):
    (machine.root / ".venv").write_text("a file", "utf-8")
    done = machine.run("scripts/build.py", "--help")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert done.stderr.splitlines()[-1].startswith("Python cannot make an environment here.")


@posix
def test_an_environment_of_ones_own_with_the_same_packages_is_used_as_it_is(machine):
    assert machine.run("scripts/build.py", "--help", python=sys.executable).returncode == 0
    assert machine.calls == 0
    assert not (machine.root / ".venv").exists()


@posix
def test_other_versions_than_the_locked_ones_are_not_used(machine):
    lock = machine.root / "requirements.txt"
    lock.write_text(re.sub(r"^mkdocs==\S+", "mkdocs==1.0", lock.read_text("utf-8"), flags=re.MULTILINE), "utf-8")
    assert machine.run("scripts/build.py", "--help", python=sys.executable).returncode == 0
    assert machine.calls == 1


@pytest.mark.parametrize("layout", ["bin/python", "Scripts/python.exe"])
def test_an_environment_is_found_as_every_system_lays_it_out(venv, layout):
    assert bootstrap.environment() is None
    (venv / layout).parent.mkdir(parents=True)
    (venv / layout).touch()
    assert bootstrap.environment() == venv / layout


def test_on_windows_the_command_runs_below_and_its_answer_counts(monkeypatch):
    monkeypatch.setattr(bootstrap, "WINDOWS", True)
    monkeypatch.setattr(bootstrap.os, "execv", None)
    monkeypatch.setattr(bootstrap.signal, "signal", lambda *_: None)
    with pytest.raises(SystemExit) as ended:
        bootstrap._run_again([sys.executable, "-c", "raise SystemExit(7)"])
    assert ended.value.code == 7


def test_without_geteuid_and_apt_nothing_is_fetched_from_a_distribution(monkeypatch):
    monkeypatch.delattr(bootstrap.os, "geteuid", raising=False)
    monkeypatch.setattr(bootstrap.shutil, "which", lambda *_, **__: None)
    monkeypatch.setattr(bootstrap.subprocess, "run", None)
    bootstrap.fetch_nginx()
    bootstrap.fetch_node()


def test_a_browser_that_is_there_is_found_and_not_fetched(monkeypatch, tmp_path):
    monkeypatch.setattr(bootstrap, "environment", lambda: Path(sys.executable))
    monkeypatch.setenv("ATLAS_CHROME", str(tmp_path / "chrome"))
    monkeypatch.setattr(bootstrap, "_apt_install", None)
    bootstrap.fetch_browser()


def test_without_uv_pip_of_the_windows_layout_installs(venv, monkeypatch, tmp_path):
    lock = tmp_path / "requirements.txt"
    lock.write_text("", "utf-8")
    ran = []

    def run(command, **_):
        ran.append(command)
        python = venv / "Scripts" / "python.exe"
        python.parent.mkdir(parents=True, exist_ok=True)
        python.touch()
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(bootstrap.shutil, "which", lambda *_, **__: None)
    monkeypatch.setattr(bootstrap.subprocess, "run", run)
    bootstrap.install(lock)
    assert ran[0][:3] == [sys.executable, "-m", "venv"]
    assert ran[-1][:4] == [str(venv / "Scripts" / "python.exe"), "-m", "pip", "install"]
    bootstrap.install(lock)
    assert len(ran) == 3  # the environment, whether it has pip, the packages


def test_an_old_python_gets_a_sentence(venv, monkeypatch):
    monkeypatch.setattr(bootstrap.sys, "version_info", (3, 9, 2))
    with pytest.raises(SystemExit, match=r"^Python 3\.11 or newer is needed"):
        bootstrap.set_up("site")
    assert not venv.exists()


@pytest.mark.parametrize("path", [*COMMANDS, ROOT / "scripts" / "bootstrap.py"], ids=lambda path: path.stem)
def test_a_command_can_be_read_by_an_old_python_and_imports_the_set_up_before_any_package(path):
    tree = ast.parse(path.read_text("utf-8"), feature_version=(3, 8))
    imported = [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]
    names = [getattr(node, "module", None) or node.names[0].name for node in imported]
    outside = [name for name in names if name.split(".")[0] not in sys.stdlib_module_names]
    assert path.stem == "bootstrap" or outside[0] == "bootstrap"


@pytest.mark.skipif(not shutil.which("make"), reason="there is no make")
def test_make_help_lists_every_command_and_make_only_starts_scripts():
    makefile = (ROOT / "Makefile").read_text("utf-8")
    listed = subprocess.run(
        ["make", "--no-print-directory", "help"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    targets = re.search(r"^\.PHONY: (.*)", makefile, re.MULTILINE)[1].split()
    assert [line.split()[0] for line in listed.splitlines()] == targets
    for command in re.findall(r"\$\(PYTHON\) (\S+)", makefile):
        assert (ROOT / command).exists()
    assert ".venv/bin" not in makefile
