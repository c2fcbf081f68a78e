"""Command: build the whole site, serve it on 127.0.0.1, and rebuild the languages that a saved file touches.

Open pages reload by themselves. A change of the library in scripts/ asks for a restart.
"""

import logging
import sys
import time
from contextlib import suppress

import bootstrap  # noqa: F401 - first: has the packages, or sets them up
import click
from atlas.paths import CONFIG, DATA, DOCS, OVERRIDES, WORK
from atlas.pipeline import make_site
from atlas.problems import AtlasError
from mkdocs.livereload import LiveReloadServer

PREVIEW = WORK / "preview-site"


def build() -> None:
    """Build the preview. A problem is printed, and the last good preview stays. Raises AtlasError."""
    try:
        result = make_site(lambda text: None, target=PREVIEW, preview=True)
    except AtlasError as error:
        click.echo(f"{error}\nMend this and save; until then you see the last good site.", err=True)
        raise
    click.echo(
        f"{time.strftime('%H:%M:%S')}  {result.rebuilt} of {result.languages} languages in {result.seconds:.2f} s"
    )


@click.command(help=__doc__)
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
def main(port: int) -> None:
    """Serve until Control-C."""
    try:
        build()
    except AtlasError:
        sys.exit(1)
    logging.getLogger("mkdocs.livereload").setLevel(logging.ERROR)
    server = LiveReloadServer(_rebuild, "127.0.0.1", port, root=str(PREVIEW), polling_interval=0.05)
    server.build_delay = 0.03  # an editor's save is one write; the default waits longer than the build needs
    server.error_handler = lambda code: (PREVIEW / "404.html").read_bytes() if code == 404 else None
    for path in (CONFIG, DATA, DOCS, OVERRIDES):
        server.watch(str(path))
    click.echo(f"Serving on http://127.0.0.1:{port}/  (Control-C ends it)")
    try:
        server.serve()  # type: ignore[no-untyped-call]
    except OSError as error:
        sys.exit(f"Port {port} cannot be used: {error.strerror}. Choose another one: make serve PORT=8001")
    except KeyboardInterrupt:
        pass
    finally:
        server.server_close()


def _rebuild() -> None:
    with suppress(AtlasError):  # printed by build(); the server goes on with the last good site
        build()


if __name__ == "__main__":
    main()
