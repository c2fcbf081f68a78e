"""The build process of a preview, seen from the server: asked for a build, replaced when the code has changed."""

import json
import os
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from atlas.paths import ROOT, WORK, relative

LAST_ERROR = WORK / "last-error.txt"
_BLOCK = re.compile(r"^Traceback \(most recent call last\):\n((?: .*\n)+)(.*)", re.MULTILINE)
_FRAME = re.compile(r'^  File "(.+)", line (\d+)', re.MULTILINE)
_PATIENCE = 5  # seconds to end by itself; its workers are idle or in the middle of a language


@dataclass(frozen=True)
class Outcome:
    """How a build went: whether there are new pages, and the lines to show."""

    good: bool
    lines: str


class BuildProcess:
    """Builds in a process of its own, started when it is first asked. A context manager that ends it.

    Its own process, so that new code needs no restart of the server, and that nothing which goes wrong in a build,
    an error while the code is read or a kill from outside included, keeps the server from its pages.
    """

    def __init__(self) -> None:
        self._process: subprocess.Popen[str] | None = None

    def __enter__(self) -> "BuildProcess":
        return self

    def __exit__(self, *_: object) -> None:
        self.end()

    def build(self) -> Outcome:
        """Build once, and return how it went: an error that nobody foresaw is an outcome, too, and raises nothing."""
        try:
            process = self._process
            answer = _ask(process) if process else ""
            if not process or not answer:  # the first build; or the process was killed, perhaps long ago
                self.end()
                process = self._process = self._start()
                answer = _ask(process)
            return Outcome(**json.loads(answer)) if answer else self._unforeseen(process)
        except OSError as error:  # no memory for a process, no room for a trace
            self.end()
            return Outcome(False, f"The build cannot run: {error}")

    def end(self) -> None:
        """End the process, and with it its workers; the next build starts a new one."""
        if self._process is None:
            return
        self._process.terminate()
        try:
            self._process.communicate(timeout=_PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.communicate()
        self._process = None

    def _start(self) -> "subprocess.Popen[str]":
        path = os.pathsep.join(filter(None, [str(ROOT / "scripts"), os.environ.get("PYTHONPATH")]))
        self._errors = tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace")  # noqa: SIM115 - read later
        return subprocess.Popen(
            [sys.executable, "-m", "atlas.preview.worker"],
            cwd=ROOT,
            env=os.environ | {"PYTHONPATH": path},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            encoding="utf-8",
        )

    def _unforeseen(self, process: "subprocess.Popen[str]") -> Outcome:
        """Keep the trace of the process that ended, and return one line on it."""
        code = process.wait()
        self._errors.seek(0)
        trace = self._errors.read()
        LAST_ERROR.parent.mkdir(parents=True, exist_ok=True)
        LAST_ERROR.write_text(trace, "utf-8")
        what = headline(trace) or f"its process ended with code {code}, perhaps for lack of memory"
        return Outcome(False, f"The build met what nobody foresaw: {what}\nThe whole trace: {relative(LAST_ERROR)}")


def _ask(process: "subprocess.Popen[str]") -> str:
    """Return the answer to a request for a build, or nothing when the process ended instead."""
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        process.stdin.write("build\n")
        process.stdin.flush()
        return process.stdout.readline()
    except BrokenPipeError:
        return ""


def headline(trace: str) -> str:
    """Return in one line what error a trace is of, and where in our code it began; nothing where there is no trace.

    A trace has a block of indented frames for each cause, the first one first, with its error on the line below.
    """
    blocks = _BLOCK.findall(trace)
    if not blocks:
        return ""
    places = [(Path(file), line) for file, line in _FRAME.findall(blocks[0][0])]
    ours = [f" ({relative(file)}:{line})" for file, line in places if file.is_relative_to(ROOT / "scripts")]
    return "".join([blocks[-1][1][:300], *ours[-1:]])
