"""Makes the Markdown of the pages that nobody writes by hand: home, list, country pages, news.

Pure: the same project gives the same text. Nothing here knows MkDocs, so another generator can build the same pages
from files on disk.
"""

from atlas.content import screens
from atlas.content.context import LocaleContext
from atlas.content.news import headline
from atlas.content.shortcodes import expand_shortcodes
from atlas.model.marketplaces import Marketplace
from atlas.sources import guides

DRAFTER = "guides/write-a-case.md"  # it shows the door of a matter

# The doors of a country page below the fold, in this order.
OTHER_DOORS = ("contact", "case_log", "account_health", "help", "forums", "register")

# Scripts load only where they are used, by the page's path below docs/<locale>/.
SCRIPTS = {
    "index.md": "finder.js",
    "guides/which-desk.md": "desks.js",
    "guides/write-a-case.md": "draft.js",
    "guides/check-a-link.md": "check.js",
}


def script(path: str) -> str | None:
    """Return the script that a page loads beside those of every page, by its path below docs/<locale>/; mostly none."""
    return SCRIPTS.get(path)


def kind(path: str) -> str:
    """Return what kind of page stands at a path below docs/<locale>/, for its first styles (content/styles.py)."""
    if path == "index.md":
        return "home"
    folder = path.partition("/")[0]
    if path == DRAFTER:
        return "drafter"
    kinds = {"marketplaces": "marketplace", "matters": "matter", "guides": "guide"}
    return "guide" if path == "marketplaces/index.md" else kinds.get(folder, "guide")


def has_tools(path: str) -> bool:
    """Return whether a page needs the styles of the tools, by its path below docs/<locale>/: a guide, or a list."""
    return path.startswith("guides/") or path == "marketplaces/index.md"


Regions = dict[str, list[Marketplace]]


def all_pages(context: LocaleContext) -> dict[str, str]:
    """Return the Markdown of every page of a language by its path below docs/<locale>/, guides included."""
    code, snapshot = context.locale.code, context.project.snapshot
    written = {
        guides.path(key): expand_shortcodes(with_notice(context, key), context, key)
        for key in guides.keys(snapshot, code)
    }
    return generate(context) | written


def with_notice(context: LocaleContext, key: str) -> str:
    """Return the text of a hand-written page; one that is behind the English page says so first of all."""
    text = context.project.guide(context.locale.code, key).text
    late = context.project.behind(context.locale.code).get(key)
    if not late or not late.revised:
        return text
    _, front, body = text.split("---\n", 2)
    notice = context.render("behind.md", address=guides.path(key).removesuffix(".md"), revised=late.revised)
    return f"---\n{front}---\n{notice}\n{body}"


def generate(context: LocaleContext) -> dict[str, str]:
    """Return the Markdown of every generated page of a language, by its path below docs/<locale>/."""
    catalogue = context.catalogue
    regions: Regions = {}
    for entry in catalogue.marketplaces:
        regions.setdefault(entry.region, []).append(entry)
    pages = {
        "index.md": context.render("home.md", by_name=context.by_name(), regions=list(regions)),
        "marketplaces/index.md": context.render(
            "marketplaces.md", entries=catalogue.marketplaces, regions=regions.items(), map=accounts(regions)
        ),
        "changes.md": context.render(
            "changes.md", changes=catalogue.changes, headline=lambda change: headline(change, context.messages)
        ),
    }
    for entry in catalogue.marketplaces:
        pages[f"marketplaces/{entry.code}.md"] = context.render(
            "marketplace.md",
            entry=entry,
            country=context.locale.country(entry.code),
            others=[(key, entry.links[key]) for key in OTHER_DOORS if key in entry.links and key != entry.second_door],
            shared=catalogue.sharing(entry),
            links=list(entry.links.items()),
            address=f"{context.base}go/{entry.code}/",
            ways=screens.lines(context, entry),
            screen_facts={"channels": [], "support_hours": []} | screens.facts(context, entry),
            source_numbers=sorted({*entry.source_numbers, *screens.source_numbers(context, entry)}),
        )
    return pages


def accounts(regions: Regions) -> list[tuple[str, list[tuple[str, list[Marketplace]]]]]:
    """Group each region's open stores by the account they share, in the table's order; those that share none last."""
    drawn = []
    for region, entries in regions.items():
        groups: dict[str, list[Marketplace]] = {}
        for entry in entries:
            if not entry.retired:
                groups.setdefault(entry.account, []).append(entry)
        drawn.append((region, sorted(groups.items(), key=lambda pair: not pair[0])))
    return drawn
