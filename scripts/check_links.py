"""Command: ask each outside address whether it still answers, politely, and say what is surely wrong.

Exits 1 only where a link is surely dead (404 or 410 twice, a name that does not exist while others do) or leads to a
host off the allow-list. What a sign-in page, a riddle or a refusal hides cannot be told, and is no fault. When a link
answered is kept in data/links-checked.tsv; one that answered in the last four weeks is not asked again.
"""

import asyncio
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from urllib.request import getproxies

import bootstrap  # noqa: F401 - first: has the packages, or sets them up
import click
from atlas.commands import guarded
from atlas.model.allow_list import AllowList
from atlas.paths import ROOT
from atlas.problems import AtlasError, report
from atlas.project import Project
from atlas.upkeep import link_cache, link_client
from atlas.upkeep.link_run import Run
from atlas.upkeep.outside_addresses import addresses


async def _named_by_proxy(host: str) -> str:
    return ""  # where a proxy asks for us, it looks up the names


@click.command(help=__doc__)
@click.option("--all", "every", is_flag=True, help="Ask those that answered lately as well.")
@guarded
def main(every: bool) -> None:
    """Ask the links; Ctrl-C ends the run with what is known so far, and exits 130."""
    project = Project.read()
    if unread := [*project.table_problems, *project.unreadable]:
        raise AtlasError(unread)
    allowed, places, today = AllowList(project.tables), addresses(project), datetime.now(UTC).date()
    cache = ROOT / link_cache.FILE
    known = link_cache.parse(cache.read_text("utf-8") if cache.exists() else "")
    urls = sorted(places) if every else link_cache.due(places, known, today)
    run, interrupted = Run(allowed.link_fault), False

    async def ask(told: Callable[[], None]) -> None:
        pace = link_client.Pace()
        named = _named_by_proxy if "https" in getproxies() else link_client.lookup
        async with link_client.new_client(f"SellerSupportAtlas-links/1.0 (+{project.base})", pace) as client:
            asker = link_client.Asker(client, lambda url: not allowed.link_fault(url), pace, named=named)
            await run.ask(asker, urls, told, asyncio.sleep)

    try:
        with click.progressbar(length=len(urls), label=f"Asking {len(urls)} links", file=sys.stderr) as bar:
            asyncio.run(ask(lambda: bar.update(1)))
    except KeyboardInterrupt:
        interrupted = True
    if run.without_network:
        click.echo(
            f"No network: none of the hosts of {len(urls)} links can be found. Nothing is known, nothing changed."
        )
        sys.exit(130 if interrupted else 0)
    if run.answered:
        cache.write_text(link_cache.text(link_cache.updated(known, places, run.answered, today)), "utf-8")
    _tell(run, len(places), len(urls), places)
    sys.exit(130 if interrupted else bool(run.failing))


def _tell(run: Run, every: int, due: int, places: dict[str, list[tuple[str, int, int]]]) -> None:
    if unknown := run.unknown():
        click.echo("\n".join(["Cannot be told:", *unknown]))
    if found := run.problems(places):
        click.echo(report(found))
    asked, works = len(run.verdicts), len(run.answered)
    click.echo(f"{every} links, {due} due, {asked} asked: {works} work, {len(run.failing)} fail.")


if __name__ == "__main__":
    main()
