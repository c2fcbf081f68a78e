"""Command: take pictures of the pages at phone and desk widths, light and dark, and lay the languages side by side.

Single pictures and, for each page, width and theme, a contact sheet of all languages, into .build/screenshots/.
"""

import sys
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Literal

import bootstrap  # noqa: F401 - first: has the packages, or sets them up
import click
from atlas.commands import guarded
from atlas.dev.browser import FLAGS, find_browser, serving
from atlas.paths import SITE, WORK
from atlas.project import Project
from playwright.sync_api import Browser, sync_playwright

OUT = WORK / "screenshots"
PAGES = ("", "marketplaces/us/", "guides/contact/", "guides/write-a-case/#draft")
# A sheet holds its pictures at this share of their size, and as many in a row as make it readable.
SHEET_SCALE, SHEET_WIDTH = 0.75, 2400

Theme = Literal["light", "dark"]


@click.command(help=__doc__)
@click.option("--width", "widths", type=int, multiple=True, default=(390, 1280), show_default=True)
@click.option("--theme", "themes", type=click.Choice(["light", "dark"]), multiple=True, default=("light", "dark"))
@click.option(
    "--page",
    "pages",
    multiple=True,
    default=PAGES,
    help="Address below a language, such as guides/email/; / for the start page.",
)
@click.option("--locale", "codes", multiple=True, help="Languages (default: all).")
@click.option("--rtl", is_flag=True, help="Turn every page right to left.")
@click.option("--full", is_flag=True, help="The whole page, not just the first view.")
@guarded
def main(
    widths: tuple[int, ...],
    themes: tuple[Theme, ...],
    pages: tuple[str, ...],
    codes: tuple[str, ...],
    rtl: bool,
    full: bool,
) -> None:
    """Take the pictures; their names say language, page, width and theme."""
    browser_path = find_browser()
    if not browser_path or not SITE.exists():
        sys.exit("There is no browser, or no site yet: run `make test` and `make site` once.")
    OUT.mkdir(parents=True, exist_ok=True)
    codes = codes or tuple(locale.code for locale in Project.read().locales)
    with serving(SITE) as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=list(FLAGS))
        for width, theme, path in product(widths, themes, pages):
            taken = list(_pictures(browser, base, path, codes, width, theme, rtl, full))
            click.echo(_sheet(browser, taken, width) if len(taken) > 1 else taken[0])
        browser.close()


def _pictures(
    browser: Browser, base: str, path: str, codes: tuple[str, ...], width: int, theme: Theme, rtl: bool, full: bool
) -> Iterator[Path]:
    name = "start" if path == "/" else path.strip("/").replace("/", "-").replace("#", "") or "home"
    for code in codes:
        context = browser.new_context(
            viewport={"width": width, "height": 844 if width < 600 else 900},
            color_scheme=theme,
            reduced_motion="reduce",
            locale=code,  # its reader's browser, which is offered no other language
        )
        page = context.new_page()
        page.goto(base if path == "/" else f"{base}{code}/{path}")  # /: the start page, of no language
        if rtl:
            page.evaluate("document.documentElement.dir = 'rtl'")
        file = OUT / f"{code}-{name}-{width}-{theme}{'-rtl' if rtl else ''}.png"
        page.screenshot(path=file, full_page=full)
        context.close()
        yield file


def _sheet(browser: Browser, pictures: list[Path], width: int) -> Path:
    """Lay pictures of one page side by side, each with its name, and give the file."""
    shown = round(width * SHEET_SCALE)
    figures = "".join(
        f'<figure><img src="{file.as_uri()}" width="{shown}"><figcaption>{file.stem}</figcaption></figure>'
        for file in pictures
    )
    source = OUT / "sheet.html"
    source.write_text(
        "<!doctype html><style>body { display: flex; flex-wrap: wrap; gap: 12px; margin: 12px; background: #888 }"
        f"figure {{ margin: 0; font: 14px sans-serif }} img {{ display: block }}</style>{figures}",
        "utf-8",
    )
    page = browser.new_page(viewport={"width": SHEET_WIDTH, "height": 600})
    page.goto(source.as_uri())
    file = OUT / f"sheet-{pictures[0].stem.partition('-')[2]}.png"
    page.screenshot(path=file, full_page=True)
    page.close()
    source.unlink()
    return file


if __name__ == "__main__":
    main()
