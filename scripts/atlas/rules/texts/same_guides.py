"""Every language has every guide, with the same headings, steps, links, sources and marks, and none is outdated."""

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from atlas import REFERENCE
from atlas.problems import FEW, Problem, some
from atlas.project import Project
from atlas.sources.guides import Guide, keys, path

ID = "translation"
WHY = "CONTRIBUTING.md#translate"


def check(project: Project) -> Iterator[Problem]:
    """Yield a problem at each guide that is missing, extra, outdated, or built differently from English."""
    reference = project.guides[REFERENCE]
    for code in project.translations:
        own = project.guides[code]
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
            yield from _compare(reference[slug], own[slug])


def _unread(project: Project, code: str) -> set[str]:
    """Return the keys of the pages that are there but could not be read: they are reported already."""
    unread = {problem.file for problem in project.unreadable}
    return {key for key in keys(project.snapshot, code) if f"docs/{code}/{path(key)}" in unread}


@lru_cache(maxsize=4096)  # in a preview most pairs are those of the last build
def _compare(reference: Guide, own: Guide) -> tuple[Problem, ...]:
    return tuple(_differences(reference, own))


def _differences(reference: Guide, own: Guide) -> Iterator[Problem]:
    if own.meta.get("revision") != reference.meta.get("revision"):
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
    if own.steps != reference.steps:
        message = f"has {own.steps} steps and list items, English has {reference.steps}."
        yield own.problem(0, ID, message)
    for what, mine, theirs in (
        ("links", [target for target, _ in own.links], [target for target, _ in reference.links]),
        ("source references", [key for _, key, _ in own.references], [key for _, key, _ in reference.references]),
        ("shortcodes", list(own.shortcodes), list(reference.shortcodes)),
    ):
        lacking, extra = Counter(theirs) - Counter(mine), Counter(mine) - Counter(theirs)
        if lacking or extra:
            parts = [f"lacks {', '.join(sorted(lacking))}"] if lacking else []
            parts += [f"has too many {', '.join(sorted(extra))}"] if extra else []
            yield own.problem(0, ID, f"differs from English in its {what}: {' and '.join(parts)}.")
