"""Command: say how far each translation is, and what changed in English since a page was translated."""

import sys

import bootstrap  # noqa: F401 - first: has the packages, or sets them up
import click
from atlas import REFERENCE
from atlas.commands import guarded
from atlas.paths import ROOT
from atlas.project import Project
from atlas.sources import guides, history
from atlas.upkeep import translations


@click.group(help=__doc__)
def main() -> None:
    """Choose what to see."""


@main.command()
@guarded
def status() -> None:
    """Print how many pages of each language are up to date, behind, or not written, and how many words are missing."""
    click.echo("\n".join(translations.status(Project.read())))


@main.command()
@click.argument("page")
@click.argument("locale")
@guarded
def diff(page: str, locale: str) -> None:
    """Print what changed in English since a PAGE, such as contact or money-held, was translated; by the content."""
    project = Project.read()
    try:
        key = translations.page(project, page)
    except LookupError as error:
        sys.exit(str(error.args[0]))
    if locale not in translations.codes(project):
        sys.exit(f"There is no translation '{locale}': {', '.join(translations.codes(project))}.")
    own, new, name = project.guide(locale, key), project.guide(REFERENCE, key), f"docs/{REFERENCE}/{guides.path(key)}"
    revision = own.meta.get("revision")
    if key not in project.behind(locale):
        click.echo(f"{own.file} is up to date: revision {revision}.")
        return
    try:
        old = translations.translated(history.versions(ROOT, name), int(str(revision)), name)
    except OSError as error:
        sys.exit(f"The history of {name} cannot be read: {error}.")
    if not old:
        sys.exit(f"No version of {name} with revision {revision} is in the history here: git fetch --unshallow.")
    click.echo(f"{name} from revision {revision} to {new.meta['revision']}:")
    click.echo("\n".join(translations.changes(old, new, own)))


if __name__ == "__main__":
    main()
