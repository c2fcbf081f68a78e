"""Every guide says what the menu, the search engines and the translators need: title, short, description, revision."""

from collections.abc import Iterator
from datetime import UTC, datetime

from atlas import REFERENCE
from atlas.model.dates import first_day
from atlas.model.translation import is_day
from atlas.problems import Problem, did_you_mean, nearest
from atlas.project import Project
from atlas.sources.guides import Guide

ID = "front-matter"
WHY = "CONTRIBUTING.md#change-a-guide"

# Keys and the most characters that fit: the menu's column for `short`, a search engine's line for `description`.
_LENGTHS = {"title": 90, "short": 32, "description": 180}


def check(project: Project) -> Iterator[Problem]:
    """Yield a problem at each guide whose front matter lacks a key, has an unknown one, or is too long."""
    for code, guides in project.guides.items():
        for guide in guides.values():
            for message in _faults(guide, code):
                yield guide.problem(1, ID, message)


def _faults(guide: Guide, code: str) -> Iterator[str]:
    known = {*_LENGTHS, "revision"} | ({"revised"} if code == REFERENCE else set())
    strange = sorted(map(str, guide.meta.keys() - known))
    meant = {nearest(key, known) for key in strange}
    for key in strange:
        yield f"'{key}' is not a key of the front matter.{did_you_mean(key, known)}"
    for key, most in _LENGTHS.items():
        value = guide.meta.get(key)
        if key not in guide.meta and key in meant:
            continue
        if not isinstance(value, str) or not value.strip():
            yield f"the key '{key}' is missing."
        elif len(value) > most:
            yield f"'{key}' has {len(value)} characters, at most {most} fit."
    if type(guide.meta.get("revision")) is not int:  # True counts as an int otherwise
        yield "the key 'revision' is missing: a whole number, raised when the meaning changes."
    if code == REFERENCE and "revised" in guide.meta:
        revised = str(guide.meta["revised"])
        if not is_day(revised) or first_day(revised) > datetime.now(UTC).date():
            yield f"'revised' is '{revised}': write the day on which the revision was made, such as 2026-05-12."
