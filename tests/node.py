"""Runs the pure modules of overrides/assets in Node: the judgement of the page without a browser."""

import json
import shutil
import subprocess

import pytest
from atlas.paths import ASSETS, ROOT

try:
    import resource
except ImportError:  # Windows
    resource = None

SECONDS = 40  # of a processor: what is linear takes a few, what is quadratic would take minutes
NODE = shutil.which("node")
needs_node = pytest.mark.skipif(not NODE, reason="there is no node to run scripts in (Debian: sudo apt install nodejs)")

_ASK = """
import { readFileSync } from "node:fs";
const { module, name, values, shared } = JSON.parse(readFileSync(0, "utf-8"));
const { [name]: asked } = await import(module);
process.stdout.write(JSON.stringify(values.map((value) => asked(...[value].flat(), ...shared))));
"""


def run_node(*arguments, text=None):
    """Run Node in the project's folder and return what became of it; the system ends what computes for too long."""
    return subprocess.run(
        [NODE, *arguments],
        cwd=ROOT,
        input=text,
        text=True,
        encoding="utf-8",
        capture_output=True,
        check=False,
        preexec_fn=_limit if resource else None,
    )


def _limit():
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


def answers(module, name, values, *shared):
    """Return what a function of a module answers to each value: an argument or a list of some; `shared` come after."""
    # ASCII alone goes over the wire, so that a lone surrogate arrives as it is.
    asked = {"module": (ASSETS / module).as_uri(), "name": name, "values": list(values), "shared": shared}
    done = run_node("--input-type=module", "--eval", _ASK, text=json.dumps(asked))
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
