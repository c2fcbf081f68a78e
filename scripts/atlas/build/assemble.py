"""Puts the languages' builds together and adds what belongs to the whole site."""

import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from atlas import REFERENCE
from atlas.build.language_cache import LanguageBuild
from atlas.build.place import write_list
from atlas.content import assets
from atlas.content.messages import messages
from atlas.project import Project
from atlas.publish import api, site_icons, sitemap
from atlas.publish.atom import feed, store_feeds
from atlas.publish.hosts import host_files
from atlas.publish.llms_txt import llms_full, llms_txt
from atlas.publish.moved_pages import moved_pages
from atlas.publish.qr import qr_code
from atlas.publish.root_pages import root_pages, root_templates
from atlas.site import promised_addresses
from atlas.site.built import Site
from atlas.site.page_facts import parse_page


def assemble(project: Project, builds: Sequence[LanguageBuild]) -> tuple[dict[str, bytes], Site]:
    """Return every file of the whole site by its path, and the description of the same bytes for the rules."""
    english = messages(project, project.locale(REFERENCE))
    says = {build.code: {page.path: page.description for page in build.pages} for build in builds}
    pages = {path: text.encode() for path, text in root_pages(project, english, says).items()}
    files = {
        **{f"{build.code}/{path}": content for build in builds for path, content in build.files.items()},
        **pages,
        **assets.files(project),
        **api.published(project),
        **qr_codes(project),
        **site_icons.at_the_root(project),
        **{path: text.encode() for path, text in texts(project, builds).items()},
    }
    languages = {build.code: build.pages for build in builds}
    moved = moved_pages(project, root_templates(project, english), languages, files)
    pages |= {path: text.encode() for path, text in moved.items()}
    files |= {was: files[now] for was, now in promised_addresses.moved_files(project, files).items() if now in files}
    files |= pages
    used = {build.code: build.used_messages for build in builds}
    site = Site(
        project=project,
        languages=languages,
        root_pages=tuple(parse_page(content, path.removesuffix("index.html")) for path, content in pages.items()),
        files=frozenset(files),
        used_messages=used | {REFERENCE: used.get(REFERENCE, frozenset()) | english.used},
        contents={path: content for path, content in files.items() if not path.endswith(".html")},
    )
    return files, site


def texts(project: Project, builds: Sequence[LanguageBuild]) -> dict[str, str]:
    """Return the feeds, the sitemaps, the rules for hosts and what programs read first, by path."""
    english, catalogue, base = messages(project, project.locale(REFERENCE)), project.catalogue, project.base
    found = {
        **host_files(project),
        "llms.txt": llms_txt(builds[0].pages, project, english),
        "feed.xml": feed(catalogue, english, base, "feed.xml"),
        "sitemap.xml": sitemap.sitemap_index(project),
        "robots.txt": f"User-agent: *\nAllow: /\n\nSitemap: {base}sitemap.xml\n",
    }
    for build in builds:
        name, words = f"{build.code}/feed.xml", messages(project, project.locale(build.code))
        found[name] = feed(catalogue, words, base, name)
        found |= store_feeds(catalogue, words, base)
        found[f"{build.code}/sitemap.xml"] = sitemap.sitemap(project, build.code, build.pages)
        found[f"{build.code}/manifest.webmanifest"] = site_icons.manifest(project, words)
        found[f"{build.code}/llms-full.txt"] = llms_full(build.files)
    return found


def qr_codes(project: Project) -> dict[str, bytes]:
    """Return the picture of each store's short link, by path."""
    return {
        f"go/{entry.code}/qr.svg": qr_code(f"{project.base}go/{entry.code}/")
        for entry in project.catalogue.marketplaces
    }


def write(folder: Path, files: Mapping[str, bytes]) -> None:
    """Make a folder hold a site's files, with the list of them, and nothing else.

    It may hold another site: what is the same to the byte stays, and only the rest is written.
    """
    missing = dict(files)
    _keep_same(folder, "", missing)
    for address, content in missing.items():
        path = folder / address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    write_list(folder, files.items())


def _keep_same(folder: Path, below: str, missing: dict[str, bytes]) -> None:
    """Take from what is missing the files that a folder has to the byte, and remove all else from it."""
    with os.scandir(folder) as entries:
        found = list(entries)
    for entry in found:
        address, path = below + entry.name, Path(entry.path)
        if entry.is_dir(follow_symlinks=False):
            _keep_same(path, f"{address}/", missing)
        elif address in missing and entry.is_file(follow_symlinks=False) and path.read_bytes() == missing[address]:
            del missing[address]
        else:
            path.unlink()  # never written over: its content may have other names elsewhere
    if below:
        with suppress(OSError):  # it holds files
            folder.rmdir()
