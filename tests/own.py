"""The project itself, read once for all tests of a process; and the same with another table."""

import yaml
from atlas.content.context import LocaleContext
from atlas.paths import ROOT
from atlas.project import Project

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
