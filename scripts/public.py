"""Command: build the site, and copy it into a plain folder for a host, with each text compressed beside it."""

from pathlib import Path

import bootstrap  # noqa: F401 - first: has the packages, or sets them up
import click
from atlas.build.make import make_site
from atlas.build.public import BEST, copy_public
from atlas.commands import guarded
from atlas.paths import ROOT
from atlas.site import address


@click.command(help=__doc__)
@click.option("--to", type=click.Path(path_type=Path), default=ROOT / "public", help="The folder (default: public).")
@click.option("--plain", is_flag=True, help="No compressed files: for a host that compresses by itself.")
@guarded
def main(to: Path, plain: bool) -> None:
    """Build and copy; exit 1 with every problem, leaving the folder as it was."""
    result = make_site(lambda text: None)
    files = copy_public(result.folder, to.absolute(), None if plain else BEST)
    click.echo(f"{to} is ready: {files} files for {address.of(result.folder)}")
    if said := address.unchosen(result.folder):
        click.echo(said)


if __name__ == "__main__":
    main()
