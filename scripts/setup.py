"""Command: make the environment .venv with the locked packages; with `test`, find or fetch a browser as well.

Uses only what Python brings, because it runs before anything is installed.
"""

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
LOCKS = {
    "site": ROOT / "requirements.txt",
    "check": ROOT / "requirements-test.txt",
    "test": ROOT / "requirements-test.txt",
}


def main() -> None:
    """Set up what the argument names; exit with one clear line when something is missing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "what", choices=LOCKS, help="site: build and preview; check: and check the code; test: and test in a browser"
    )
    what = parser.parse_args().what
    if sys.version_info < (3, 11):  # noqa: UP036 - an old Python must get a sentence, not a syntax error
        sys.exit(f"Python 3.11 or newer is needed, this is {sys.version.split()[0]}: make PYTHON=python3.12 …")
    install(LOCKS[what])
    if what == "test":
        fetch_browser()
        fetch_nginx()


def install(lock: Path) -> None:
    """Install the locked packages into .venv, once for each state of the lock."""
    stamp = VENV / f".{lock.stem}-{hashlib.sha256(lock.read_bytes()).hexdigest()[:16]}"
    if stamp.exists():
        return
    if not PYTHON.exists():
        print("Making .venv …", flush=True)
        if subprocess.run([sys.executable, "-m", "venv", "--clear", str(VENV)], check=False).returncode:
            sys.exit("Python cannot make an environment here. On Debian or Ubuntu: sudo apt install python3-venv")
    print(f"Installing {lock.name} …", flush=True)
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes"]
    if subprocess.run([*pip, "--requirement", str(lock)], check=False).returncode:
        sys.exit(f"The packages of {lock.name} could not be installed: see above. Is the network there?")
    stamp.touch()


def fetch_browser() -> None:
    """Find a Chrome or Chromium, else let Playwright fetch its own, else take the distribution's package."""
    if _browser_found():
        return
    print("No Chrome or Chromium found, fetching one …", flush=True)
    own = [str(PYTHON), "-m", "playwright", "install", "chromium"]
    subprocess.run(own, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=900)
    if _browser_found():
        return
    _apt_install("chromium")
    if not _browser_found():
        sys.exit(
            "The tests need Chrome or Chromium: install it (Debian: sudo apt install chromium), or set ATLAS_CHROME."
        )


def fetch_nginx() -> None:
    """Take nginx from the distribution where that needs no password; without it the redirect tests say so and skip."""
    if not shutil.which("nginx", path=os.environ.get("PATH", "") + ":/usr/sbin"):
        _apt_install("nginx-light")


def _apt_install(package: str) -> None:
    root = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if not shutil.which("apt-get") or (root and not shutil.which("sudo")):
        return
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run([*root, "apt-get", "update", "-qq"], check=False, env=quiet)
    subprocess.run(
        [*root, "apt-get", "install", "-y", "-qq", package], check=False, env=quiet, stdout=subprocess.DEVNULL
    )


def _browser_found() -> bool:
    code = "import sys; sys.path.insert(0, 'scripts'); from atlas.browser import find_browser as f; sys.exit(not f())"
    return subprocess.run([str(PYTHON), "-c", code], cwd=ROOT, check=False).returncode == 0


if __name__ == "__main__":
    main()
