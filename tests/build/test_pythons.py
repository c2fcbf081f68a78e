"""Each Python that the project supports makes the same site, to the byte: with its own packages, from nothing."""

import os
import shutil
import subprocess
import sys

import pytest
from atlas.build.place import LIST


def found(version):
    """The Python of a version that this machine has and that runs, and that is not the one of the tests."""
    python = shutil.which(f"python{version}")
    own = sys.version.startswith(f"{version}.")
    return python if python and not own and not subprocess.run([python, "-c", ""], check=False).returncode else None


@pytest.mark.parametrize("version", ["3.11", "3.12", "3.13"])
def test_another_python_makes_the_same_site(cold, built_once, thorough, version):
    if not thorough or not (python := found(version)):
        pytest.skip("make test-all asks every other Python that this machine calls python3.11, python3.12, python3.13")
    outside = {name: value for name, value in os.environ.items() if not name.startswith(("VIRTUAL_ENV", "PYTHON"))}
    done = subprocess.run([python, "scripts/build.py"], cwd=cold.root, env=outside, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    assert cold.path("site", LIST).read_text() == built_once.path("site", LIST).read_text()
