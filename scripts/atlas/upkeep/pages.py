"""Begins a hand-written page: a guide with its place in the menu, or a matter with its row; and says how far it is."""

import re
from collections.abc import Iterator

from atlas import REFERENCE, rules
from atlas.problems import Problem, did_you_mean, stopping
from atlas.project import Project
from atlas.sources.guides import MATTERS, path
from atlas.sources.raw_tables import rows
from atlas.sources.site_config import FILE
from atlas.upkeep import edits
from atlas.upkeep.forms import Answers, Form

_HEAD = "---\ntitle:\nshort:\ndescription:\nrevision: 1\n---\n"
_AGAIN = "this command again, which says what lacks; make serve shows the page once every language has it"
_PARTS = {
    "Do not": "do-not",
    "Have ready": "have-ready",
    "Steps": "steps",
    "If it does not help": "if-not",
    "Not known": "not-known",
}

QUESTIONS = {
    "id": "Its id, the page's address for ever, such as payout-late",
    "group": "Its group, one of those at the head of matters.yaml, such as money",
    "doors": "The ids of one to three desks in doors.yaml, best first, such as payments, support",
    "link": "The link of a store's entry that its page leads to, such as contact",
    "sources": "The numbers in sources.yaml that it rests on, such as 16, 25",
    "draft": "Does a message to seller support help: true or false; or appeal, for a plan of action",
}


_NEEDED = ("id", "group", "doors", "sources")  # not there yet, each is a `?`: rules say another thing of an empty one


def suggest(project: Project, answers: Answers, name: str) -> str:
    """Return what an answer most probably is, or nothing."""
    return {"link": "contact", "draft": "false"}.get(name, "")


def draft(project: Project, answers: Answers) -> Project:
    """Return the project with the matter's row and page."""
    return edits.changed(project, matter(project, answers))


FORM = Form(QUESTIONS, draft, suggest)


def matter(project: Project, answers: Answers) -> dict[str, str]:
    """Return data/matters.yaml with a row more, ranked last, and the page's skeleton, by their paths."""
    given = {name: answers.get(name, "?" if name in _NEEDED else "") for name in QUESTIONS}
    there = [(int(path[1]), row) for path, row in rows(project.tables, "matters", "matters")]
    rank = max(row["rank"] for _, row in there) + 1
    row = [
        f"id: {edits.value(given['id'])}",
        f"group: {edits.value(given['group'])}",
        f"rank: {rank}",
        f"doors: {edits.listed(edits.parts(given['doors']))}",
        f"door: {{link: {edits.value(given['link'] or 'contact')}}}",
        f"draft: {edits.value(given['draft'] or 'false')}",
        f"sources: {edits.listed(edits.parts(given['sources']))}",
    ]
    files = edits.after(project, "matters", "matters", there[-1][0], "  - " + "\n    ".join(row) + "\n")
    page = f"docs/{REFERENCE}/{MATTERS}/{given['id']}.md"
    if re.fullmatch(r"[\w-]+", given["id"]) and page not in project.snapshot.files:
        files[page] = f"{_HEAD}\n[[door]]\n" + "".join(f"\n## {name} {{#{part}}}\n" for name, part in _PARTS.items())
    return files


def guide_fault(project: Project, slug: str, section: str) -> str:
    """Return why a guide cannot be begun below a section of the menu, or an empty string."""
    sections = {name for name, _ in _sections(project)}
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug):
        return f"'{slug}' is no name of a guide: use lower-case letters, digits and single hyphens."
    if section not in sections and not _in_menu(project, slug):
        hint = did_you_mean(section, sections)
        return f"'{section}' is no section of nav in {FILE}: {', '.join(sorted(sections))}.{hint}"
    for _, row in rows(project.tables, "marketplaces", "marketplaces"):
        if slug in (row["code"], *row.get("aliases", ())):
            return f"/go/{slug}/ leads to the store {row['code']} already: choose another name."
    if slug in {row["id"] for _, row in rows(project.tables, "matters", "matters")}:
        return f"/go/{slug}/ leads to the matter {slug} already: choose another name."
    return ""


def guide(project: Project, slug: str, section: str) -> dict[str, str]:
    """Return what a guide begins with, by path: its English page and its place in the menu; what is there, left out."""
    files = {}
    if (page := f"docs/{REFERENCE}/guides/{slug}.md") not in project.snapshot.files:
        files[page] = _HEAD
    if not _in_menu(project, slug):
        last = dict(_sections(project))[section]
        lines = project.snapshot.text(FILE, "yaml").splitlines(keepends=True)
        lines.insert(last, f"{' ' * (len(lines[last - 1]) - len(lines[last - 1].lstrip()))}- guides/{slug}.md\n")
        files[FILE] = "".join(lines)
    return files


def progress(project: Project, key: str) -> str:
    """Return in how many languages a page is written: its front matter whole, and of the revision of English."""
    english = project.guides[REFERENCE].get(key)
    whole = [
        code
        for code, pages in project.guides.items()
        if english
        and key in pages
        and all(pages[key].meta.get(name) for name in ("title", "short", "description"))
        and pages[key].meta.get("revision") == english.meta.get("revision")
    ]
    began = "" if REFERENCE in whole else f", docs/{REFERENCE}/{path(key)} not yet"
    return f"{key}: written in {len(whole)} of {len(project.guides)} languages{began}"


def missing(project: Project, key: str) -> list[Problem]:
    """Return what the checks say of a page that is begun: in its own files, and elsewhere of a matter by its id."""
    ending, folder, id = f"/{path(key)}", *key.rpartition("/")[::2]
    named = f"'{id}'" if folder == MATTERS else ending
    problems = rules.run("texts", project) + rules.run("data", project)
    return sorted({one for one in stopping(problems) if one.file.endswith(ending) or named in one.message})


def steps(key: str, lacking: bool) -> list[str]:
    """Return what is to be done by hand, in order: to write what lacks, or to look at a page that is whole."""
    file, id = path(key), key.removeprefix(f"{MATTERS}/")
    write = f"write docs/{REFERENCE}/{file}, then each language in docs/<locale>/{file}, with the same anchors"
    if lacking and id == key:
        return [write, _AGAIN]
    if lacking:
        return [write, f"write what sellers type of it under {id} in data/search/<locale>.yaml", _AGAIN]
    link = ["link to it where its readers come by: the menu and the search do so by themselves"] if id == key else []
    return [*link, "make serve, to see it", "make test"]


def _in_menu(project: Project, slug: str) -> bool:
    return f"- guides/{slug}.md\n" in project.snapshot.text(FILE, "yaml")


def _sections(project: Project) -> Iterator[tuple[str, int]]:
    """Yield each section of the menu with the line of its last page."""
    for index, item in enumerate(project.config.data["nav"]):
        for name, pages in item.items() if isinstance(item, dict) else ():
            if isinstance(pages, list):
                yield name, project.config.places[("nav", index, name, len(pages) - 1)][0]
