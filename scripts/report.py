"""Command: list what to confirm next: what a stuck seller needs first, the weakest proof, the oldest date."""

from datetime import UTC, datetime

import bootstrap  # noqa: F401 - first: has the packages, or sets them up
import click
from atlas.commands import guarded
from atlas.project import Project
from atlas.upkeep import due


@click.command(help=__doc__)
@click.option("--most", default=20, show_default=True, help="How many links to list.")
@guarded
def main(most: int) -> None:
    """Print a line for each link, and for each store whose announced closing has come."""
    catalogue = Project.read().catalogue
    lines = [*due.ended(catalogue, datetime.now(UTC).date()), *map(str, due.due(catalogue)[:most])]
    click.echo("\n".join(lines))
    click.echo("\nWho has seen one today: python scripts/confirm.py STORE LINK --source WHERE")


if __name__ == "__main__":
    main()
