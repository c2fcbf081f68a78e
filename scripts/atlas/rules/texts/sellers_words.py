"""No word that sellers type is ruled out by the table of words: what they say may stand in a text."""

from collections.abc import Iterator
from dataclasses import replace

from atlas.problems import Problem
from atlas.project import Project
from atlas.sources import synonyms
from atlas.sources.glossary import normalise

ID = "term-typed"
WHY = "CONTRIBUTING.md#translate"


def check(project: Project) -> Iterator[Problem]:
    """Yield a problem at each form of a language's table under 'Not' that stands among its words to search by."""
    for code, glossary in project.glossaries.items():
        if code not in project.synonyms:
            continue
        parts = synonyms.of(project.synonyms[code]).values()
        typed = {normalise(word) for part in parts for words in part.values() for word in words}
        for term in glossary.terms.values():
            for form in term.never:
                if normalise(form) in typed:
                    message = f"'{form}' stands for '{term.name}' in data/search/{code}.yaml: take it out of 'Not'."
                    yield replace(glossary.problem(term.line, message), rule=ID)
