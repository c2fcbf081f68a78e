"""No test is left out: every file of tests is one that a run collects."""

import subprocess
import sys

from atlas.paths import ROOT


def test_a_run_takes_in_every_file_of_tests():
    there = {path.relative_to(ROOT).as_posix() for path in (ROOT / "tests").rglob("test_*.py")}
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "--collect-only", "-q", "-p", "no:cacheprovider"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    assert {line.split(":")[0] for line in done.stdout.splitlines() if ".py:" in line} == there
