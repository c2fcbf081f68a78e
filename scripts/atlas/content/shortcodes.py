"""Fills the marks of the guides: tools, drawings, lists made from the data, and references to sources."""

import re
from collections.abc import Callable, Iterable
from functools import partial

from markupsafe import Markup

from atlas.content import case_drafter, link_checker
from atlas.content.context import Edition
from atlas.model.catalogue import Catalogue
from atlas.model.locales import all_locales
from atlas.paths import OVERRIDES
from atlas.sources.messages import Words

# What fills a mark: it gets the edition and the guide's slug.
Fill = Callable[[Edition, str], str]

# Interactive parts: the template of a guide's [[tool]] line.
TOOLS = {"which-desk": "desks.md", "write-a-case": "draft.md", "check-a-link": "check.md", "link-to-us": "share.md"}

# A source's number clings to the word before it: no line begins with one.
_REFERENCE = re.compile(r" (\[\d+\]\[s\d+\])")


def fill_marks(markdown: str, edition: Edition, slug: str) -> str:
    """Fill the lines of a guide that are a mark, such as `[[tool]]`, and define its `[s16]` references.

    The guides are complete without their tools and drawings: these only help.
    """
    fills = marks()
    text = "\n".join(
        fills[line](edition, slug) if line in fills else _REFERENCE.sub(r"\1", line) for line in markdown.splitlines()
    )
    cited = {int(number) for number in re.findall(r"\]\[s(\d+)\]", text)}
    return text + "\n\n" + references(edition.words, cited)


def marks() -> dict[str, Fill]:
    """Give every mark that a guide may carry, with what fills it. `[[picture-chat]]` is pages/pictures/chat.md."""
    fills: dict[str, Fill] = {
        "[[tool]]": _tool,
        "[[sources]]": lambda edition, _: sources(edition.catalogue),
        "[[domains]]": lambda edition, _: _listed(e.storefront for e in edition.catalogue.marketplaces),
        **{f"[[{name}]]": partial(_printed, name) for name in link_checker.PRINTED},
        "[[curl]]": lambda edition, _: f"```sh\ncurl -s {edition.base}api/v1/marketplaces/jp.json\n```",
    }
    for path in (OVERRIDES / "pages" / "pictures").glob("*.md"):
        fills[f"[[picture-{path.stem}]]"] = partial(_picture, f"pictures/{path.name}")
    return fills


def references(words: Words, numbers: Iterable[int], about: str = "about.md") -> str:
    """Define `[16][s16]`: each leads to its source on the about page, and says in the reader's language what it is."""
    return "\n".join(
        f'[s{number}]: {about}#s{number} "{words("sources.one", number=number)}"' for number in sorted(numbers)
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


def _tool(edition: Edition, slug: str) -> str:
    return edition.render(TOOLS[slug], by_name=edition.by_name(), locales=all_locales(), drafts=case_drafter)


def _listed(names: Iterable[str]) -> str:
    return "\u00a0· ".join(f"`{name}`" for name in names)


def _printed(name: str, edition: Edition, slug: str) -> str:
    return _listed(link_checker.printed(name))


def _picture(template: str, edition: Edition, slug: str) -> str:
    return edition.render(template).strip()
