"""Puts the languages' builds together and adds what belongs to the whole site: start page, 404, sitemaps, robots."""

import os
import shutil
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import urlsplit
from xml.sax.saxutils import quoteattr

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from atlas import api, assets, cards, published
from atlas.catalogue import Catalogue
from atlas.edition import guide_title
from atlas.feed import feed
from atlas.go import NGINX_SERVER, ShortLink, headers, nginx, redirects, short_links
from atlas.inspection import PageFacts, Site, read_page
from atlas.locales import REFERENCE, Locale, all_locales, locale
from atlas.paths import OVERRIDES
from atlas.plain import llms_txt
from atlas.qr import qr_code
from atlas.render import LanguageBuild
from atlas.words import Words, words


def assemble(builds: Iterable[LanguageBuild], catalogue: Catalogue, base: str, folder: Path, policy: bool) -> Site:
    """Make the whole site in an empty folder, and describe it for the rules.

    `base` is the address where the site is published, ending in a slash. `policy` is false only in the preview,
    whose live reload the site's own security policy would refuse.
    """
    builds = list(builds)
    for build in builds:
        shutil.copytree(build.folder, folder / build.code, copy_function=_link, ignore=shutil.ignore_patterns("assets"))
    assets.write(folder)
    api.write(folder, catalogue, base)
    english = words(locale(REFERENCE))
    common = {"catalogue": catalogue, "locales": all_locales(), "locale": locale(REFERENCE), "base": base}
    path = urlsplit(base).path
    environment = _environment(english, policy)
    pages = {
        "index.html": environment.get_template("start.html").render(root=".", **common),
        # Any missing address shows this page, so its own addresses begin at the site's root.
        "404.html": environment.get_template("404.html").render(root=path.rstrip("/"), **common),
    }
    links = short_links(catalogue)
    for link in links.values():
        own = locale(link.own)
        title = _title(link, catalogue, own)
        page = environment.get_template("go.html").render(root="../..", link=link, own=own, title=title, **common)
        pages[f"go/{link.name}/index.html"] = page
    for name, text in pages.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    for entry in catalogue.marketplaces:
        (folder / "go" / entry.code / "qr.svg").write_bytes(qr_code(f"{base}go/{entry.code}/"))
    (folder / "_redirects").write_text(redirects(links.values()), "utf-8")
    (folder / "_headers").write_text(headers(), "utf-8")
    (folder / "nginx-go.conf").write_text(nginx(links.values()), "utf-8")
    (folder / "nginx-server.conf").write_text(NGINX_SERVER, "utf-8")
    (folder / "llms.txt").write_text(llms_txt(builds[0].pages, english, base), "utf-8")
    (folder / "feed.xml").write_text(feed(catalogue, english, base, "feed.xml"), "utf-8")
    for build in builds:
        name = f"{build.code}/feed.xml"
        (folder / name).write_text(feed(catalogue, words(locale(build.code)), base, name), "utf-8")
        (folder / build.code / "sitemap.xml").write_text(sitemap(build.code, build.pages, base), "utf-8")
    (folder / "sitemap.xml").write_text(sitemap_index(all_locales(), base), "utf-8")
    (folder / "robots.txt").write_text(f"User-agent: *\nAllow: /\n\nSitemap: {base}sitemap.xml\n", "utf-8")
    return Site(
        base=base,
        catalogue=catalogue,
        languages={build.code: build.pages for build in builds},
        root_pages=tuple(read_page(folder / name, folder) for name in pages),
        files=frozenset(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()),
        promised=tuple(published.read()),
        stale_cards=cards.stale(),
        used_words={
            build.code: build.used_words | (frozenset(english.used) if build.code == REFERENCE else frozenset())
            for build in builds
        },
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


def _environment(english: Words, policy: bool) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(OVERRIDES), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    environment.lstrip_blocks = True
    environment.globals.update(t=english, asset=assets.name, policy=policy, words_of=english.of)
    return environment


def _link(source: str, target: str) -> None:
    """Share a file between the cached build and the site; copy where the disk cannot."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)
