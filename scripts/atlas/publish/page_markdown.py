"""The Markdown of each page beside it, and llms.txt: the site for programs that read text."""

import re
from collections.abc import Iterable
from posixpath import dirname, join, normpath

from atlas.build.page_facts import PageFacts
from atlas.sources.messages import Words

# None reads on past where the next one could begin: their work grows with the text, not with its square.
_ANCHOR = re.compile(r"(?<![ \t])[ \t]*\{:? ?[#.][^{}\n]*\}")
_LINK = re.compile(r"\]\((?!https?:|#)([^()#\s]+)\.md(#[\w-]+)?\)")
_DEFINITION = re.compile(r"^(\[s\d+\]: )(\S+)\.md(#\S+)", re.MULTILINE)
_FORM = re.compile(r"<form(?:(?!<form|</form>).)*</form>", re.DOTALL)
_DATA = re.compile(r""" data-[\w-]+(?:="[^"]*"|='[^']*')?""")
_MARKDOWN_ATTRIBUTE = re.compile(r"(<[a-z][^<>]*?) markdown(?=[ >])")


def plain_markdown(text: str, title: str, path: str, root: str) -> str:
    """Make a page's Markdown stand alone: its title on top, whole addresses, no marks of this site's own.

    `path` is the source's path below its language, such as `guides/email.md`; `root` the language's absolute address.
    """

    def address(target: str) -> str:
        page = normpath(join(dirname(path), target)).removesuffix("index")
        return root + page.strip("/") + ("/" if page.strip("/.") else "")

    text = _LINK.sub(lambda match: f"]({address(match[1]).replace('./', '')}{match[2] or ''})", text)
    text = _DEFINITION.sub(lambda match: f"{match[1]}{address(match[2])}{match[3]}", text)
    text = _DATA.sub("", _FORM.sub("", text))  # what only a script can use
    text = _MARKDOWN_ATTRIBUTE.sub(r"\1", _ANCHOR.sub("", text))
    return f"# {title}\n\n{text.strip()}\n"


def llms_txt(pages: Iterable[PageFacts], words: Words, base: str) -> str:
    """List the pages of a language and the data, for programs that read before they answer."""
    code = words.locale.code
    guides = [page for page in pages if page.path.startswith("guides/")]
    stores = [page for page in pages if page.marketplace]

    def line(page: PageFacts) -> str:
        return f"- [{page.heading}]({base}{code}/{page.path}index.md): {page.description}"

    return "\n".join(
        [
            f"# {words('site.name')}",
            "",
            f"> {words('home.description')} {words('site.independent')}",
            "",
            "Every link carries how sure it is (amazon, seen, regional, reported, pattern) and when it was last seen.",
            "",
            "## Guides",
            "",
            *map(line, guides),
            "",
            "## Marketplaces",
            "",
            *map(line, stores),
            "",
            "## Data",
            "",
            f"- [The table]({base}api/v1/marketplaces.json): every marketplace with its links, CC0",
            f"- [Its description]({base}api/v1/openapi.json): OpenAPI 3.1",
            "",
        ]
    )
