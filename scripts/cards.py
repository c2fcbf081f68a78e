"""Command: make the social card of each language and the icon's pictures with a browser, for overrides/assets/."""

import json
import sys

import bootstrap  # noqa: F401 - first: has the packages, or sets them up
import click
from atlas.commands import guarded
from atlas.dev.browser import FLAGS, find_browser
from atlas.paths import ROOT
from atlas.project import Project
from atlas.publish import site_icons, social_cards
from playwright.sync_api import sync_playwright


@click.command(help=__doc__)
@guarded
def main() -> None:
    """Make every card whose words changed, and the pictures of a changed icon."""
    browser_path = find_browser()
    if not browser_path:
        sys.exit("There is no browser: run `make test` once, or set ATLAS_CHROME.")
    project = Project.read()
    made, stale = social_cards.made_from(project), social_cards.stale(project)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=list(FLAGS))
        page = browser.new_page(viewport={"width": 1200, "height": 630})
        for locale in project.locales:
            file = ROOT / social_cards.file(locale)
            if locale.code not in stale:
                continue
            page.set_content(social_cards.source(project, locale))
            page.screenshot(path=file)
            made[locale.code] = social_cards.fingerprint(project, locale)
            click.echo(file)
        for size in site_icons.SIZES if site_icons.stale(project) else ():
            page.set_viewport_size({"width": size, "height": size})
            page.set_content(site_icons.source(project, size))
            page.screenshot(path=ROOT / site_icons.file(size), omit_background=True)
            made["icon"] = site_icons.fingerprint(project)
            click.echo(ROOT / site_icons.file(size))
        browser.close()
    (ROOT / social_cards.MADE_FROM).write_text(json.dumps(made, indent=2, sort_keys=True) + "\n", "utf-8")


if __name__ == "__main__":
    main()
