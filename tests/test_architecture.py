"""The library keeps the shape that ARCHITECTURE.md draws."""

import ast
import sys
from graphlib import TopologicalSorter

import pytest
from atlas import rules
from atlas.build.assemble import assemble
from atlas.build.language_cache import LanguageBuild
from atlas.paths import ROOT
from atlas.rules.check import check_data
from own import PROJECT

LIBRARY = ROOT / "scripts" / "atlas"
MOST_LINES = 250

# From the bottom up: a room uses only those before it, and what stands beside the rooms.
ROOMS = ["sources", "model", "content", "site", "publish", "rules", "upkeep", "build", "preview"]
# What stands beside the rooms, each with the room that it comes after; dev is for developers and may use any.
BESIDE = {"paths": "", "problems": "", "": "", "project": "model", "faults": "", "commands": "rules"}


def modules():
    """Give every module of the library by its dotted name below `atlas`, with its source."""
    for path in sorted(LIBRARY.rglob("*.py")):
        name = path.relative_to(LIBRARY).with_suffix("").as_posix().replace("/", ".")
        yield name.removesuffix("__init__").rstrip("."), ast.parse(path.read_text("utf-8"))


MODULES = dict(modules())


def imported(tree):
    """Give the modules of the library that a module imports when it is loaded."""
    nodes = [node for node in tree.body if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("atlas")]
    for node in nodes:
        base = node.module.removeprefix("atlas").lstrip(".")
        for alias in node.names:
            whole = f"{base}.{alias.name}".lstrip(".")
            yield whole if whole in MODULES else base


USES = {name: set(imported(tree)) for name, tree in MODULES.items()}


def height(name):
    """Give how high a module stands: the place of its room, or of the room that it comes after."""
    room = name.partition(".")[0]
    room = BESIDE.get(room, room)
    return ROOMS.index(room) if room else -1


def test_no_import_goes_round_in_a_circle():
    assert list(TopologicalSorter(USES).static_order())


@pytest.mark.parametrize("name", [name for name in MODULES if not name.startswith("dev")])
def test_a_room_uses_only_those_below_it(name):
    above = {used for used in USES[name] if height(used) > height(name) and height(name) >= 0}
    assert above == set()


@pytest.mark.parametrize("name", [name for name in MODULES if name.startswith("rules.") and name.count(".") == 2])
def test_no_rule_imports_another(name):
    assert not [used for used in USES[name] if used.startswith("rules")]


def test_no_file_is_so_long_that_two_things_live_in_it():
    kinds = ("scripts/**/*.py", "overrides/**/*.js", "overrides/**/*.html")
    files = [path for kind in kinds for path in ROOT.glob(kind)]
    lengths = {path.relative_to(ROOT).as_posix(): path.read_text("utf-8").count("\n") for path in files}
    assert {name: lines for name, lines in lengths.items() if lines > MOST_LINES} == {}


opened: list[str] = []
watching = False


def watch(event, arguments):
    if watching and event == "open" and isinstance(arguments[0], str) and arguments[0].startswith(str(ROOT)):
        opened.append(arguments[0])


def test_no_rule_reads_a_file_of_the_project():
    """What a rule judges was read before: files of the packages (the theme's icons, CLDR) are no sources."""
    global watching
    built = [LanguageBuild(locale.code, {}, (), frozenset()) for locale in PROJECT.locales]
    _, site = assemble(PROJECT, built)
    sys.addaudithook(watch)
    watching = True
    try:
        check_data(PROJECT)
        for kind, subject in (("config", PROJECT), ("data", PROJECT), ("texts", PROJECT), ("site", site)):
            for module in rules.modules(kind):
                list(rules.judge(module, subject))
    finally:
        watching = False
    assert [name for name in opened if "/.venv/" not in name and not name.endswith((".py", ".pyc"))] == []
