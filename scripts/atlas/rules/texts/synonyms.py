"""Every language has words to search by: for each matter, for known guides and marketplaces only, nothing twice."""

from collections.abc import Iterator
from typing import Any

from atlas.problems import FEW, Problem, did_you_mean, nearest, some
from atlas.project import Project
from atlas.sources.raw_tables import known
from atlas.sources.synonyms import RULE
from atlas.sources.yaml_file import Document

ID = RULE
WHY = "CONTRIBUTING.md#translate"


def check(project: Project) -> Iterator[Problem]:
    """Yield a problem at each unknown or missing name, and at each list that is not words or says one twice.

    A file that is missing or cannot be read stands among the unread texts, which another rule reports.
    """
    if project.table_problems:  # reported by the table's rules; without the table every name would seem unknown
        return
    names: dict[str, set[str | int]] = {
        "matters": known(project.tables, "matters", "matters", "id"),
        "guides": set(project.guide_slugs),
        "marketplaces": known(project.tables, "marketplaces", "marketplaces", "code"),
    }
    for document in project.synonyms.values():
        yield from _check(document, {kind: {str(name) for name in allowed} for kind, allowed in names.items()})


def _check(document: Document, names: dict[str, set[str]]) -> Iterator[Problem]:
    data = document.data
    for key in data.keys() - names.keys() - {"common"}:
        hint = did_you_mean(str(key), [*names, "common"])
        yield document.problem((key,), ID, f"'{key}' is not a part of this file.{hint}")
    for message in _faults(data.get("common")):
        yield document.problem(("common",), ID, f"'common' {message}")
    for kind, allowed in names.items():
        listed = data.get(kind, {})
        if not isinstance(listed, dict):
            yield document.problem((kind,), ID, f"'{kind}' must have a list of words for each name.")
            continue
        for name, words in listed.items():
            if name not in allowed:
                hint = did_you_mean(str(name), allowed)
                yield document.problem((kind, name), ID, f"'{name}' is not known among the {kind}.{hint}")
            for message in _faults(words):
                yield document.problem((kind, name), ID, f"'{name}' {message}")
        if kind == "matters" and kind not in data:
            yield document.problem((), ID, "'matters' is missing: write for each what sellers call it, as in English.")
            continue
        meant = {nearest(str(name), allowed) for name in listed.keys() - allowed}
        lacking = sorted(allowed - listed.keys() - meant) if kind == "matters" else []
        if len(lacking) > FEW:
            message = f"{len(lacking)} of {len(allowed)} matters have no words yet: {some(lacking)}."
            yield document.problem((kind,), ID, f"{message} Write what sellers call each.")
        for name in lacking if len(lacking) <= FEW else ():
            yield document.problem((kind,), ID, f"the matter '{name}' has no words: write what sellers call it.")


def _faults(words: Any) -> Iterator[str]:
    if not isinstance(words, list) or not words:
        yield "needs a list of one or more words."
        return
    seen = set()
    for word in words:
        if not isinstance(word, str) or not word.strip():
            yield f"holds '{word}', which is not text: write it in quotes."
        elif word.casefold() in seen:
            yield f"says '{word}' twice: take one out."
        else:
            seen.add(word.casefold())
