"""Command: print the way to support in each store, in the words on its screens, with what each word rests on.

Give the codes of some stores (jp de) to see these alone. A grade is A for Amazon's own words or two observers, B for
one observer, C for what is old only; it is for the words, not for today's screen.
"""

import sys

import bootstrap  # noqa: F401 - first: has the packages, or sets them up
import click
from atlas.commands import guarded
from atlas.model import screen_table
from atlas.problems import AtlasError, stopping
from atlas.project import Project
from atlas.rules.check import check_data


@click.command(help=__doc__)
@click.argument("stores", nargs=-1)
@guarded
def main(stores: tuple[str, ...]) -> None:
    """Print a few lines for each store; exit 1 when a store is not there or the data are not sound."""
    project = Project.read()
    if problems := stopping(check_data(project)):
        raise AtlasError(problems)
    try:
        lines = screen_table.report(project.catalogue, stores)
    except LookupError as error:
        sys.exit(str(error.args[0]))
    click.echo("\n".join(lines))


if __name__ == "__main__":
    main()
