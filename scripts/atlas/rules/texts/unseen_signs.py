"""No text holds a sign that no reader sees: they hide numbers and addresses, and turn words round."""

import re
from collections.abc import Iterator
from html import unescape

from atlas.problems import Problem
from atlas.project import Project
from atlas.sources.as_read import unseen
from atlas.sources.yaml_file import Document, Path_

ID = "unseen-sign"
WHY = "CONTRIBUTING.md#change-a-guide"

_BREAK = re.compile(r"[\n\t]")
_TORN = "holds a line break or a tab, which ends what it stands in: write it on one line."


def check(project: Project) -> Iterator[Problem]:
    """Yield a problem at each unseen sign of a source, written as itself, as an entity or as an escape of YAML."""
    for name, text in project.snapshot.texts():
        for at, sign in unseen(text):
            line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
            yield Problem(name, line, column, ID, _message(sign))
    for guides in project.guides.values():
        for guide in guides.values():
            escaped = [(number, text, "") for number, text in guide.front]
            escaped += [(number, unescape(line), line) for number, line in guide.lines if "&" in line]
            for number, text, raw in escaped:
                for _, sign in _new(text, raw):
                    yield guide.problem(number, ID, _message(sign))
            yield from (guide.problem(number, ID, _TORN) for number, text in guide.front if _BREAK.search(text))
    for documents in (project.tables, project.strings, project.synonyms):
        for document in documents.values():
            for path, text in document.texts():
                yield from _escaped(document, path, text, project)
                if _BREAK.search(text):
                    yield document.problem(path, ID, _TORN)


def _escaped(document: Document, path: Path_, text: str, project: Project) -> Iterator[Problem]:
    """Yield what a value holds and its file does not show as it stands."""
    raw = project.snapshot.files.get(document.file, b"")
    for at, sign in unseen(unescape(text)):
        if unescape(text)[at].encode("utf-8", "surrogatepass") not in raw:
            yield document.problem(path, ID, _message(sign))


def _new(text: str, raw: str) -> Iterator[tuple[int, str]]:
    return ((at, sign) for at, sign in unseen(text) if text[at] not in raw)


def _message(sign: str) -> str:
    return f"holds {sign}, which nobody sees: take it out. The build sets directions and breaks by itself."
