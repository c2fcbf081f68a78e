"""Command: compare a folder, or a published site, with the list of the last build's files.

WHERE is a folder or an https address. One line for each file that is missing, changed or too many; then exits 1. The
list is the built site's own SHA256SUMS, unless --list names another.
"""

import sys
from pathlib import Path

import bootstrap  # noqa: F401 - first: has the packages, or sets them up
import click
from atlas.build import verify, verify_online
from atlas.build.place import LIST
from atlas.commands import guarded
from atlas.paths import SITE, relative
from atlas.problems import plain


@click.command(help=__doc__)
@click.argument("where")
@click.option("--list", "list_file", type=click.Path(path_type=Path), default=SITE / LIST, help="Another SHA256SUMS.")
@guarded
def main(where: str, list_file: Path) -> None:
    """Compare; exit 1 with a line for each file that differs, or with one line when nothing can be compared."""
    wanted = _wanted(list_file)
    note = ""
    try:
        if verify_online.is_address(where):
            found, note = verify_online.of_address(where, wanted)
        elif Path(where).is_dir():
            found = verify.of_folder(Path(where), wanted)
        else:
            raise click.ClickException(f"{where} is no folder, and no address that begins with https://.")
    except verify_online.UnreachableError as error:
        raise click.ClickException(str(error)) from error
    lines = found.lines()
    for line in lines:
        click.echo(plain(line))
    if note:
        click.echo(note)
    click.echo(
        f"{where} differs from the list of {len(wanted)} files: {len(lines)} {'line' if len(lines) == 1 else 'lines'}."
        if lines
        else f"{where} is whole: {len(wanted)} files."
    )
    sys.exit(bool(lines))


def _wanted(file: Path) -> dict[str, str]:
    try:
        wanted = verify.parse(file.read_text("utf-8"))
    except FileNotFoundError:
        raise click.ClickException(f"there is no {relative(file)}: run make site first, or name a list.") from None
    except UnicodeDecodeError:
        raise click.ClickException(f"{relative(file)} is no list of files: it is no text.") from None
    except ValueError as error:
        message = f"{relative(file)}:{error} is no line of a list of files, as sha256sum writes them."
        raise click.ClickException(message) from None
    if not wanted:
        raise click.ClickException(f"{relative(file)} names no file: bring back the list of the build.")
    return wanted


if __name__ == "__main__":
    main()
