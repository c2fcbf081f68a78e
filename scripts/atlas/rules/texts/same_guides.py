"""Every language has every guide, with the same headings, steps, links, sources and marks, and none is outdated."""

from bisect import bisect
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from functools import lru_cache

from atlas import REFERENCE
from atlas.problems import FEW, Problem, some
from atlas.project import Project
from atlas.sources.guides import Guide, keys, path

ID = "translation"
WHY = "CONTRIBUTING.md#translate"

# What stands in a guide, each with its line: links, sources, marks, steps.
_Items = Sequence[tuple[str, int]]


def check(project: Project) -> Iterator[Problem]:
    """Yield a problem at each guide that is missing, extra, outdated, or built differently from English.

    A page that is behind and may still wait translates another text: another rule warns of it.
    """
    reference, today = project.guides[REFERENCE], datetime.now(UTC).date()
    for code in project.translations:
        own, behind = project.guides[code], project.behind(code)
        lacking = sorted(reference.keys() - own.keys() - _unread(project, code))
        if len(lacking) > FEW:
            files = some([path(slug) for slug in lacking])
            message = f"{len(lacking)} of {len(reference)} pages have not been written yet: {files}."
            yield Problem(f"docs/{code}/", 0, 0, ID, f"{message} Translate each from docs/{REFERENCE}/.")
        for file in map(path, lacking if len(lacking) <= FEW else ()):
            yield Problem(
                f"docs/{code}/{file}", 0, 0, ID, f"has not been written yet: translate docs/{REFERENCE}/{file}."
            )
        for slug in sorted(own.keys() - reference.keys() - _unread(project, REFERENCE)):
            message = f"has no English page: write docs/{REFERENCE}/{path(slug)}, or take this one out."
            yield Problem(own[slug].file, 0, 0, ID, message)
        for slug in sorted(own.keys() & reference.keys()):
            late = behind.get(slug)
            if not late or not late.waits(today):
                yield from _compare(reference[slug], own[slug])


def _unread(project: Project, code: str) -> set[str]:
    """Return the keys of the pages that are there but could not be read: they are reported already."""
    unread = {problem.file for problem in project.unreadable}
    return {key for key in keys(project.snapshot, code) if f"docs/{code}/{path(key)}" in unread}


@lru_cache(maxsize=4096)  # in a preview most pairs are those of the last build
def _compare(reference: Guide, own: Guide) -> tuple[Problem, ...]:
    return tuple(_differences(reference, own))


def _differences(reference: Guide, own: Guide) -> Iterator[Problem]:
    if type(own.meta.get("revision")) is int and own.meta["revision"] != reference.meta.get("revision"):
        message = (
            f"translates revision {own.meta.get('revision')}, English is at {reference.meta.get('revision')}: "
            "bring it up to date, then write the same number."
        )
        yield own.problem(1, ID, message)
    here = [(heading.level, heading.anchor) for heading in own.headings]
    there = [(heading.level, heading.anchor) for heading in reference.headings]
    if here != there:
        index = next((i for i, pair in enumerate(zip(here, there, strict=False)) if pair[0] != pair[1]), None)
        line = own.headings[index].line if index is not None else 0
        message = f"has {len(here)} headings, English has {len(there)}"
        if index is not None:
            message = f"this heading should be level {there[index][0]} with {{#{there[index][1]}}}, as in English"
        yield own.problem(line, ID, message + ".")
    if len(own.steps) != len(reference.steps):
        line, count, wanted = _part(own, reference, _steps(own), _steps(reference))
        yield own.problem(line, ID, f"has {count} steps and list items, English has {wanted}.")
    for what, mine, theirs in (
        ("links", own.links, reference.links),
        ("source references", _cited(own), _cited(reference)),
        ("shortcodes", own.shortcodes, reference.shortcodes),
    ):
        lacking, extra = _count(theirs) - _count(mine), _count(mine) - _count(theirs)
        if lacking or extra:
            parts = [f"lacks {', '.join(sorted(lacking))}"] if lacking else []
            parts += [f"has too many {', '.join(sorted(extra))}"] if extra else []
            other = lacking + extra
            line, _, _ = _part(own, reference, _among(other, mine), _among(other, theirs))
            yield own.problem(line, ID, f"differs from English in its {what}: {' and '.join(parts)}.")


def _steps(guide: Guide) -> _Items:
    return [("", line) for line in guide.steps]


def _cited(guide: Guide) -> _Items:
    return [(key, line) for _, key, line in guide.references]


def _count(items: _Items) -> Counter[str]:
    return Counter(item for item, _ in items)


def _among(wanted: Counter[str], items: _Items) -> _Items:
    return [(item, line) for item, line in items if item in wanted]


def _part(own: Guide, reference: Guide, mine: _Items, theirs: _Items) -> tuple[int, int, int]:
    """Return the first part between headings that differs: its line in the translation, how many each has there.

    Where the headings themselves differ, nothing can be set beside each other: then it is the whole page.
    """
    if len(own.headings) == len(reference.headings):
        heads = [
            next((line for line, text in own.lines if text.strip()), 0),
            *(heading.line for heading in own.headings),
        ]
        for head, here, there in zip(heads, _parts(own, mine), _parts(reference, theirs), strict=True):
            if _count(here) != _count(there):
                return here[0][1] if here else head, len(here), len(there)
    return 0, len(mine), len(theirs)


def _parts(guide: Guide, items: _Items) -> list[list[tuple[str, int]]]:
    """Return the items of each part: before the first heading, and below each."""
    starts = [heading.line for heading in guide.headings]
    parts: list[list[tuple[str, int]]] = [[] for _ in range(len(starts) + 1)]
    for item, line in items:
        parts[bisect(starts, line)].append((item, line))
    return parts
