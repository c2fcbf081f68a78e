"""Begins a language: the files that its translators fill, how far they are, and what the checks still miss."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from babel import Locale as Cldr

from atlas import REFERENCE, rules
from atlas.problems import AtlasError, Problem
from atlas.project import Project
from atlas.sources import guides, messages
from atlas.sources.site_config import FILE, code_fault, languages

_SECTION = re.compile(r"^## .*\n", re.MULTILINE)


@dataclass(frozen=True)
class Progress:
    """How far a language is: pages and texts that are written, and how many there are in English."""

    code: str
    pages: int
    all_pages: int
    words: int
    all_words: int

    def __str__(self) -> str:
        return f"{self.code}: {self.pages} of {self.all_pages} pages, {self.words} of {self.all_words} texts"


def fault(code: str) -> str:
    """Return why a language cannot be begun, or an empty string."""
    if code == REFERENCE:
        return f"'{code}' is the language that all others are compared with."
    return code_fault(code)


def name_of(project: Project, code: str) -> str:
    """Return what a language calls itself: by mkdocs.yml, or else by CLDR."""
    listed = {own.code: own.name for own in project.locales}
    cldr = Cldr.parse(code, sep="-")
    return listed.get(code) or str(cldr.get_display_name(cldr)).capitalize()


def skeleton(project: Project, code: str) -> dict[str, str]:
    """Return the texts of the files that a language begins with, by path, those that are there left out."""
    own = project.language(code)
    english = str(Cldr.parse(code, sep="-").get_display_name("en"))
    forms = ", ".join(sorted({*own.cldr.plural_form.tags, "other"}))
    made = {
        f"data/strings/{code}.yaml": f"# The words of the site in {english}.\n#\n# Each line is still English and a "
        f"comment: take its # away, with that of its group, and write it in {english}.\n# Keep the keys and the "
        f"{{words}} in braces. A counted text has these forms: {forms}.\n\n"
        + _commented(project.snapshot.text(f"data/strings/{REFERENCE}.yaml", messages.RULE)),
        f"data/search/{code}.yaml": f"# What sellers type in {english}, which stands on no page.\n#\n# For each matter "
        "(ids: matters.yaml), for guides, and everyday names of countries. Each line is still English\n# and a "
        "comment: take its # away, and write what sellers say. `common` are words that say nothing alone.\n\n"
        + _commented(project.snapshot.text(f"data/search/{REFERENCE}.yaml", messages.RULE)),
        f"docs/translating/{code}.md": _glossary(project, english),
    }
    there = {*project.snapshot.files, *project.snapshot.faults}
    return {path: text for path, text in made.items() if path not in there}


def progress(project: Project, code: str) -> Progress:
    """Return how far a language is. What cannot be read counts as not written."""
    pages, reference = guides.keys(project.snapshot, code), guides.keys(project.snapshot, REFERENCE)
    needed = project.flat(REFERENCE).keys() - {tuple(key.split(".")) for key in project.theme(code)}
    try:
        written = project.flat(code).keys()
    except AtlasError:
        written = {}.keys()
    return Progress(code, len({*pages} & {*reference}), len(reference), len(needed & written), len(needed))


def line(code: str, name: str) -> str:
    """Return the line of a language in mkdocs.yml."""
    return f"        - {{locale: {code}, name: {name}}}\n"


def listed(project: Project, code: str) -> Project:
    """Return the project with a language in the list of mkdocs.yml, after all others."""
    if code in {own.code for own in project.locales}:
        return project
    last = [project.config.places[path][0] for path, _ in languages(project.config)][-1]
    lines = project.snapshot.text(FILE, "yaml").splitlines(keepends=True)
    lines.insert(last, line(code, name_of(project, code)))
    return project.changed({FILE: "".join(lines).encode()})


def missing(project: Project, code: str) -> list[Problem]:
    """Return what the checks of texts would say of a language if mkdocs.yml listed it."""
    found = rules.run("texts", listed(project, code))
    return sorted({problem for problem in found if code in re.split(r"[/.]|card-", problem.file)})


def _commented(text: str) -> str:
    """Return the English lines as comments, those before its first key left out."""
    lines = text.splitlines(keepends=True)
    first = next(number for number, each in enumerate(lines) if each.strip() and not each.startswith("#"))
    return "".join(f"# {each}" if each.strip() else each for each in lines[first:])


def _glossary(project: Project, english: str) -> str:
    """Return the guide for translators, with a row for each word of English and no words of the language yet."""
    terms = project.glossaries[REFERENCE].terms
    head = [
        f"# How we write {english}\n\n## Voice\n",
        "- The form of address, and how a calm helper at a good help desk speaks.\n\n## Type\n",
        "- Quotes, spaces, hyphens, dates, and how names that stay English are written.\n\n## Words\n",
        "`Found as` has every form by which the build finds the word in a text; `Not` what never stands for it; `Seen`",
        "where the word was seen, as [README.md](README.md) says.\n",
        f"| English | {english} | Found as | Not | Seen |\n|---|---|---|---|---|",
    ]
    return "\n".join([*head, *(f"| {name} | | | | |" for name in terms)]) + "\n"


def steps(project: Project, code: str, lacking: Iterable[Problem]) -> Iterator[str]:
    """Yield what is still to be done by hand, in order; `lacking` is what `missing` returns."""
    files = [problem.file for problem in lacking]
    if any(not file.startswith((f"docs/{code}/", "overrides/")) for file in files):
        yield f"write docs/translating/{code}.md first, then data/strings/{code}.yaml and data/search/{code}.yaml"
    if any(file.startswith(f"docs/{code}/") for file in files):
        yield f"write each page of docs/{REFERENCE}/guides/ and docs/{REFERENCE}/matters/ anew in docs/{code}/"
    yield f"have 60 questions as sellers ask them, half of them held, in tests/search/golden/{code}.yaml"
    yield f"have '{code}' in tests/languages.yaml and .github/CODEOWNERS, and its name in the list in README.md"
    yield "where CLDR is wrong about a country's name or the order of names, add a row to data/languages.yaml"
    if code not in {own.code for own in project.locales}:
        yield f"when it is whole, add to languages in mkdocs.yml: {line(code, name_of(project, code)).strip()}"
    own = project.language(code).cldr
    for other in project.locales:
        if other.cldr.language == own.language and other.cldr.script != own.script:
            yield f"readers must tell it from '{other.name}' ({other.code}): let both names say the script"
    yield "make cards, make site, python scripts/search_bench.py --rounds 0 --misses, and make test"
