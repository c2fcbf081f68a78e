"""A language says its own word of the table wherever English says the term, and never one that the table rules out."""

import re
from collections.abc import Iterator

from atlas.model.locales import REFERENCE
from atlas.problems import Problem, did_you_mean
from atlas.sources.glossary import RULE, Terms, plain
from atlas.sources.guides import Guide, Texts
from atlas.sources.messages import flatten

ID = RULE

# Addresses, anchors, code and our name are the same in every language.
_NO_WORDS = re.compile(r"\]\([^()\s]+\)|\{#[\w-]+\}|`[^`\n]+`|Seller Support Atlas")

# What the drafter looks for in a seller's own text is not how we write.
_NOT_OURS = ("draft", "signs")


def check(texts: Texts) -> Iterator[Problem]:
    """Yield a problem at each text without the word it needs, each ruled-out word, and each row that is not English's.

    A text is a guide, or all strings together.
    """
    if REFERENCE not in texts.terms:  # reported among the unread texts
        return
    reference = texts.terms[REFERENCE]
    there = {slug: _text(guide) for slug, guide in texts.guides[REFERENCE].items()}
    there[""] = _strings(texts, REFERENCE)
    needed = {
        slug: [name for name, term in reference.words.items() if reference.found(term.forms, text)]
        for slug, text in there.items()
    }
    for code in texts.translations:
        if own := texts.terms.get(code):
            yield from _rows(own, reference)
            yield from _missing(texts, own, needed)
            yield from _ruled_out(texts, own)


def _rows(own: Terms, reference: Terms) -> Iterator[Problem]:
    for name in sorted(reference.words.keys() - own.words.keys()):
        yield own.problem(0, f"the word '{name}' is missing in the table.")
    for name in sorted(own.words.keys() - reference.words.keys()):
        hint = did_you_mean(name, reference.words)
        yield own.problem(own.words[name].line, f"'{name}' is not a word of {reference.file}.{hint}")


def _missing(texts: Texts, own: Terms, needed: dict[str, list[str]]) -> Iterator[Problem]:
    for slug, names in needed.items():
        guide = texts.guides[own.code].get(slug)
        if slug and not guide:
            continue
        text = _text(guide) if guide else _strings(texts, own.code)
        for name in names:
            if name in own.words and text and not own.found(own.words[name].forms, text):
                forms = ", ".join(f"'{form}'" for form in own.words[name].forms)
                message = f"English says '{name}' here, and this text has none of {forms} ({own.file})."
                yield guide.problem(0, ID, message) if guide else texts.strings[own.code].problem((), ID, message)


def _ruled_out(texts: Texts, own: Terms) -> Iterator[Problem]:
    message = "'{}' does not stand for '{}': write the word of " + own.file + "."
    never = [(form, term.name) for term in own.words.values() for form in term.never]
    for guide in texts.guides[own.code].values():
        text = _text(guide)
        for form, name in never:
            if own.found((form,), text):
                lines = [number for number, line in guide.lines if own.found((form,), _words(line))] or [1]
                yield from (guide.problem(line, ID, message.format(form, name)) for line in lines)
    if document := texts.strings.get(own.code):
        for path, value in flatten(document.data).items():
            for form, name in never:
                if path[:2] != _NOT_OURS and own.found((form,), plain(str(value))):
                    yield document.problem(path, ID, message.format(form, name))


def _text(guide: Guide) -> str:
    return _words("\n".join([*map(str, guide.meta.values()), *(line for _, line in guide.lines)]))


def _words(text: str) -> str:
    return plain(_NO_WORDS.sub(" ", text))


def _strings(texts: Texts, code: str) -> str:
    document = texts.strings.get(code)
    return _words("\n".join(map(str, flatten(document.data).values()))) if document else ""
