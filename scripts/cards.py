"""Command: make the social card of each language with a browser, and keep it in overrides/assets/."""

import json
import sys

import bootstrap  # noqa: F401 - first: has the packages, or sets them up
import click
from atlas.commands import guarded
from atlas.dev.browser import FLAGS, find_browser
from atlas.paths import ROOT
from atlas.project import Project
from atlas.publish import social_cards
from playwright.sync_api import sync_playwright


@click.command(help=__doc__)
@guarded
def main() -> None:
    """Make every card whose words changed."""
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
        browser.close()
    (ROOT / social_cards.MADE_FROM).write_text(json.dumps(made, indent=2, sort_keys=True) + "\n", "utf-8")


if __name__ == "__main__":
    main()
