"""Command: every check and every test, in a real browser too. Arguments go to pytest, and then it runs alone.

With --thorough everything runs and takes its time: every language in the browser, more kills, more hostile data.
"""

import subprocess
import sys

import bootstrap  # noqa: F401 - first: has the packages, or sets them up
import click
from atlas.commands import guarded
from atlas.paths import ROOT


@click.command(help=__doc__, context_settings={"ignore_unknown_options": True})
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
@guarded
def main(arguments: tuple[str, ...]) -> None:
    """Run the checks, then the tests; exit as the first that fails."""
    whole = arguments in ((), ("--thorough",))
    checks, spread = ([["scripts/check.py"]], ["-n", "auto"]) if whole else ([], [])
    for command in [*checks, ["-m", "pytest", *spread, *arguments]]:
        if code := subprocess.run([sys.executable, *command], cwd=ROOT, check=False).returncode:
            sys.exit(code)


if __name__ == "__main__":
    main()
