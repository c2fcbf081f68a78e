"""Copies of the project that a test may break."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

_LEFT_OUT = shutil.ignore_patterns(".git", ".venv", ".build", "__pycache__", ".*_cache")


def copy_sources(root, to):
    """Copy a project without what can be made again, and without what is not the project's."""

    def left_out(folder, names):
        return _LEFT_OUT(folder, names) | ({"site"} if Path(folder) == root else set())

    shutil.copytree(root, to, symlinks=True, ignore=left_out)
    return Project(to)


class Project:
    """A copy of the project that a test may break."""

    def __init__(self, root: Path):
        self.root = root

    def path(self, *names):
        return self.root.joinpath(*names)

    def change(self, name, old, new):
        text = self.path(name).read_text("utf-8")
        assert old in text, f"{old!r} is not in {name}"
        self.path(name).write_text(text.replace(old, new, 1), "utf-8")

    def build(self, **environment):
        return self.run("scripts/build.py", "--quiet", **environment)

    def run(self, *arguments, **environment):
        return subprocess.run(
            [sys.executable, *arguments],
            cwd=self.root,
            env=os.environ | environment,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
