"""A language says its own word of the table wherever English says the term, and never one that the table rules out."""

import re
from collections.abc import Iterator
from functools import lru_cache

from atlas import REFERENCE
from atlas.problems import Problem, did_you_mean, nearest
from atlas.project import Project
from atlas.sources.glossary import RULE, Glossary, normalise
from atlas.sources.guides import Guide

ID = RULE
WHY = "CONTRIBUTING.md#translate"

# Addresses, anchors, code, our name and those of Amazon's sites are the same in every language.
_NO_WORDS = re.compile(
    r"\]\([^()\s]+\)|\{#[\w-]+\}|`[^`\n]+`|\[\[[\w-]+\]\]|Seller Support Atlas|Seller Central|Brand Registry"
)

# Names on Amazon's screen are bold, and stay English in every language.
_BOLD = re.compile(r"\*\*([^*\n]+)\*\*")

# What the drafter looks for in a seller's own text is not how we write.
_NOT_OURS = ("draft", "signs")


def check(project: Project) -> Iterator[Problem]:
    """Yield a problem at each text without the word it needs, each ruled-out word, and each row that is not English's.

    A text is a guide, or all strings together.
    """
    if REFERENCE not in project.glossaries:  # reported among the unread texts
        return
    reference = project.glossaries[REFERENCE]
    there = {slug: _words(_BOLD.sub(" ", _whole(guide))) for slug, guide in project.guides[REFERENCE].items()}
    there[""] = _strings(project, REFERENCE)
    needed = {
        slug: [name for name, term in reference.terms.items() if reference.found(term.forms, text)]
        for slug, text in there.items()
    }
    for code in project.translations:
        if own := project.glossaries.get(code):
            yield from _rows(own, reference)
            yield from _missing(project, own, needed)
            yield from _ruled_out(project, own)


def _rows(own: Glossary, reference: Glossary) -> Iterator[Problem]:
    strange = sorted(own.terms.keys() - reference.terms.keys())
    meant = {nearest(name, reference.terms) for name in strange}
    for name in sorted(reference.terms.keys() - own.terms.keys() - meant):
        yield own.problem(0, f"the word '{name}' is missing in the table.")
    for name in strange:
        hint = did_you_mean(name, reference.terms)
        yield own.problem(own.terms[name].line, f"'{name}' is not a word of {reference.file}.{hint}")


def _missing(project: Project, own: Glossary, needed: dict[str, list[str]]) -> Iterator[Problem]:
    for slug, names in needed.items():
        guide = project.guides[own.code].get(slug)
        if (slug and not guide) or slug in project.behind(own.code):  # that text translates an earlier English one
            continue
        text = _text(guide) if guide else _strings(project, own.code)
        for name in names:
            if name in own.terms and text and not own.found(own.terms[name].forms, text):
                forms = ", ".join(f"'{form}'" for form in own.terms[name].forms)
                message = f"English says '{name}' here, and this text has none of {forms} ({own.file})."
                yield guide.problem(0, ID, message) if guide else project.strings[own.code].problem((), ID, message)


def _ruled_out(project: Project, own: Glossary) -> Iterator[Problem]:
    message = "'{}' does not stand for '{}': write the word of " + own.file + "."
    never = [(form, term.name) for term in own.terms.values() for form in term.never]
    forms = [form for form, _ in never]
    for key, guide in project.guides[own.code].items():
        english = project.guides[REFERENCE].get(key)
        names = set(_BOLD.findall(_whole(english))) if english else set()

        def ours(text: str, names: set[str] = names) -> str:
            return _words(_BOLD.sub(lambda match: " " if match[1] in names else match[0], text))

        text = ours(_whole(guide))
        for form, name in never if own.found(forms, text) else ():
            if own.found((form,), text):
                lines = [number for number, line in guide.lines if own.found((form,), ours(line))] or [1]
                yield from (guide.problem(line, ID, message.format(form, name)) for line in lines)
    if document := project.strings.get(own.code):
        for path, value in project.flat(own.code).items():
            text = _normalised(str(value)) if path[:2] != _NOT_OURS else ""
            for form, name in never if own.found(forms, text) else ():
                if own.found((form,), text):
                    yield document.problem(path, ID, message.format(form, name))


@lru_cache(maxsize=2048)
def _whole(guide: Guide) -> str:
    return "\n".join([*map(str, guide.meta.values()), *(line for _, line in guide.lines)])


@lru_cache(maxsize=2048)
def _text(guide: Guide) -> str:
    return _words(_whole(guide))


def _words(text: str) -> str:
    return _normalised(_NO_WORDS.sub(" ", text))


def _strings(project: Project, code: str) -> str:
    return _words("\n".join(map(str, project.flat(code).values()))) if code in project.strings else ""


_normalised = lru_cache(maxsize=32768)(normalise)  # in a preview most texts are those of the last build
