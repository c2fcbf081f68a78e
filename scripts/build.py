"""Command: check, build and verify the whole site, and put it in place in one step."""

import bootstrap  # noqa: F401 - first: has the packages, or sets them up
import click
from atlas.build.make import make_site
from atlas.commands import guarded
from atlas.site import address


@click.command(help=__doc__)
@click.option("--workers", type=click.IntRange(1), help="Languages built at the same time (default: one a core).")
@click.option("--quiet", is_flag=True, help="Print only the summary and the problems.")
@guarded
def main(workers: int | None, quiet: bool) -> None:
    """Build the site; exit 1 with every problem, leaving the last good site as it was."""
    say = (lambda text: None) if quiet else click.echo
    result = make_site(say, workers=workers)
    click.echo(
        f"site/ is ready: {result.languages} languages ({result.rebuilt} built anew), "
        f"{result.pages} pages, {result.seconds:.1f} s"
    )
    if said := address.unchosen(result.folder):
        click.echo(said)


if __name__ == "__main__":
    main()
