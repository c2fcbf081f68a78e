"""Command: how many requests the shipped nginx answers on this machine, beside a bare one that serves one file.

Both run in the same nginx with one worker and are asked in the same run by wrk, over the loopback address, for a
bounded time. The bare one serves a file as long as a page of the site is on average when it is compressed. Prints
figures and judges none.
"""

import os
import statistics
import tempfile
from pathlib import Path

import bootstrap  # noqa: F401 - first: has the packages, or sets them up
import click
from atlas.build.make import make_site
from atlas.build.public import copy_public
from atlas.commands import guarded
from atlas.dev import load
from atlas.project import Project
from atlas.publish.short_links import short_links


@click.command(help=__doc__)
@click.option("--seconds", type=click.IntRange(1, 60), default=5, help="How long each is asked (default: 5).")
@guarded
def main(seconds: int) -> None:
    """Print a line for each kind of address."""
    load.program("wrk", "wrk")
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        folder.chmod(0o755)
        public, bare = folder / "public", folder / "bare"
        copy_public(make_site(lambda text: None).folder, public, quality=1)
        pages = sorted(public.glob("*/**/index.html.gz"))
        size = round(statistics.mean(page.stat().st_size for page in pages))
        bare.mkdir()
        (bare / "one.bin").write_bytes(os.urandom(size))
        kinds = {
            "pages": [f"/{page.parent.relative_to(public).as_posix()}/" for page in pages],
            "short links": [f"/go/{name}/" for name in short_links(Project.read())],
            "styles and scripts": [
                f"/assets/{file.name}" for end in ("css", "js") for file in public.glob(f"assets/*.{end}")
            ],
        }
        with load.nginx(public, bare, folder) as (port, bare_port):
            limit = load.asked(bare_port, ["/one.bin"], seconds, folder)
            click.echo(f"{'':<22} a second     share       p50       p99  errors")
            for name, result in (
                (f"bare, {size} bytes", limit),
                *((name, load.asked(port, paths, seconds, folder)) for name, paths in kinds.items()),
            ):
                share = result.rate / limit.rate
                click.echo(
                    f"{name:<22} {result.rate:8.0f} {share:9.0%} {result.p50:>9} {result.p99:>9} {result.errors:7}"
                )


if __name__ == "__main__":
    main()
