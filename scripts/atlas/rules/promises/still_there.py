"""Every language, store, guide, matter and anchor that was published is still there, or says where it is found now."""

import re
from collections.abc import Iterator

from atlas import REFERENCE
from atlas.problems import Problem, did_you_mean
from atlas.project import Project
from atlas.site import promised_addresses
from atlas.site.moved_addresses import FILE as MOVED
from atlas.site.moved_addresses import moved
from atlas.sources.raw_tables import known

ID = "promise"
WHY = "CONTRIBUTING.md#what-was-published-stays"

_PAGE = re.compile(r"\*/(guides|matters|marketplaces)/([^/#]+)/(?:#(.+))?")


def check(project: Project) -> Iterator[Problem]:
    """Yield a problem at each line of the list whose page or anchor no source has; of a lost page, no anchors."""
    written, kept = promised_addresses.numbered(project), moved(project)
    promised = {line for _, line in written}
    for number, line in written:
        if line not in kept and (message := _lost(project, line, promised)):
            yield Problem(promised_addresses.FILE, number, 1, ID, message)


def _lost(project: Project, line: str, promised: set[str]) -> str:
    """Return that what a line promises would be lost, with the way to keep it; nothing where it is there."""
    if code := promised_addresses.language(line):
        if code in (locale.code for locale in project.locales):
            return ""
        pages = sum(other.startswith("*/") and "#" not in other for other in promised)
        return (
            f"the language '{code}' was published, and {pages} addresses in it would be lost. Bring it back in "
            f"mkdocs.yml, or retire it: in {MOVED}, {{was: {code}/, now: {REFERENCE}/}}."
        )
    page = _PAGE.fullmatch(line)
    if not page:  # files of pages, short links and data: the built site is asked for them
        return ""
    kind, name, anchor = page.groups()
    there = _names(project, kind)
    if there is None or (name in there and not anchor):
        return ""
    if name in there:
        return _anchor(project, name, anchor) if kind == "guides" else ""
    if anchor:  # of a page that is reported
        return ""
    return (
        _store(name)
        if kind == "marketplaces"
        else _page(kind, name, [x for x in there if f"*/{kind}/{x}/" not in promised])
    )


def _names(project: Project, kind: str) -> tuple[str, ...] | None:
    """Return the guides, matters or stores that there are; None where they cannot be read."""
    if kind == "guides":
        return project.guide_slugs
    if project.tables[kind].data is None:
        return None
    return tuple(map(str, known(project.tables, kind, kind, "id" if kind == "matters" else "code")))


def _store(code: str) -> str:
    return (
        f"the marketplace '{code}' was published and would be lost. A code stays, and a marketplace that closes is "
        "retired: bring its entry back and add retired: {date: …, reason: closed, instead: …}."
    )


def _page(kind: str, name: str, new: list[str]) -> str:
    source = f"docs/{REFERENCE}/{kind}/{name}.md" + (" and its row" if kind == "matters" else "")
    return (
        f"the {kind[:-1]} '{name}' was published and would be lost. Bring {source} back, or say where its readers "
        f'find it now: in {MOVED}, {{was: "*/{kind}/{name}/", now: …}}.{did_you_mean(name, new)}'
    )


def _anchor(project: Project, slug: str, anchor: str) -> str:
    if slug == "about" and anchor[:1] == "s" and anchor[1:].isdecimal():
        numbers = known(project.tables, "sources", "sources", "number")
        if int(anchor[1:]) in numbers or project.tables["sources"].data is None:
            return ""
        return f"source {anchor[1:]} was published, and data name its number: bring it back in data/sources.yaml."
    guide = project.guides[REFERENCE].get(slug) if REFERENCE in project.guides else None
    anchors = [heading.anchor for heading in guide.headings] if guide else [anchor]
    if anchor in anchors:
        return ""
    return (
        f"the anchor '#{anchor}' of the guide '{slug}' was published and would be lost. Give a heading of it "
        f'{{#{anchor}}} again, or say which one it is now: in {MOVED}, {{was: "*/guides/{slug}/#{anchor}", now: …}}.'
    )
