"""Command: build the whole site, serve it on 127.0.0.1, and rebuild the languages that a saved file touches.

Open pages reload by themselves, and show the lines of a fault over the last good page until it is mended.
"""

import sys
from contextlib import suppress
from functools import partial
from pathlib import Path

import bootstrap  # noqa: F401 - first: has the packages, or sets them up
import click
from atlas.commands import guarded
from atlas.paths import CONFIG, DATA, DOCS, OVERRIDES, ROOT, relative
from atlas.preview import PREVIEW, end_on_signals
from atlas.preview.builds import BuildProcess
from atlas.preview.server import PreviewServer
from atlas.preview.watch import Watch

SCRIPTS = ROOT / "scripts"


@click.command(help=__doc__)
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
@guarded
def main(port: int) -> None:
    """Serve until Control-C or SIGTERM, which end it with exit code 0; exit 1 when the port cannot be had."""
    end_on_signals()
    with suppress(KeyboardInterrupt):
        try:
            server = PreviewServer(port, PREVIEW, complain=partial(click.echo, err=True))
        except OSError as error:
            other = port + 1 if port < 65535 else 8000
            sys.exit(f"Port {port} cannot be used: {error.strerror}. Choose another one: make serve PORT={other}")
        with server, Watch((CONFIG, DATA, DOCS, OVERRIDES, SCRIPTS)) as watch, BuildProcess() as builds:
            keep_building(server, watch, builds)
    click.echo("\nThe preview has ended.")


def keep_building(server: PreviewServer, watch: Watch, builds: BuildProcess) -> None:
    """Build at the start and after every change, and tell the terminal and the pages how it went; never returns."""
    click.echo("Building the preview ...")
    build(server, builds, set())
    click.echo(f"Serving on {server.url}  (Control-C ends it)")
    running = {Path(file) for module in list(sys.modules.values()) if (file := getattr(module, "__file__", None))}
    stale: set[Path] = set()
    while True:
        changed = watch.wait()
        if any(path.is_relative_to(SCRIPTS) for path in changed):
            builds.end()  # the next build starts with the new code
        stale |= changed & running
        build(server, builds, stale)


def build(server: PreviewServer, builds: BuildProcess, stale: set[Path]) -> None:
    """Build once; `stale` are the changed files that the preview itself runs as they were."""
    outcome = builds.build()
    if outcome.good:
        click.echo(outcome.lines)
    lines = [] if outcome.good else [outcome.lines, f"Mend this and save; until then you see {_what_is_seen()}."]
    if stale:
        names = ", ".join(sorted(map(relative, stale)))
        lines.append(f"The preview itself still runs the old {names}: end it (Control-C) and start it again.")
    for line in lines:
        click.echo(line, err=True)
    server.tell("\n".join(lines), new_pages=outcome.good)


def _what_is_seen() -> str:
    return "the last good pages" if (PREVIEW / "index.html").exists() else "an empty page"


if __name__ == "__main__":
    main()
