"""Command: stage one language as plain files and one configuration, which a generator without hooks can build.

The theme ends on 2027-05-05; this is the interface to its successor. With --zensical it is built with that, where it is
installed (PyPI: zensical; no package of ours needs it), and every page is compared with our own build.
"""

import shutil
import sys
import tempfile
from pathlib import Path

import bootstrap  # noqa: F401 - first: has the packages, or sets them up
import click
from atlas import REFERENCE
from atlas.build.render import render
from atlas.commands import guarded
from atlas.dev import successor
from atlas.dev.staging import staged, write
from atlas.paths import WORK, relative
from atlas.project import Project
from atlas.rules.check import check_sources


@click.command(help=__doc__)
@click.argument("locale", default=REFERENCE)
@click.option("--zensical", is_flag=True, help="Build it, and list what is the same, what differs, what is missing.")
@guarded
def main(locale: str, zensical: bool) -> None:
    """Write the files into .build/staged/<locale>/; exit 1 when there is no such language."""
    project = Project.read()
    check_sources(project)
    codes = [known.code for known in project.locales]
    if locale not in codes:
        sys.exit(f"'{locale}' is no language of mkdocs.yml: {', '.join(codes)}.")
    folder = WORK / "staged" / locale
    shutil.rmtree(folder, ignore_errors=True)
    write(folder, staged(project, locale))
    click.echo(f"{relative(folder)} is ready: mkdocs.yml builds it.")
    if not zensical:
        return
    program = successor.installed()
    if not program:
        sys.exit("Zensical is not installed: pip install zensical, in an environment that is on the PATH.")
    theirs = successor.build(program, folder, locale)
    with tempfile.TemporaryDirectory() as empty:
        ours = render(project, locale, Path(empty)).files
    click.echo("\n".join(successor.report(ours, theirs, locale)))


if __name__ == "__main__":
    main()
