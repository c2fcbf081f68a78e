"""Command: take pictures of the pages at phone and desk widths, light and dark, into .build/screenshots/."""

import sys
from pathlib import Path
from typing import Literal

import click
from atlas.browser import FLAGS, find_browser, serving
from atlas.locales import all_locales
from atlas.paths import SITE, WORK
from playwright.sync_api import sync_playwright

PAGES = ("", "marketplaces/", "marketplaces/jp/", "marketplaces/us/", "guides/contact/", "guides/which-desk/")


@click.command(help=__doc__)
@click.option("--width", "widths", type=int, multiple=True, default=(390, 1280), show_default=True)
@click.option("--theme", "themes", type=click.Choice(["light", "dark"]), multiple=True, default=("light", "dark"))
@click.option("--page", "pages", multiple=True, default=PAGES, help="Address below a language, such as guides/email/.")
@click.option("--locale", "codes", multiple=True, help="Languages (default: all).")
@click.option("--rtl", is_flag=True, help="Turn every page right to left.")
@click.option("--full", is_flag=True, help="The whole page, not just the first view.")
def main(
    widths: tuple[int, ...],
    themes: tuple[Literal["light", "dark"], ...],
    pages: tuple[str, ...],
    codes: tuple[str, ...],
    rtl: bool,
    full: bool,
) -> None:
    """Take the pictures; their names say language, page, width and theme."""
    browser_path = find_browser()
    if not browser_path or not SITE.exists():
        sys.exit("There is no browser, or no site yet: run `make test` and `make site` once.")
    out = WORK / "screenshots"
    out.mkdir(parents=True, exist_ok=True)
    with serving(SITE) as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=list(FLAGS))
        for width in widths:
            for theme in themes:
                context = browser.new_context(
                    viewport={"width": width, "height": 844 if width < 600 else 900}, color_scheme=theme
                )
                page = context.new_page()
                for code in codes or [locale.code for locale in all_locales()]:
                    for path in pages:
                        root = path == "/"
                        page.goto(base if root else f"{base}{code}/{path}")
                        if rtl:
                            page.evaluate("document.documentElement.dir = 'rtl'")
                        name = "start" if root else f"{code}-{path.strip('/').replace('/', '-') or 'home'}"
                        file = Path(out / f"{name}-{width}-{theme}{'-rtl' if rtl else ''}.png")
                        page.screenshot(path=file, full_page=full)
                        click.echo(file)
                context.close()
        browser.close()


if __name__ == "__main__":
    main()
