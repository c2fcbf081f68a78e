"""The rules: one small module each, found by folder.

A rule module has an `ID`, which messages carry, a `WHY`, the place where its reason is explained, and a function
`check` that yields problems. Its docstring says in one line what it proves. `SEVERITY = "warning"` lets a build go on:
a maintainer is told, nobody is stopped. Five folders, five moments:

- `config/` before all else: `check(project)`, on mkdocs.yml;
- `promises/` after that: `check(project)`, on what was published; a fault of theirs is told alone;
- `data/`   before the build: `check(project)`, on the data files, with the places of their values;
- `texts/`  before the build: `check(project)`, on the strings and the guides of all languages;
- `site/`   after it: `check(site)`, on what was read from the built HTML.

A rule is pure: all that it judges is in its subject, and it reads nothing from disk. No rule imports another.

To add a rule, add a module and a failing example in tests/rules/.
"""

import importlib
import pkgutil
from collections.abc import Iterator
from dataclasses import replace
from types import ModuleType
from typing import Any

from atlas.faults import explain
from atlas.problems import Problem

KINDS = ("config", "promises", "data", "texts", "site")


def severity(module: ModuleType) -> str:
    """Return `error`, which stops a build, or `warning`."""
    return str(getattr(module, "SEVERITY", "error"))


def modules(kind: str) -> list[ModuleType]:
    """Return the rule modules of a folder (`config`, `data`, `texts` or `site`), in the order of their names."""
    package = importlib.import_module(f"atlas.rules.{kind}")
    names = sorted(info.name for info in pkgutil.iter_modules(package.__path__))
    return [importlib.import_module(f"atlas.rules.{kind}.{name}") for name in names]


def run(kind: str, subject: Any) -> list[Problem]:
    """Run all rules of a folder on their subject, and return every problem found.

    A rule that fails itself is a problem of the program, and hides nothing that the others find.
    """
    return [problem for module in modules(kind) for problem in judge(module, subject)]


def judge(module: ModuleType, subject: Any) -> Iterator[Problem]:
    """Run one rule on its subject, and yield its problems; where it fails itself, that."""
    try:
        yield from (replace(problem, severity=severity(module)) for problem in module.check(subject))
    except Exception as error:
        yield from explain(error)
