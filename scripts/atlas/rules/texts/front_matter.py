"""Every guide says what the menu, the search engines and the translators need: title, short, description, revision."""

from collections.abc import Iterator

from atlas.problems import Problem, did_you_mean
from atlas.project import Project
from atlas.sources.guides import Guide

ID = "front-matter"
WHY = "CONTRIBUTING.md#change-a-guide"

# Keys and the most characters that fit: the menu's column for `short`, a search engine's line for `description`.
_LENGTHS = {"title": 90, "short": 32, "description": 180}


def check(project: Project) -> Iterator[Problem]:
    """Yield a problem at each guide whose front matter lacks a key, has an unknown one, or is too long."""
    for guides in project.guides.values():
        for guide in guides.values():
            for message in _faults(guide):
                yield guide.problem(1, ID, message)


def _faults(guide: Guide) -> Iterator[str]:
    known = {*_LENGTHS, "revision"}
    for key in sorted(map(str, guide.meta.keys() - known)):
        yield f"'{key}' is not a key of the front matter.{did_you_mean(key, known)}"
    for key, most in _LENGTHS.items():
        value = guide.meta.get(key)
        if not isinstance(value, str) or not value.strip():
            yield f"the key '{key}' is missing."
        elif len(value) > most:
            yield f"'{key}' has {len(value)} characters, at most {most} fit."
    if type(guide.meta.get("revision")) is not int:  # True counts as an int otherwise
        yield "the key 'revision' is missing: a whole number, raised when the meaning changes."
