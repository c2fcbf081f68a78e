"""Command: print what every link rests on: its confidence, its date, the sources that hold it, how many observers.

Give the codes of some stores (jp de) to see these alone; without one, all stores and the doors of all stores follow.
"""

import sys

import click
from atlas import entries, evidence
from atlas.problems import AtlasError


@click.command(help=__doc__)
@click.argument("stores", nargs=-1)
def main(stores: tuple[str, ...]) -> None:
    """Print a line for each link; exit 1 when a store or a file is not there."""
    docs, problems = entries.read()
    try:
        if problems:
            raise AtlasError(problems)
        lines = evidence.report(docs, stores)
    except (AtlasError, LookupError) as error:
        click.echo(error.args[0], err=True)
        sys.exit(1)
    click.echo("\n".join(lines))


if __name__ == "__main__":
    main()
