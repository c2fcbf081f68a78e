"""llms.txt: the list of the site's pages and data for programs that read text before they answer."""

from collections.abc import Iterable

from atlas.content.messages import Messages
from atlas.site.page_facts import PageFacts


def llms_txt(pages: Iterable[PageFacts], messages: Messages, base: str) -> str:
    """Return a list of the pages of a language and the data, for programs that read before they answer."""
    code = messages.locale.code
    guides = [page for page in pages if page.path.startswith("guides/")]
    matters = [page for page in pages if page.path.startswith("matters/")]
    stores = [page for page in pages if page.marketplace]

    def line(page: PageFacts) -> str:
        return f"- [{page.heading}]({base}{code}/{page.path}index.md): {page.description}"

    return "\n".join(
        [
            f"# {messages('site.name')}",
            "",
            f"> {messages('home.description')}",
            "",
            "Every link carries how sure it is (amazon, seen, regional, reported, pattern) and when it was last seen.",
            "",
            "## Guides",
            "",
            *map(line, guides),
            "",
            "## Matters",
            "",
            *map(line, matters),
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
