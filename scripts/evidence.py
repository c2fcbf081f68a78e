"""Command: print what every link rests on: its confidence, its date, the sources that hold it, how many observers.

Give the codes of some stores (jp de) to see these alone; without one, all stores and the doors of all stores follow.
"""

import sys

import bootstrap  # noqa: F401 - first: has the packages, or sets them up
import click
from atlas.commands import guarded
from atlas.model import evidence
from atlas.problems import AtlasError
from atlas.project import Project


@click.command(help=__doc__)
@click.argument("stores", nargs=-1)
@guarded
def main(stores: tuple[str, ...]) -> None:
    """Print a line for each link; exit 1 when a store or a file is not there."""
    project = Project.read()
    if project.table_problems:
        raise AtlasError(project.table_problems)
    try:
        lines = evidence.report(project.tables, stores)
    except LookupError as error:
        sys.exit(str(error.args[0]))
    click.echo("\n".join(lines))


if __name__ == "__main__":
    main()
