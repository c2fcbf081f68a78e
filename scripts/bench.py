"""Command: measure builds, and how soon what is saved is seen in the preview, beside the stock way in the same run.

The stock way: mkdocs-material with static-i18n in one pass over the same Markdown, with its default search. With
--growth, how the cost grows with generated languages and stores instead; with --drafter, what a key costs in the case
drafter of the site that stands. Works on copies of the project, so that nothing of yours is touched. Prints figures and
judges none.
"""

import re
import shutil
import statistics
import tempfile
from collections.abc import Iterator
from pathlib import Path

import bootstrap  # noqa: F401 - first: has the packages, or sets them up
import click
from atlas import REFERENCE
from atlas.commands import guarded
from atlas.dev import draft_keys, first_paint, growth, timing
from atlas.dev.browser import SLOWER
from atlas.dev.edits import EDITS, GUIDE
from atlas.dev.staging import write
from atlas.dev.stock import stock
from atlas.paths import SITE
from atlas.preview import end_on_signals
from atlas.project import Project

LANGUAGES = (32, 64)  # beside as many as there are
STORES = (23, 100, 500)
WIDTH = 52
_VISITS = (("first visit", "bytes", "requests"), ("a second page", "second", "second_requests"))
SEEN = "{}, seen in the preview"

Figures = dict[str, list[float]]


@click.command(help=__doc__)
@click.option("--rounds", type=click.IntRange(1, 99), help="How often each is measured (5; with --growth 1).")
@click.option("--growth", "grows", is_flag=True, help="Seconds per page with more languages and more stores.")
@click.option("--drafter", "types", is_flag=True, help="Milliseconds of a key in the case drafter, on a slow phone.")
@guarded
def main(rounds: int | None, grows: bool, types: bool) -> None:
    """Print a line for each thing that is measured."""
    if types:
        what = f"milliseconds, processor slowed down {SLOWER} times"
        click.echo(f"{what:<{WIDTH}}  median    95 %   worst    step")
        for cost in draft_keys.measure(SITE, rounds or draft_keys.ROUNDS):
            click.echo(cost)
        return
    end_on_signals()  # the servers and builds that run for it end with it
    project = Project.read()
    with tempfile.TemporaryDirectory() as temporary:
        if grows:
            click.echo("languages  stores   pages   seconds   ms a page")
            for line in _growth(project, Path(temporary), rounds or 1):
                click.echo(line)
            return
        rounds = rounds or 5
        ours, theirs = _builds(project, Path(temporary), rounds)
        what = f"seconds, {len(project.locales)} languages, rounds: {rounds}"
        click.echo(f"{what:<{WIDTH}}  median   worst   stock   ratio")
        for name, seconds in ours.items():
            line = f"{name:<{WIDTH}} {statistics.median(seconds):7.2f} {max(seconds):7.2f}"
            if name in theirs:
                beside = statistics.median(theirs[name])
                line += f" {beside:7.2f} {statistics.median(seconds) / beside:7.2f}"
            click.echo(line)
        click.echo(_first_paint(Path(temporary), rounds))


def _first_paint(folder: Path, rounds: int) -> str:
    """Return the line on the first visit of a country's page over a slow line, beside the same page as one file."""
    shown = first_paint.measure(folder / "ours" / "site", rounds, folder)
    paint, floor = shown["paint"], shown["floor"]
    weights = [
        f"{visit} {shown[f'{size}_brotli'] / 1000:.1f} kB by Brotli, {shown[size] / 1000:.1f} by gzip, in "
        f"{shown[requests]:.0f} requests"
        for visit, size, requests in _VISITS
    ]
    return (
        f"first paint of {first_paint.PAGE} on a slow line: {paint:.0f} ms, as one file {floor:.0f} ms: "
        f"{paint / floor:.2f}; shift {shown['shift']:.3f}; {', '.join(weights)}"
    )


def _builds(project: Project, folder: Path, rounds: int) -> tuple[Figures, Figures]:
    """Return the seconds of our way and of the stock way, by what was done: by turns, as the machine is never alone."""
    copy, other = timing.copy(folder / "ours"), folder / "stock"
    write(other, stock(project))
    names = {name: SEEN.format(f"{name} saved") for name in EDITS}
    ours: Figures = {name: [] for name in ("cold build", "nothing changed", *names.values())}
    theirs: Figures = {"cold build": [], names["one guide"]: []}
    for _ in range(rounds):
        shutil.rmtree(copy / ".build", ignore_errors=True)
        shutil.rmtree(other / "site", ignore_errors=True)
        ours["cold build"].append(timing.run(copy, timing.BUILD)[0])
        ours["nothing changed"].append(timing.run(copy, timing.BUILD)[0])
        theirs["cold build"].append(timing.run(other, timing.STOCK_BUILD)[0])
    with timing.preview(copy, timing.SERVE) as url:
        timing.seen(f"{url}{REFERENCE}/{GUIDE}/", "<h1")
        for number in range(1, rounds + 1):
            for name, make in EDITS.items():
                edit = make(project, number)
                ours[names[name]].append(timing.saved(copy / edit.file, edit.content, url + edit.address, edit.mark))
    with timing.preview(other, timing.STOCK_SERVE) as url:
        page, file = f"{url}{GUIDE}/", other / f"docs/{REFERENCE}/{GUIDE}.md"  # its default language has no prefix
        timing.seen(page, "<h1")
        clean = file.read_bytes()
        for number in range(1, rounds + 1):
            mark = EDITS["one guide"](project, number).mark
            theirs[names["one guide"]].append(timing.saved(file, clean + f"\n{mark}\n".encode(), page, mark))
    return ours, theirs


def _growth(project: Project, folder: Path, rounds: int) -> Iterator[str]:
    """Yield a line for each generated project, with the median of its cold builds."""
    sizes = [(count, None) for count in (len(project.locales), *LANGUAGES)] + [(None, count) for count in STORES]
    for languages, stores in sizes:
        files = growth.with_languages(project, languages) if languages else growth.with_stores(project, stores or 0)
        names = " ".join(growth.store_codes(project, stores)) if stores else ""
        copy = timing.copy(folder / f"{languages}-{stores}", files)
        (folder / "sitecustomize.py").write_text(growth.COUNTRIES, "utf-8")
        seconds, said = [], ""
        for _ in range(rounds):
            shutil.rmtree(copy / ".build", ignore_errors=True)
            took, said = timing.run(copy, timing.BUILD, PYTHONPATH=str(folder), ATLAS_GENERATED=names)
            seconds.append(took)
        shutil.rmtree(copy)
        built = re.search(r"(\d+) languages .* (\d+) pages", said)
        pages = int(built[2]) if built else 0
        median = statistics.median(seconds)
        counts = languages or len(project.locales), stores or len(project.catalogue.marketplaces), pages
        yield "{:9}  {:6}  {:6}".format(*counts) + f"  {median:8.2f}  {median / pages * 1000:9.1f}"


if __name__ == "__main__":
    main()
