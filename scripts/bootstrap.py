"""Command: make the environment .venv with the locked packages; for the tests, find or fetch a browser as well.

Every command imports this module first. Where its packages are missing, they are set up, and the command runs again in
.venv: `python scripts/serve.py` is all that a fresh machine needs. Uses only what Python brings, of any version 3.8 on.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import re
import shutil
import signal
import subprocess
import sys
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
LOCKS = {
    "site": ROOT / "requirements.txt",
    "check": ROOT / "requirements-test.txt",
    "test": ROOT / "requirements-test.txt",
}
# What a command needs beyond the site, by its name.
NEEDS = {
    "check": "check",
    "check_links": "check",
    "fix": "check",
    "rules_page": "check",
    "mutants": "check",
    "verify": "check",
    "test": "test",
    "cards": "test",
    "screenshots": "test",
    "search_bench": "test",
}
WINDOWS = os.name == "nt"


def main() -> None:
    """Set up what the argument names; exit with one clear line when something is missing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "what", choices=LOCKS, help="site: build and preview; check: and check the code; test: and test in a browser"
    )
    set_up(parser.parse_args().what)


def ready(what: str) -> None:
    """Go on where the locked packages are; else set them up, and run the same command again in .venv."""
    here = VENV.exists() and VENV.samefile(sys.prefix)
    if not here and _has(LOCKS[what]):  # an environment of somebody's own
        return
    set_up(what)
    if not here:
        _run_again([str(environment()), *sys.argv])


def set_up(what: str) -> None:
    """Install what is needed into .venv; exit with one clear line when something is missing."""
    try:
        install(LOCKS[what])
        if what == "test":
            fetch_browser()
            fetch_nginx()
            fetch_node()
    except OSError as error:
        sys.exit(f"The environment .venv could not be made: {error}.")
    except KeyboardInterrupt:
        sys.exit(130)


def environment() -> Path | None:
    """Return the Python of .venv, as Windows or as other systems lay it out; None while there is none."""
    layouts = (VENV / "bin" / "python", VENV / "Scripts" / "python.exe")
    return next((python for python in layouts if python.exists()), None)


def install(lock: Path) -> None:
    """Install the locked packages into .venv, once for each state of the lock. The tests' lock holds the site's."""
    if any(_stamp(known).exists() for known in (lock, LOCKS["test"])):
        return
    uv = shutil.which("uv")
    python = environment()
    if not python or not (uv or _runs(python, "-m", "pip", "--version")):
        python = _make_environment(with_pip=not uv)
    print(f"Installing {lock.name} …", flush=True)
    pip = [uv, "pip", "install", "--python", python] if uv else [python, "-m", "pip", "install"]
    quiet = ["--quiet"] if uv else ["--quiet", "--disable-pip-version-check"]
    if subprocess.run([*map(str, pip), *quiet, "--require-hashes", "--requirement", str(lock)], check=False).returncode:
        sys.exit(f"The packages of {lock.name} could not be installed: see above. Is the network there?")
    for old in VENV.glob(".requirements*"):
        old.unlink()
    _stamp(lock).touch()


def fetch_browser() -> None:
    """Find a Chrome or Chromium, else let Playwright fetch its own, else take the distribution's package."""
    if _browser_found():
        return
    print("No Chrome or Chromium found, fetching one …", flush=True)
    _runs(environment(), "-m", "playwright", "install", "chromium")
    if _browser_found():
        return
    _apt_install("chromium")
    if not _browser_found():
        sys.exit(
            "The tests need Chrome or Chromium: install it (Debian: sudo apt install chromium), or set ATLAS_CHROME."
        )


def fetch_nginx() -> None:
    """Take nginx from the distribution where that needs no password; without it the redirect tests say so and skip."""
    if not shutil.which("nginx", path=os.environ.get("PATH", "") + os.pathsep + "/usr/sbin"):
        _apt_install("nginx-light")


def fetch_node() -> None:
    """Take Node likewise; without it the tests of the scripts' judgement say so and skip."""
    if not shutil.which("node"):
        _apt_install("nodejs")


def _make_environment(with_pip: bool) -> Path:
    if sys.version_info < (3, 11):  # noqa: UP036 - an old Python must get a sentence, not a syntax error
        old = sys.version.split()[0]
        sys.exit(f"Python 3.11 or newer is needed, this is {old}: python3.12 scripts/… or make PYTHON=python3.12 …")
    print("Making .venv …", flush=True)
    options = [] if with_pip else ["--without-pip"]
    subprocess.run([sys.executable, "-m", "venv", "--clear", *options, str(VENV)], check=False)
    python = environment()
    if not python or (with_pip and not _runs(python, "-m", "pip", "--version")):
        sys.exit("Python cannot make an environment here. On Debian or Ubuntu: sudo apt install python3-venv")
    return python


def _apt_install(package: str) -> None:
    if not shutil.which("apt-get"):
        return
    root = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if root and not shutil.which("sudo"):
        return
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run([*root, "apt-get", "update", "-qq"], check=False, env=quiet)
    subprocess.run(
        [*root, "apt-get", "install", "-y", "-qq", package], check=False, env=quiet, stdout=subprocess.DEVNULL
    )


def _browser_found() -> bool:
    code = (
        "import sys; sys.path.insert(0, 'scripts'); from atlas.dev import browser; sys.exit(not browser.find_browser())"
    )
    return _runs(environment(), "-c", code)


def _runs(*command: Path | str | None) -> bool:
    """Return whether a command ends well; what it prints is left out."""
    try:
        done = subprocess.run(list(map(str, command)), cwd=ROOT, check=False, capture_output=True, timeout=900)
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0


def _stamp(lock: Path) -> Path:
    return VENV / f".{lock.stem}-{hashlib.sha256(lock.read_bytes()).hexdigest()[:16]}"


def _has(lock: Path) -> bool:
    """Return whether this very Python has the versions of a lock; what only some systems need does not count."""
    pins = re.findall(r"^([\w.-]+)==(\S+) \\$", lock.read_text("utf-8"), re.MULTILINE)
    try:
        return all(metadata.version(name) == version for name, version in pins)
    except metadata.PackageNotFoundError:
        return False


def _run_again(command: list[str]) -> None:
    if not WINDOWS:
        os.execv(command[0], command)
    # There execv would hand the terminal back at once. Ctrl-C reaches the command too, and its answer counts.
    signal.signal(signal.SIGINT, lambda *_: None)
    sys.exit(subprocess.run(command, check=False).returncode)


if __name__ == "__main__":
    main()
elif Path(sys.argv[0]).resolve().parent == Path(__file__).resolve().parent:
    ready(NEEDS.get(Path(sys.argv[0]).stem, "site"))
