"""No text has a word that its language refuses, and none in Traditional Chinese a character of the Simplified."""

import re
from collections.abc import Iterator

from atlas.problems import Problem
from atlas.project import Project
from atlas.sources.glossary import Glossary
from atlas.sources.messages import forms

ID = "refused"
WHY = "CONTRIBUTING.md#translate"

# The script of a language whose characters are judged, and the encodings that know them apart: what mainland China's
# has and Taiwan's has not is Simplified. (Big5 with Hong Kong's additions would not do: it has many Simplified ones.)
_TRADITIONAL, _SIMPLIFIED_IN, _TRADITIONAL_IN = "Hant", "gb2312", "cp950"

# What the drafter looks for in a seller's own text is not how we write.
_NOT_OURS = ("draft", "signs")


def check(project: Project) -> Iterator[Problem]:
    """Yield a problem at each place of a guide or text of a language with what must not stand there.

    The words to search by are sellers' own, so they are not judged.
    """
    for language in project.locales:
        own = project.glossaries.get(language.code)
        if own is None:  # reported among the unread texts
            continue
        traditional = language.cldr.script == _TRADITIONAL
        if not own.refused and not traditional:
            continue
        pattern = _pattern(own)
        for guide in project.guides[language.code].values():
            for number, line in [*((1, str(value)) for value in guide.meta.values()), *guide.lines]:
                for message in _faults(line, pattern, own, traditional):
                    yield guide.problem(number, ID, message)
        if document := project.strings.get(language.code):
            for path, value in project.flat(language.code).items():
                for form in forms(value) if path[:2] != _NOT_OURS else ():
                    for message in _faults(form, pattern, own, traditional):
                        yield document.problem(path, ID, message)


def _pattern(glossary: Glossary) -> re.Pattern[str]:
    """Return what finds each refused word in its group 1, and first what is right, in which one may be contained."""
    right = _either(word for words in glossary.refused.values() for word in words)
    return re.compile(f"{right}|({_either(glossary.refused)})" if glossary.refused else "(?!)()")


def _either(words: Iterator[str] | dict[str, tuple[str, ...]]) -> str:
    return "|".join(re.escape(word) for word in sorted(set(words), key=lambda word: (-len(word), word)))


def _faults(text: str, pattern: re.Pattern[str], own: Glossary, traditional: bool) -> Iterator[str]:
    if text.isascii():
        return
    found = {match[1]: None for match in pattern.finditer(text) if match[1]}
    for word in found:
        yield f"'{word}' is refused: write {' or '.join(own.refused[word])} ({own.file})."
    for letter in dict.fromkeys(text) if traditional else ():
        if _has(_SIMPLIFIED_IN, letter) and not _has(_TRADITIONAL_IN, letter):
            yield f"'{letter}' is a Simplified character: write the Traditional one."


def _has(encoding: str, letter: str) -> bool:
    try:
        letter.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
