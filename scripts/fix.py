"""Command: mend what a machine can: spacing, quotes and order of the sources, style and layout of the code.

With --check it changes nothing, names what it would mend, and exits 1 if there is any.
"""

import subprocess
import sys

import bootstrap  # noqa: F401 - first: has the packages, or sets them up
import click
from atlas.commands import guarded
from atlas.paths import ROOT
from atlas.project import Project
from atlas.upkeep import tidy

TOOLS = (["check", "--fix"], ["format"])


@click.command(help=__doc__)
@click.option("--check", is_flag=True, help="Change nothing; say what would be mended.")
@guarded
def main(check: bool) -> None:
    """Mend the sources, then the code; what needs a person stays, and the checks say what."""
    found = tidy.tidied(Project.read())
    for name, content in found.items():
        if check:
            click.echo(f"{name} is not in order: run make fix.")
        else:
            (ROOT / name).write_bytes(content)
            click.echo(f"mended {name}")
    if check:
        sys.exit(bool(found))
    for arguments in TOOLS:
        subprocess.run([sys.executable, "-m", "ruff", *arguments, "."], cwd=ROOT, check=False)


if __name__ == "__main__":
    main()
