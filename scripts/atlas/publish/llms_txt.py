"""llms.txt and llms-full.txt: the list of the site's pages, and all of them in one, for programs that read first."""

from collections.abc import Iterable, Mapping

from atlas.content.messages import Messages
from atlas.project import Project
from atlas.site.page_facts import PageFacts


def llms_txt(pages: Iterable[PageFacts], project: Project, messages: Messages) -> str:
    """Return a list of the pages of a language, the data, and the whole text in every language.

    A store is named by its storefront alone: what its page has is the same for all, and is said once.
    """
    code, base = messages.locale.code, project.base
    pages = list(pages)
    stores = [page for page in pages if page.marketplace]

    def line(page: PageFacts) -> str:
        about = project.catalogue.marketplace(page.marketplace).storefront if page.marketplace else page.description
        return f"- [{page.heading}]({base}{code}/{page.path}index.md): {about}"

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
            *(line(page) for page in pages if page.path.startswith("guides/")),
            "",
            "## Matters",
            "",
            *(line(page) for page in pages if page.path.startswith("matters/")),
            "",
            "## Marketplaces",
            "",
            "Of each: its doors, its marketplace ID, and what to have ready.",
            "",
            *map(line, stores),
            "",
            "## Short links",
            "",
            f"- [All of them]({base}go/): each leads to its page in the reader's own language, and keeps working",
            f"- `{base}go/<name>/`: a guide or a matter, by the name before `index.md` above",
            f"- `{base}go/<store>/<matter>/`: the door of a matter in a store, such as `go/de/money-held/`",
            "",
            "## Data",
            "",
            f"- [The table]({base}api/v1/marketplaces.json): every marketplace with its links, CC0",
            f"- [Its description]({base}api/v1/openapi.json): OpenAPI 3.1",
            f"- [What changed in it]({base}{code}/feed.xml): Atom; a store has its own beside its `index.md`",
            "",
            "## All pages in one file",
            "",
            *(f"- [{locale.name}]({base}{locale.code}/llms-full.txt)" for locale in project.locales),
            "",
        ]
    )


def llms_full(files: Mapping[str, bytes]) -> str:
    """Return the Markdown of all pages of a language, the home page first, out of the files of its build."""
    pages = sorted(path for path in files if path.endswith("index.md"))
    pages.sort(key=lambda path: path != "index.md")
    return "\n\n".join(files[path].decode().strip() for path in pages) + "\n"
