"""Builds the preview each time a line comes in, and answers with one line of JSON; ends when no more lines can come.

Runs as `python -m atlas.preview.worker`, started by builds.py. Code that cannot be read ends it before that: the trace
is then on the standard error.
"""

import json
import os
import sys
import time
from contextlib import suppress
from dataclasses import asdict

from atlas.build.pipeline import Builder
from atlas.build.place import Place
from atlas.faults import explain
from atlas.preview import PREVIEW, end_on_signals
from atlas.preview.builds import Outcome
from atlas.problems import report


def main() -> None:
    """Answer until the standard input ends, as it does when the preview ends in whatever way."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # what a library or another process prints must not be taken for an answer
    end_on_signals()
    with suppress(KeyboardInterrupt), Builder(Place(PREVIEW)) as builder:
        for _ in sys.stdin:
            print(json.dumps(asdict(outcome(builder))), file=answers, flush=True)


def outcome(builder: Builder) -> Outcome:
    """Build once, and return how it went, in the words of the terminal."""
    try:
        result = builder.build()
    except Exception as error:
        return Outcome(False, report(explain(error)))
    clock = time.strftime("%H:%M:%S")
    return Outcome(True, f"{clock}  {result.rebuilt} of {result.languages} languages in {result.seconds:.2f} s")


if __name__ == "__main__":
    main()
