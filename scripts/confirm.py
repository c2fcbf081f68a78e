"""Command: stamp a link as seen today by somebody signed in: its source, date, confidence and row in the news."""

import sys
from datetime import UTC, datetime

import bootstrap  # noqa: F401 - first: has the packages, or sets them up
import click
from atlas.commands import guarded
from atlas.project import Project
from atlas.upkeep import confirm, edits


@click.command(help=__doc__)
@click.argument("store")
@click.argument("link")
@click.option("--source", required=True, help="Where others can read what was seen, such as the report's address.")
@click.option("--observer", default="", help="Who saw it; by default the source stands for its observer.")
@guarded
def main(store: str, link: str, source: str, observer: str) -> None:
    """Write what changes; nothing when the rules refuse it."""
    project = Project.read()
    try:
        entry, _ = confirm.found(project, store, link)
        files = confirm.confirmed(project, entry, link, (source, observer or source, datetime.now(UTC).date()))
    except (LookupError, ValueError) as error:
        sys.exit(str(error.args[0]))
    for done in edits.write(files):
        click.echo(done)
    stamped = Project.read().catalogue.marketplace(entry.code).links[link]
    click.echo(f"{entry.code} {link}: {stamped.confidence}, seen {stamped.seen}, sources {stamped.sources}")
    click.echo("Then: write in the title of the new source what was seen, and run make check.")


if __name__ == "__main__":
    main()
