"""Command: promise the addresses of the built site. Run it when a site is put online; commit data/published.txt."""

import bootstrap  # noqa: F401 - first: has the packages, or sets them up
import click
from atlas.commands import guarded
from atlas.paths import SITE
from atlas.project import Project
from atlas.site import address, promised_addresses, published_links


@click.command(help=__doc__)
@guarded
def main() -> None:
    """Add the site's addresses to the list of those that must keep working."""
    if not SITE.exists():
        raise click.ClickException("there is no site yet: run make site first (python scripts/build.py).")
    root = SITE.resolve()
    if said := address.unchosen(root):
        raise click.ClickException(f"this site is not to be promised. {said}")
    files = [path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()]
    project = Project.read()
    addresses = promised_addresses.promised(project, files)
    promised_addresses.write(project, addresses)
    published_links.write(project)
    click.echo(f"{len(addresses)} addresses are promised in data/published.txt")


if __name__ == "__main__":
    main()
