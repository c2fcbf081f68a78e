"""Puts the languages' builds together and adds what belongs to the whole site: start page, 404, sitemaps, robots."""

from collections.abc import Iterable
from pathlib import Path
from urllib.parse import urlsplit
from xml.sax.saxutils import quoteattr

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from atlas.build import promised_addresses
from atlas.build.language_cache import LanguageBuild
from atlas.build.page_facts import PageFacts, Site, parse_page
from atlas.build.place import write_list
from atlas.content.context import guide_title
from atlas.model.catalogue import Catalogue
from atlas.model.locales import REFERENCE, Locale, all_locales, locale
from atlas.paths import OVERRIDES
from atlas.publish import api, assets, social_cards
from atlas.publish.atom import feed
from atlas.publish.page_markdown import llms_txt
from atlas.publish.qr import qr_code
from atlas.publish.short_links import NGINX_SERVER, ShortLink, headers, nginx, redirects, short_links
from atlas.sources.messages import Words, words


def assemble(builds: Iterable[LanguageBuild], catalogue: Catalogue, base: str, folder: Path) -> Site:
    """Write the whole site into a new folder, and describe the same bytes for the rules.

    `base` is the address where the site is published, ending in a slash.
    """
    builds = list(builds)
    english = words(locale(REFERENCE))
    pages = root_pages(catalogue, english, base)
    files = {
        **{f"{build.code}/{path}": content for build in builds for path, content in build.files.items()},
        **{path: text.encode() for path, text in pages.items()},
        **shared_files(builds, catalogue, english, base),
    }
    for path in sorted({path.rpartition("/")[0] for path in files}):
        (folder / path).mkdir(parents=True, exist_ok=True)
    for path, content in files.items():
        (folder / path).write_bytes(content)
    write_list(folder, files.items())
    return Site(
        base=base,
        catalogue=catalogue,
        languages={build.code: build.pages for build in builds},
        root_pages=tuple(parse_page(files[path], path.removesuffix("index.html")) for path in pages),
        files=frozenset(files),
        promised=tuple(promised_addresses.read()),
        stale_cards=social_cards.stale(),
        used_words={
            build.code: build.used_words | (frozenset(english.used) if build.code == REFERENCE else frozenset())
            for build in builds
        },
    )


def root_pages(catalogue: Catalogue, english: Words, base: str) -> dict[str, str]:
    """Return the pages that belong to no language, by path: the start, the page of what is missing, short links."""
    common = {"catalogue": catalogue, "locales": all_locales(), "locale": english.locale, "base": base}
    environment = _environment(english)
    pages = {
        "index.html": environment.get_template("start.html").render(root=".", **common),
        # Any missing address shows this page, so its own addresses begin at the site's root.
        "404.html": environment.get_template("404.html").render(root=urlsplit(base).path.rstrip("/"), **common),
    }
    template = environment.get_template("go.html")
    for link in short_links(catalogue).values():
        own = locale(link.own)
        title = _title(link, catalogue, own)
        pages[f"go/{link.name}/index.html"] = template.render(root="../..", link=link, own=own, title=title, **common)
    return pages


def shared_files(builds: Iterable[LanguageBuild], catalogue: Catalogue, english: Words, base: str) -> dict[str, bytes]:
    """Return what belongs to the whole site beside its pages, by path: assets, data, feeds, sitemaps, hosts' rules."""
    links = short_links(catalogue).values()
    first, *_ = builds = list(builds)
    texts = {
        "_redirects": redirects(links),
        "_headers": headers(),
        "nginx-go.conf": nginx(links),
        "nginx-server.conf": NGINX_SERVER,
        "llms.txt": llms_txt(first.pages, english, base),
        "feed.xml": feed(catalogue, english, base, "feed.xml"),
        "sitemap.xml": sitemap_index(all_locales(), base),
        "robots.txt": f"User-agent: *\nAllow: /\n\nSitemap: {base}sitemap.xml\n",
    }
    for build in builds:
        name = f"{build.code}/feed.xml"
        texts[name] = feed(catalogue, words(locale(build.code)), base, name)
        texts[f"{build.code}/sitemap.xml"] = sitemap(build.code, build.pages, base)
    codes = {f"go/{entry.code}/qr.svg": qr_code(f"{base}go/{entry.code}/") for entry in catalogue.marketplaces}
    return (
        assets.files() | api.published(catalogue, base) | codes | {path: text.encode() for path, text in texts.items()}
    )


def alternates(path: str, base: str) -> dict[str, str]:
    """Give a page's address in every language by BCP 47 tag, and the default for readers of none of them."""
    links = {other.tag: f"{base}{other.code}/{path}" for other in all_locales()}
    return links | {"x-default": f"{base}{REFERENCE}/{path}" if path else base}


def sitemap(code: str, pages: Iterable[PageFacts], base: str) -> str:
    """List a language's pages, each with its address in the other languages."""
    entries = []
    for page in sorted(pages, key=lambda page: page.path):
        links = "".join(
            f'<xhtml:link rel="alternate" hreflang="{tag}" href={quoteattr(url)}/>'
            for tag, url in alternates(page.path, base).items()
        )
        entries.append(f"<url><loc>{base}{code}/{page.path}</loc>{links}</url>")
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
        + "\n".join(entries)
        + "\n</urlset>\n"
    )


def sitemap_index(locales: Iterable[Locale], base: str) -> str:
    """List the sitemaps of all languages."""
    entries = "\n".join(f"<sitemap><loc>{base}{other.code}/sitemap.xml</loc></sitemap>" for other in locales)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{entries}\n</sitemapindex>\n'
    )


def _title(link: ShortLink, catalogue: Catalogue, own: Locale) -> str:
    kind, slug = link.path.split("/")[:2]
    if kind == "marketplaces":
        return own.country(slug)
    if link.name in catalogue.guides:
        return guide_title(slug, own)
    return words(own)(f"matter.{link.name}.title")


def _environment(english: Words) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(OVERRIDES), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    environment.lstrip_blocks = True
    environment.globals.update(
        t=english,
        asset=assets.name,
        policy=True,
        words_of=lambda other: english if other == english.locale else words(other),
    )
    return environment
