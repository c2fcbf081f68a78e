"""RULES.md: every rule with its reason and its first failing example, so that no example can be made up."""

import ast
import re

import test_config_rules
import test_data_rules
import test_texts_rules
from atlas import rules
from atlas.paths import ROOT
from atlas.upkeep import link_run
from own import PROJECT

FILE = "RULES.md"
_MOMENTS = {
    "config": "before all else, on `mkdocs.yml`",
    "promises": "before the build, on what was published before",
    "data": "before the build, on the data files",
    "texts": "before the build, on the texts of all languages",
    "site": "after the build, on the finished pages",
}
# What messages name that is no rule: a source that cannot be read, or what keeps a command from its work.
OTHERS = {
    "asset": "A style, script or picture of the pages is not there, or cannot be read.",
    "bench": "A build that is measured failed.",
    "build": "A language could not be built, or the process that built it ended.",
    "guide": "A page that people write cannot be read.",
    "link-dead": "A link answered, twice, that its page is gone. `python scripts/check_links.py` says so, no build.",
    "link-moved": "A link works, at another address, for good.",
    "link-strays": "A link leads to a host that is not on the allow-list.",
    "links-checked": "A line of the list of links that have answered is none.",
    "mkdocs": "MkDocs found a fault in a page.",
    "openapi": "The description of the data files has no shape of one.",
    "place": "The folder of the site holds what no build put there, or cannot be written.",
    "program": "The program itself failed; the whole of it is in `.build/last-error.txt`.",
    "published": "The list of promised addresses cannot be read.",
    "system": "The system refused a file: no room, no right, no such place; or it lacks a program.",
    "template": "A template cannot be filled: a text or a value that it asks for is not there.",
    "yaml": "A file is no YAML that this project reads: one document, no key twice, no anchors, no tabs.",
}
# Which argument of a call is the name of a rule.
_NAMED_AT = {"Problem": 3, "problem": 1, "text": 1, "content": 1}
_NAME = re.compile(r"[a-z]+(-[a-z]+)*")

_HEAD = """# What the checks say

Every message has one shape: file, line, column, the name of a rule, what is wrong, how to mend it. Here is every name,
with what the rule proves, where its reason is explained, and a line that breaks it with what is then said.

This page is made by `python scripts/rules_page.py`. Its examples are those by which the tests hold the rules.
"""


def text(tables):
    """Give the whole page; each rule with its first example of the tables of the tests."""
    parts = [_HEAD]
    for kind in rules.KINDS:
        for module in rules.modules(kind):
            parts.append(
                f"## {module.ID}\n\n{module.__doc__}\n\n{_facts(kind, module)}\n\n{_example(tables, kind, module)}\n"
            )
    parts += [f"## {name}\n\n{words} This is no rule.\n" for name, words in OTHERS.items()]
    return "\n".join(parts)


def named():
    """Return every name that a message of the library may carry, as its code has it."""
    found = {module.ID for kind in rules.KINDS for module in rules.modules(kind)}
    for path in (ROOT / "scripts" / "atlas").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            given = []
            if isinstance(node, ast.Call):
                name = getattr(node.func, "id", getattr(node.func, "attr", ""))
                given = node.args[_NAMED_AT[name] :][:1] if name in _NAMED_AT else []
            elif isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "RULE":
                given = [node.value]
            found |= {
                value.value for value in given if isinstance(value, ast.Constant) and _NAME.fullmatch(value.value)
            }
    return found | {f"link-{kind}" for kind in link_run.MENDS}


def _facts(kind, module):
    file, _, heading = module.WHY.partition("#")
    effect = "Warns the maintainers" if rules.severity(module) == "warning" else "Stops a build"
    where = f"[{file}, {heading.replace('-', ' ')}]({module.WHY})"
    return f"{effect}; judges {_MOMENTS[kind]}. Why: {where}."


def _example(tables, kind, module):
    case = next(case for case in tables[kind] if case.rule is module)
    subject = _made(kind, case)
    found = next(rules.judge(module, subject))
    marked = "▸" in (getattr(case, "new", "") or "")  # else what is wrong is that something is not there
    line = subject.snapshot.files[found.file].decode().splitlines()[found.line - 1] if marked else ""
    return _dated("\n".join(f"    {shown}" for shown in (_seen(line.strip()[:160]), str(found)) if shown))


def _made(kind, case):
    """Return the subject of an example."""
    if kind == "site":
        return case.site
    if hasattr(case, "made"):
        return case.made()
    if kind == "promises":
        return PROJECT.changed(case.changes)
    if kind == "config":
        return test_config_rules.project_of(test_config_rules.SOUND.replace(case.old, case.new.replace("▸", "")))
    if case.file.startswith(("data/", "docs/")):  # of the project itself
        text = PROJECT.snapshot.text(case.file, "test").replace(case.old, case.new)
        return PROJECT.changed({case.file: text.encode()})
    read = test_texts_rules.read if kind == "texts" else test_data_rules.changed
    return read(case.file, case.old, case.new)[0]


def _seen(line):
    """Return a line with every sign in sight: one example is of those that no reader sees."""
    return "".join(sign if sign.isprintable() else sign.encode("unicode_escape").decode() for sign in line)


def _dated(text):
    """Return a text whose days do not move on: some examples are of today."""
    return re.sub(r"\b20\d\d-\d\d-\d\d\b", lambda day: day[0] if day[0] < "2026-11" else "YYYY-MM-DD", text)
