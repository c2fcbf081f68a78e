"""The project itself, read once for all tests of a process; and the same with another table."""

import re

import yaml
from atlas.content.context import LocaleContext
from atlas.paths import ROOT
from atlas.project import Project
from atlas.site.promised_addresses import FILE as PROMISED

PROJECT = Project.read()


def with_values(files=None, **values):
    """Return the project with some files changed, and some of its values set, such as its catalogue or its base."""
    project = PROJECT.changed(files or {})
    project.__dict__.update(values)
    return project


def context(code, project=PROJECT):
    """Return what a language's pages are made from."""
    return LocaleContext.of(project, project.locale(code))


def of_language(code):
    """Return what the tests need to know of a language: tests/languages.yaml."""
    known = yaml.safe_load((ROOT / "tests" / "languages.yaml").read_text("utf-8"))
    assert code in known, f"tests/languages.yaml has nothing of '{code}': add it as the others have it"
    return known[code]


# Whom the browser tries in `make test`: the reference, a script without spaces, right to left, the longest words.
IN_BROWSER = ("en", "ja", "ar", "de")


def in_languages(*codes):
    """Return the project in a few of its languages alone, whose rules cost a few languages' seconds."""
    named = "|".join(codes)
    config = re.sub(rf"(?m)^ +- \{{locale: (?!({named}),).*\n", "", PROJECT.snapshot.text("mkdocs.yml", "test"))
    promised = re.sub(rf"(?m)^(?!({named}|go)/)[a-z]{{2}}(-\w+)?/\n", "", PROJECT.snapshot.text(PROMISED, "test"))
    return PROJECT.changed({"mkdocs.yml": config.encode(), PROMISED: promised.encode()})
