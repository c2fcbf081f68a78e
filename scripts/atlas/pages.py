"""Makes the Markdown of the pages that nobody writes by hand: home, list, country pages, and the marks in guides.

Pure: the same catalogue, language and words give the same text. Nothing here knows MkDocs, so another generator
can build the same pages from files on disk.
"""

import re
from collections.abc import Callable, Iterable
from functools import cache

import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from atlas import dates
from atlas.catalogue import EQUAL_DOORS, Catalogue, Marketplace
from atlas.locales import Locale
from atlas.paths import DOCS, OVERRIDES
from atlas.words import Words

# The doors of a country page below the fold, in this order.
OTHER_DOORS = ("seller_central_alternative", "case_log", "account_health", "help", "forums", "register")

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


def generate(catalogue: Catalogue, locale: Locale, words: Words) -> dict[str, str]:
    """Give the Markdown of every generated page of a language, by its path below docs/<locale>/."""
    common = _names(catalogue, locale, words)
    regions: dict[str, list[Marketplace]] = {}
    for entry in catalogue.marketplaces:
        regions.setdefault(entry.region, []).append(entry)
    by_name = sorted(catalogue.marketplaces, key=lambda entry: locale.sort_key(locale.country(entry.code)))
    pages = {
        "index.md": _render("home.md", common, by_name=by_name, matters=catalogue.matters),
        "marketplaces/index.md": _render(
            "marketplaces.md", common, entries=catalogue.marketplaces, regions=regions.items()
        ),
    }
    for entry in catalogue.marketplaces:
        pages[f"marketplaces/{entry.code}.md"] = _render(
            "marketplace.md",
            common,
            entry=entry,
            country=locale.country(entry.code),
            contact=entry.links.get("contact"),
            others=[(key, entry.links[key]) for key in OTHER_DOORS if key in entry.links],
            shared=catalogue.sharing(entry),
            references=references(catalogue, entry.source_numbers, about="../guides/about.md"),
        )
    return pages


def fill_marks(markdown: str, catalogue: Catalogue, locale: Locale, words: Words, slug: str) -> str:
    """Fill a guide's `[[tool]]`, `[[sources]]` and `[[domains]]` lines, and define its `[s16]` references.

    The guides are complete without their tools: a tool only helps.
    """
    fills: dict[str, Callable[[], str]] = {
        "[[tool]]": lambda: _tool(catalogue, locale, words, slug),
        "[[sources]]": lambda: sources(catalogue),
        "[[domains]]": lambda: ", ".join(f"`{entry.storefront}`" for entry in catalogue.marketplaces) + ".",
    }
    lines = [fills[line]() if line in fills else _REFERENCE.sub(r"\1", line) for line in markdown.splitlines()]
    text = "\n".join(lines)
    cited = {int(number) for number in re.findall(r"\]\[s(\d+)\]", text)}
    return text + "\n\n" + references(catalogue, cited)


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
    text = (DOCS / locale.code / "guides" / f"{slug}.md").read_text("utf-8")
    return str(yaml.safe_load(text.split("---", 2)[1])["title"])


def _tool(catalogue: Catalogue, locale: Locale, words: Words, slug: str) -> str:
    return _render(TOOLS[slug], _names(catalogue, locale, words), catalogue=catalogue, locale=locale)


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
    }


def _render(template: str, common: dict[str, object], **values: object) -> str:
    return _environment.get_template(template).render(common | values)
