"""Command: begin something new. It derives what it can, asks the rest, and says what is left to write by hand."""

import sys
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import Any

import bootstrap  # noqa: F401 - first: has the packages, or sets them up
import click
from atlas.commands import guarded
from atlas.problems import report, stopping
from atlas.project import Project
from atlas.rules.check import check_data
from atlas.sources.guides import MATTERS
from atlas.upkeep import edits, forms, languages, marketplaces, pages, rule_files
from atlas.upkeep.forms import Answers, Form


@click.group(help=__doc__)
def main() -> None:
    """Choose what is new."""


def asking(form: Form) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a command an option for each question of a form: what is not given is asked."""

    def decorate(command: Callable[..., None]) -> Callable[..., None]:
        for name, words in reversed(form.questions.items()):
            command = click.option(f"--{name.replace('_', '-')}", help=f"{words}.")(command)
        return click.option("--yes", is_flag=True, help="Write it without asking once more.")(command)

    return decorate


@main.command()
@asking(marketplaces.FORM)
@guarded
def marketplace(yes: bool, **given: str | None) -> None:
    """Begin a marketplace: its entry in data/marketplaces.yaml, and its row in the news."""
    answers = _answered(marketplaces.FORM, given)
    click.echo(f"\n{marketplaces.entry(Project.read(), answers)}")
    _sure(yes)
    project = Project.read()  # as it stands now: asking takes a while
    _replace(marketplaces.files(project, answers, datetime.now(UTC).date()))
    if added := marketplaces.by_hand(project, answers):
        click.echo("\nAn entry cannot vouch for itself. Somebody else looks into the sources and adds, if it is so:")
        click.echo("\n".join(f"  {line}" for line in added))
    _said(stopping(check_data(Project.read())))
    code = answers["code"]
    click.echo("\nThen:")
    _steps([f"python scripts/evidence.py {code}, to see what it rests on", "make serve, to see its page", "make test"])


@main.command()
@asking(pages.FORM)
@guarded
def matter(yes: bool, **given: str | None) -> None:
    """Begin a matter: its row in data/matters.yaml and its English page; again with --id, to see how far it is."""
    known = {row.id for row in Project.read().catalogue.matters}
    if given["id"] not in known:
        answers = _answered(pages.FORM, given)
        _sure(yes)
        _replace(pages.matter(Project.read(), answers))
        given["id"] = answers["id"]
    _page(f"{MATTERS}/{given['id']}")


@main.command()
@click.argument("slug")
@click.option("--section", default="contact", show_default=True, help="The section of the menu, as nav names it.")
@guarded
def guide(slug: str, section: str) -> None:
    """Begin a guide: its English page and its place in the menu; again, to see how far it is."""
    project = Project.read()
    if fault := pages.guide_fault(project, slug, section):
        sys.exit(fault)
    _replace(pages.guide(project, slug, section))
    _page(slug)


@main.command()
@click.argument("moment")
@click.argument("name")
@guarded
def rule(moment: str, name: str) -> None:
    """Begin a rule by its folder (config, promises, data, texts or site) and the name of its module."""
    if fault := rule_files.fault(moment, name):
        sys.exit(fault)
    _replace(rule_files.skeleton(moment, name))
    click.echo(f"{name}: no sentence, no reason and no example yet")
    click.echo("\nBy hand:")
    _steps(rule_files.steps(moment, name))


@main.command()
@click.argument("locale")
@guarded
def language(locale: str) -> None:
    """Begin a language by its code, such as th or zh-Hant; again, to see how far it is."""
    project = Project.read()
    if fault := languages.fault(locale):
        sys.exit(fault)
    _replace(languages.skeleton(project, locale))  # no path of what is there
    project = Project.read()
    click.echo(languages.progress(project, locale))
    problems = languages.missing(project, locale)
    _said(problems)
    click.echo("\nStill by hand, or to look at:")
    _steps(languages.steps(project, locale, problems))


def _answered(form: Form, given: dict[str, Any]) -> Answers:
    """Return an answer to each question: as given, or as typed until the rules find no fault in it."""
    project, answers = Project.read(), Answers()
    if unsound := stopping(check_data(project)):
        sys.exit(f"First mend what is there:\n{report(unsound)}")
    for name, words in form.questions.items():
        text = given[name]
        if text is not None and (faults := forms.faults(form, project, answers, name, text)):
            sys.exit("\n".join(f"--{name.replace('_', '-')}: {fault}" for fault in faults))
        while text is None:
            suggested = form.suggest(project, answers, name)
            typed = click.prompt(words, default=suggested, show_default=bool(suggested)).strip()
            faults = forms.faults(form, project, answers, name, typed)
            click.echo("".join(f"  {fault}\n" for fault in faults), nl=False)
            text = None if faults else typed
        answers[name] = text
    return answers


def _page(key: str) -> None:
    project = Project.read()
    click.echo(pages.progress(project, key))
    problems = pages.missing(project, key)
    _said(problems)
    click.echo("\nBy hand:")
    _steps(pages.steps(key, bool(problems)))


def _sure(yes: bool) -> None:
    if not yes:
        click.confirm("Write it?", default=True, abort=True)


def _said(problems: Iterable[Any]) -> None:
    if found := list(problems):
        click.echo(f"\nWhat the build would say:\n{report(found)}")


def _steps(steps: Iterable[str]) -> None:
    for number, step in enumerate(steps, start=1):
        click.echo(f"{number}. {step}.")


def _replace(files: dict[str, str]) -> None:
    """Write files, and say which."""
    for done in edits.write(files):
        click.echo(done)


if __name__ == "__main__":
    main()
