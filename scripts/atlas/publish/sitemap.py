"""The sitemaps: every page of a language with its address in the others, and the list of the languages' sitemaps."""

from collections.abc import Iterable
from functools import partial
from xml.sax.saxutils import quoteattr

from atlas import REFERENCE
from atlas.project import Project
from atlas.site.page_facts import PageFacts


def alternates(project: Project, path: str) -> dict[str, str]:
    """Return a page's address in every language by BCP 47 tag, and the default for readers of none of them."""
    links = {other.tag: f"{project.base}{other.code}/{path}" for other in project.locales}
    return links | {"x-default": f"{project.base}{REFERENCE}/{path}" if path else project.base}


def sitemap(project: Project, code: str, pages: Iterable[PageFacts]) -> str:
    """Return the list of a language's pages, each with its address in the other languages."""
    entries = [f"<url><loc>{project.base}</loc></url>"] if code == REFERENCE else []  # the start, of no language
    for page in sorted(pages, key=lambda page: page.path):
        links = project.kept(f"links in sitemaps {page.path}", partial(_links, project, page.path))
        entries.append(f"<url><loc>{project.base}{code}/{page.path}</loc>{links}</url>")
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
        + "\n".join(entries)
        + "\n</urlset>\n"
    )


def _links(project: Project, path: str) -> str:
    """Return what the sitemaps of all languages say of a page: its address in each."""
    return "".join(
        f'<xhtml:link rel="alternate" hreflang="{tag}" href={quoteattr(url)}/>'
        for tag, url in alternates(project, path).items()
    )


def sitemap_index(project: Project) -> str:
    """Return the list of the sitemaps of all languages."""
    entries = "\n".join(
        f"<sitemap><loc>{project.base}{other.code}/sitemap.xml</loc></sitemap>" for other in project.locales
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{entries}\n</sitemapindex>\n'
    )
