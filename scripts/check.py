"""Command: the fast checks without a browser: data, texts, translations, the built pages, style and types."""

import subprocess
import sys

import bootstrap  # noqa: F401 - first: has the packages, or sets them up
import click
from atlas.build.make import make_site
from atlas.commands import guarded
from atlas.paths import ROOT, WORK
from atlas.problems import AtlasError

# Each with what it proves; all run, and all must pass.
TOOLS = (
    ("style", ["-m", "ruff", "check", "."]),
    ("layout", ["-m", "ruff", "format", "--check", "."]),
    ("types", ["-m", "mypy"]),
    ("order", ["scripts/fix.py", "--check"]),
)


@click.command(help=__doc__)
@guarded
def main() -> None:
    """Run every check; exit 1 if one fails."""
    failed = False
    try:
        result = make_site(lambda text: None, target=WORK / "checked-site")
        click.echo(f"site: {result.pages} pages in {result.languages} languages are sound")
    except AtlasError as error:
        click.echo(error, err=True)
        failed = True
    for name, arguments in TOOLS:
        failed |= subprocess.run([sys.executable, *arguments], cwd=ROOT, check=False).returncode != 0
        click.echo(f"{name}: done")
    sys.exit(failed)


if __name__ == "__main__":
    main()
