"""Begins a rule: a module that finds nothing yet, and the place of the failing example that it needs."""

import re

from atlas import rules

_SUBJECTS = {"site": ("atlas.site.built", "Site", "site")}
_FOLDER = "scripts/atlas/rules"

_MODULE = '''"""…"""

from collections.abc import Iterator

from atlas.problems import Problem
from {module} import {kind}

ID = "{id}"
WHY = "CONTRIBUTING.md#…"


def check({name}: {kind}) -> Iterator[Problem]:
    """Yield a problem at each …."""
    yield from ()
'''


def fault(moment: str, name: str) -> str:
    """Return why a rule cannot be begun, or an empty string."""
    if moment not in rules.KINDS:
        return f"'{moment}' is no folder of rules: {', '.join(rules.KINDS)}."
    if not re.fullmatch(r"[a-z]+(_[a-z]+)*", name):
        return f"'{name}' is no name of a module: use lower-case letters and single underscores."
    taken = [kind for kind in rules.KINDS if any(name == _name(module) for module in rules.modules(kind))]
    return f"{_FOLDER}/{taken[0]}/{name}.py is there already." if taken else ""


def skeleton(moment: str, name: str) -> dict[str, str]:
    """Return the module of a rule that finds nothing yet, by its path."""
    module, kind, subject = _SUBJECTS.get(moment, ("atlas.project", "Project", "project"))
    text = _MODULE.format(module=module, kind=kind, name=subject, id=name.replace("_", "-"))
    return {f"{_FOLDER}/{moment}/{name}.py": text}


def steps(moment: str, name: str) -> list[str]:
    """Return what is to be done by hand, in order."""
    return [
        f"in {_FOLDER}/{moment}/{name}.py: what is so where it finds nothing, in one sentence at its head; the heading "
        "of CONTRIBUTING.md that gives the reason; what it finds",
        f"in tests/rules/test_{moment}_rules.py: import {name}, and add to CASES an example of one fault, in the form "
        "that `Case` explains",
        "make rules, which writes RULES.md anew; python scripts/test.py tests/rules, which says what is still missing",
        f'make check, and python scripts/mutants.py "atlas.rules.{moment}.{name}.*"',
    ]


def _name(module: object) -> str:
    return str(getattr(module, "__name__", "")).rpartition(".")[2]
