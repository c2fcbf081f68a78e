"""The earlier versions of a file, from the project's history."""

import subprocess
from collections.abc import Iterator
from pathlib import Path


def versions(root: Path, name: str) -> Iterator[str]:
    """Yield the versions of a file that were committed, the newest first. Raises OSError where git cannot be asked.

    A version that is no UTF-8 text is left out.
    """
    for commit in _git(root, "log", "--format=%H", "--", name).decode().split():
        try:
            yield _git(root, "show", f"{commit}:{name}").decode()
        except (OSError, UnicodeDecodeError):  # taken away by that commit, or no text
            continue


def _git(root: Path, *arguments: str) -> bytes:
    done = subprocess.run(["git", "-C", str(root), *arguments], capture_output=True, check=False)
    if done.returncode:
        raise OSError(done.stderr.decode(errors="replace").strip() or "git failed")
    return done.stdout
