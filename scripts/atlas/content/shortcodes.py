"""Expands the shortcodes of the guides: tools, drawings, lists made from the data, and references to sources."""

import re
from collections.abc import Callable, Iterable
from functools import partial

from markupsafe import Markup

from atlas.content import case_drafter, icons, link_checker, screens
from atlas.content.context import LocaleContext
from atlas.content.messages import Messages
from atlas.model.catalogue import Catalogue
from atlas.project import Project
from atlas.sources.guides import MATTERS

# What fills a shortcode: it gets the language's context and the guide's slug.
Fill = Callable[[LocaleContext, str], str]

# Interactive parts: the template of a guide's [[tool]] line.
TOOLS = {"which-desk": "desks.md", "write-a-case": "draft.md", "check-a-link": "check.md", "link-to-us": "share.md"}

# References to sources in a row, such as ` [31][s31] [32][s32]`; Chinese and Japanese have no blank before the first.
_REFERENCES = re.compile(r"(?: ?\[\d+\]\[s\d+\])+")
_NUMBER = re.compile(r"\[s(\d+)\]")


def expand_shortcodes(markdown: str, context: LocaleContext, slug: str) -> str:
    """Return a guide with its shortcodes expanded, such as a line `[[tool]]`, and its `[s16]` references defined.

    The guides are complete without their tools and drawings: these only help.
    """
    fills = shortcodes(context.project)
    lines = _REFERENCES.sub(lambda match: badges(context, map(int, _NUMBER.findall(match[0]))), markdown).splitlines()
    text = "\n".join(fills[line](context, slug) if line.startswith("[[") and line in fills else line for line in lines)
    about = "about.md"
    if slug.startswith(f"{MATTERS}/"):
        about = f"../guides/{about}"
        text += "\n\n" + context.render("matter-end.md", matter=context.matter(slug.removeprefix(f"{MATTERS}/")))
    text += "\n\n" + context.render("keep.md", address=f"{context.base}go/{slug.removeprefix(f'{MATTERS}/')}/")
    cited = {int(number) for number in re.findall(r"\]\[s(\d+)\]", text)}
    return icons.in_legend(text) + "\n\n" + references(context.messages, cited, about)


def shortcodes(project: Project) -> dict[str, Fill]:
    """Return every shortcode of the guides, with what fills it."""
    fills: dict[str, Fill] = {
        "[[tool]]": _tool,
        "[[door]]": _door,
        "[[sources]]": lambda context, _: sources(context.catalogue),
        "[[report]]": lambda context, _: context.render("report.md").strip(),
        "[[screens]]": lambda context, _: context.render("screens.md", stores=screens.stores(context)).strip(),
        "[[domains]]": lambda context, _: _listed(e.storefront for e in context.catalogue.marketplaces),
        **{f"[[{name}]]": partial(_printed, name) for name in link_checker.PRINTED},
        "[[curl]]": lambda context, _: f"```sh\ncurl -s {context.base}api/v1/marketplaces/jp.json\n```",
    }
    for path in project.snapshot.below("overrides/pages/pictures", ".md"):
        name = path.rpartition("/")[2]
        fills[f"[[picture-{name.removesuffix('.md')}]]"] = partial(_picture, f"pictures/{name}")
    return fills


def badges(context: LocaleContext, numbers: Iterable[int]) -> str:
    """Return references to sources as Markdown, each a badge that says who says so, and the year where it is known.

    What would say the same as a badge before it is its number instead: 2, 3.
    """
    said: list[str] = []
    row = ""
    for number in numbers:
        source = context.catalogue.sources[number]
        says = f"{Markup.escape(context.messages(f'sources.badge.{source.badge}'))} {source.year}".rstrip()
        said.append(says)
        again = said.count(says)
        row += f" [{again if again > 1 else says}][s{number}]{{.by .{source.badge}{' .again' if again > 1 else ''}}}"
    return row


def references(messages: Messages, numbers: Iterable[int], about: str = "about.md") -> str:
    """Return the definitions of `[16][s16]`: each leads to its source on the about page, with a tool tip."""
    return "\n".join(
        f'[s{number}]: {about}#s{number} "{Markup.escape(messages("sources.one", number=number))}"'
        for number in sorted(numbers)
    )


def sources(catalogue: Catalogue) -> str:
    """Return the numbered list of sources as HTML. Titles are names of documents and stay as they were published."""
    items = (
        Markup('<li id="s{0}" value="{0}"><b>{1}</b> {2} <small>{3}</small></li>').format(
            source.number, source.title, source.where, source.date
        )
        for source in catalogue.sources.values()
    )
    return '<ol class="sources" lang="en" dir="ltr">\n' + "\n".join(items) + "\n</ol>"


def _tool(context: LocaleContext, slug: str) -> str:
    project = context.project
    return context.render(
        TOOLS[slug],
        by_name=context.by_name(),
        locales=project.locales,
        headings=case_drafter.headings(project),
        signs=case_drafter.signs(project, context.messages),
        desk_language=partial(case_drafter.desk_language, project),
    )


def _door(context: LocaleContext, slug: str) -> str:
    matter = context.matter(slug.removeprefix(f"{MATTERS}/"))
    ways = [matter.way(store) for store in context.by_name()]
    return context.render("matter-door.md", matter=matter, ways=ways)


def _listed(names: Iterable[str]) -> str:
    return "\u00a0· ".join(f"`{name}`" for name in names)


def _printed(name: str, context: LocaleContext, slug: str) -> str:
    return _listed(link_checker.printed(name, context.project.allow_list))


def _picture(template: str, context: LocaleContext, slug: str) -> str:
    return context.render(template).strip()
