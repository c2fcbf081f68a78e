"""Runs the build command with one thing rigged: python rigged.py WHAT VALUE … scripts/build.py."""

import os
import runpy
import signal
import sys
import time
from pathlib import Path

GUIDE = Path("docs/en/guides/email.md")


def kill_at(event: str, needle: str, number: str) -> None:
    """Kill this process just before its n-th file-system event of a kind whose arguments hold some text."""
    left = int(number)

    def hook(name: str, arguments: tuple) -> None:
        nonlocal left
        if name == event and needle in repr(arguments):
            left -= 1
            if not left:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hook)


def clock_ahead(days: str) -> None:
    """Let this process believe that it is some days later, or earlier."""
    seconds, now, now_ns = int(days) * 86_400, time.time, time.time_ns
    time.time = lambda: now() + seconds
    time.time_ns = lambda: now_ns() + seconds * 10**9


def spawned() -> None:
    """Start each worker by itself, as where no process can fork."""
    from atlas.build import workers

    workers._METHOD = "spawn"


def at_work() -> None:
    """Keep the workers at work for ever: they are there, and nothing ends by itself."""
    from atlas.build.workers import Workers

    signal.signal(signal.SIGINT, signal.default_int_handler)  # a run in the background ignores it from the start
    submit = Workers.submit
    Workers.submit = lambda self, what, *_: submit(self, what, time.sleep, 3600)


def saved_and_undone() -> None:
    """Save a guide once the sources were read, and undo it before the pages are put together."""
    from atlas.build import pipeline

    clean, check, put_together = GUIDE.read_bytes(), pipeline.check_sources, pipeline.assemble

    def save(*arguments) -> list:
        warnings = check(*arguments)
        GUIDE.write_bytes(clean + b"\nWords that were undone.\n")
        return warnings

    def undo(*arguments) -> object:
        GUIDE.write_bytes(clean)
        return put_together(*arguments)

    pipeline.check_sources, pipeline.assemble = save, undo


def saved_half_way() -> None:
    """Save a guide once the sources were read, for good."""
    from atlas.build import pipeline

    check = pipeline.check_sources

    def save(*arguments) -> list:
        warnings = check(*arguments)
        GUIDE.write_bytes(GUIDE.read_bytes() + b"\nSaved half way.\n")
        return warnings

    pipeline.check_sources = save


def code_changed() -> None:
    """Build as a preview does, change the library on disk, save a guide, build again with the code that runs."""
    from atlas.build.pipeline import Builder
    from atlas.build.place import Place
    from atlas.paths import SITE

    with Builder(Place(SITE)) as builder:
        builder.build()
        change_code()
        GUIDE.write_text(GUIDE.read_text("utf-8") + "\nSaved while the code changed.\n", "utf-8")
        builder.build()


def change_code() -> None:
    """Change what the library makes: how a page's Markdown begins."""
    module = Path("scripts/atlas/publish/page_markdown.py")
    old, new = "return unset(", 'return "# Changed " + unset('
    text = module.read_text("utf-8")
    assert old in text
    module.write_text(text.replace(old, new), "utf-8")


if __name__ == "__main__":
    sys.path.insert(0, "scripts")
    what, *values = sys.argv[1:]
    globals()[what](*values)
    if what != "code_changed":
        sys.argv = ["scripts/build.py"]
        runpy.run_path("scripts/build.py", run_name="__main__")
