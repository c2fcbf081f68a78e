"""Command: begin something new: a language, …. It writes what can be derived and says what is to be written by hand."""

import sys

import bootstrap  # noqa: F401 - first: has the packages, or sets them up
import click
from atlas.commands import guarded
from atlas.paths import ROOT
from atlas.problems import report
from atlas.project import Project
from atlas.upkeep import languages


@click.group(help=__doc__)
def main() -> None:
    """Choose what is new."""


@main.command()
@click.argument("locale")
@guarded
def language(locale: str) -> None:
    """Begin a language by its code, such as th or zh-Hant; again, to see how far it is."""
    project = Project.read()
    if fault := languages.fault(project, locale):
        sys.exit(fault)
    project = _write(project, languages.skeleton(project, locale))
    click.echo(languages.progress(project, locale))
    problems = languages.missing(project, locale)
    if problems:
        click.echo(f"\nWhat the build would say:\n{report(problems)}")
    click.echo("\nStill by hand, or to look at:")
    for number, step in enumerate(languages.steps(project, locale, problems), start=1):
        click.echo(f"{number}. {step}.")


def _write(project: Project, files: dict[str, str]) -> Project:
    """Write new files, say which, and return the project with them."""
    for name, text in files.items():
        (ROOT / name).parent.mkdir(parents=True, exist_ok=True)
        with (ROOT / name).open("x", encoding="utf-8", newline="\n") as file:  # never over a file that is there
            file.write(text)
        click.echo(f"made {name}")
    return project.changed({name: text.encode() for name, text in files.items()})


if __name__ == "__main__":
    main()
