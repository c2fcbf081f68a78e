"""Makes the Markdown of the pages that nobody writes by hand: home, list, country pages, and the marks in guides.

Pure: the same catalogue, language and words give the same text. Nothing here knows MkDocs, so another generator
can build the same pages from files on disk.
"""

import re
from collections.abc import Callable, Iterable
from functools import cache, partial

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from atlas import assets, checker, dates, drafts, search_words
from atlas.catalogue import EQUAL_DOORS, Catalogue, Marketplace
from atlas.feed import headline
from atlas.locales import Locale, all_locales
from atlas.paths import DOCS, OVERRIDES
from atlas.translations import read_guide
from atlas.words import Words

# The doors of a country page below the fold, in this order.
OTHER_DOORS = ("seller_central_alternative", "case_log", "account_health", "help", "forums", "register")

# What fills a mark: it gets the table, the language, its words, and the guide's slug.
Fill = Callable[[Catalogue, Locale, Words, str], str]

# A source's number clings to the word before it: no line begins with one.
_REFERENCE = re.compile(r" (\[\d+\]\[s\d+\])")

# Comments are <# … #>: Markdown's anchors look like Jinja's own {# … #}.
# Interactive parts: the template of a guide's [[tool]] line. Each page's script is named in SCRIPTS.
TOOLS = {"which-desk": "desks.md", "write-a-case": "draft.md", "check-a-link": "check.md"}

# Scripts load only where they are used, by the page's path below docs/<locale>/.
SCRIPTS = {
    "index.md": "finder.js",
    "guides/which-desk.md": "desks.js",
    "guides/write-a-case.md": "draft.js",
    "guides/check-a-link.md": "check.js",
}

_environment = Environment(
    loader=FileSystemLoader(OVERRIDES / "pages"),
    undefined=StrictUndefined,
    keep_trailing_newline=True,
    comment_start_string="<#",
    comment_end_string="#>",
)


def generate(catalogue: Catalogue, locale: Locale, words: Words, base: str) -> dict[str, str]:
    """Give the Markdown of every generated page of a language, by its path below docs/<locale>/.

    `base` is the address where the site is published, ending in a slash.
    """
    common = _names(catalogue, locale, words)
    regions: dict[str, list[Marketplace]] = {}
    for entry in catalogue.marketplaces:
        regions.setdefault(entry.region, []).append(entry)
    by_name = _by_name(catalogue, locale)
    pages = {
        "index.md": _render("home.md", common, by_name=by_name, matters=catalogue.matters, regions=list(regions)),
        "marketplaces/index.md": _render(
            "marketplaces.md", common, entries=catalogue.marketplaces, regions=regions.items(), map=_map(regions)
        ),
    }
    pages["changes.md"] = _render(
        "changes.md", common, changes=catalogue.changes, headline=lambda change: headline(change, words)
    )
    for entry in catalogue.marketplaces:
        pages[f"marketplaces/{entry.code}.md"] = _render(
            "marketplace.md",
            common,
            entry=entry,
            country=locale.country(entry.code),
            contact=entry.links.get("contact"),
            others=[(key, entry.links[key]) for key in OTHER_DOORS if key in entry.links],
            shared=catalogue.sharing(entry),
            links=list(entry.links.items()),
            address=f"{base}go/{entry.code}/",
            references=references(catalogue, entry.source_numbers, about="../guides/about.md"),
        )
    return pages


def fill_marks(markdown: str, catalogue: Catalogue, locale: Locale, words: Words, slug: str) -> str:
    """Fill the lines of a guide that are a mark, such as `[[tool]]`, and define its `[s16]` references.

    The guides are complete without their tools and drawings: these only help.
    """
    fills = marks()
    text = "\n".join(
        fills[line](catalogue, locale, words, slug) if line in fills else _REFERENCE.sub(r"\1", line)
        for line in markdown.splitlines()
    )
    cited = {int(number) for number in re.findall(r"\]\[s(\d+)\]", text)}
    return text + "\n\n" + references(catalogue, cited)


def marks() -> dict[str, Fill]:
    """Give every mark that a guide may carry, with what fills it. `[[picture-chat]]` is pages/pictures/chat.md."""
    fills: dict[str, Fill] = {
        "[[tool]]": _tool,
        "[[sources]]": lambda catalogue, *_: sources(catalogue),
        "[[domains]]": lambda catalogue, *_: (
            ", ".join(f"`{entry.storefront}`" for entry in catalogue.marketplaces) + "."
        ),
    }
    for path in (OVERRIDES / "pages" / "pictures").glob("*.md"):
        fills[f"[[picture-{path.stem}]]"] = partial(_picture, f"pictures/{path.name}")
    return fills


def references(catalogue: Catalogue, numbers: Iterable[int], about: str = "about.md") -> str:
    """Define `[16][s16]`: each leads to its source on the about page, with the source's title as a tool tip."""
    return "\n".join(
        f'[s{number}]: {about}#s{number} "{catalogue.sources[number].title.replace(chr(34), "")}"'
        for number in sorted(numbers)
    )


def sources(catalogue: Catalogue) -> str:
    """Give the numbered list of sources as HTML. Titles are names of documents and stay as they were published."""
    items = (
        Markup('<li id="s{0}" value="{0}"><b>{1}</b> {2} <small>{3}</small></li>').format(
            source.number, source.title, source.where, source.date
        )
        for source in catalogue.sources.values()
    )
    return '<ol class="sources" lang="en" dir="ltr">\n' + "\n".join(items) + "\n</ol>"


@cache
def guide_title(slug: str, locale: Locale) -> str:
    """Read a guide's title from its front matter."""
    return str(read_guide(DOCS / locale.code / "guides" / f"{slug}.md").meta["title"])


def _map(regions: dict[str, list[Marketplace]]) -> list[tuple[str, list[tuple[str, list[Marketplace]]]]]:
    """Group each region's stores by the account they share, in the table's order; those that share none come last."""
    drawn = []
    for region, entries in regions.items():
        accounts: dict[str, list[Marketplace]] = {}
        for entry in entries:
            accounts.setdefault(entry.account, []).append(entry)
        drawn.append((region, sorted(accounts.items(), key=lambda pair: not pair[0])))
    return drawn


def _tool(catalogue: Catalogue, locale: Locale, words: Words, slug: str) -> str:
    return _render(
        TOOLS[slug],
        _names(catalogue, locale, words),
        catalogue=catalogue,
        by_name=_by_name(catalogue, locale),
        locale=locale,
        locales=all_locales(),
        drafts=drafts,
    )


def _by_name(catalogue: Catalogue, locale: Locale) -> list[Marketplace]:
    return sorted(catalogue.marketplaces, key=lambda entry: locale.sort_key(locale.country(entry.code)))


def _picture(template: str, catalogue: Catalogue, locale: Locale, words: Words, slug: str) -> str:
    return _render(template, _names(catalogue, locale, words)).strip()


def _names(catalogue: Catalogue, locale: Locale, words: Words) -> dict[str, object]:
    """Give what every template may call: words, and names and dates in the language."""

    def guide_link(guide: str) -> str:
        slug, _, anchor = guide.partition("#")
        return f"{slug}.md" + (f"#{anchor}" if anchor else "")

    return {
        "t": words,
        "name": locale.country,
        "date": lambda text: dates.in_words(text, locale.cldr),
        "currency": locale.currency,
        "languages": lambda tags: locale.listing(locale.language(tag) for tag in tags) if tags else "",
        "doors": catalogue.doors,
        "equal": EQUAL_DOORS,
        "guide_title": lambda guide: guide_title(guide.partition("#")[0], locale),
        "guide_link": guide_link,
        "escape": escape,
        "asset": assets.name,
        "checker_lists": checker.project_lists,
        "search_words": lambda matter: ", ".join(search_words.of(locale.code)["matters"].get(matter, ())),
    }


def _render(template: str, common: dict[str, object], **values: object) -> str:
    return _environment.get_template(template).render(common | values)
