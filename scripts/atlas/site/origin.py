"""Finds where what a built page shows was written: in its guide, its language's words or a template; and the line."""

import re
from collections.abc import Iterable

from atlas.problems import Problem
from atlas.project import Project
from atlas.sources.site_config import FILE as CONFIG

_QUOTED = re.compile(r"'([^'\n]+)'")
_SHORTEST = 4  # of a text to look for: shorter ones stand in too many lines


def problem(project: Project, code: str, path: str, rule: str, message: str, *written: str) -> Problem:
    """Return a problem of a built page at its source, or at the page where that cannot be told.

    `path` is the page's address below its language, `written` what is wrong with it, in the ways to write it.
    """
    guide = f"docs/{code}/{path.rstrip('/')}.md"
    own = [guide] if code and path.startswith(("guides/", "matters/")) and guide in project.snapshot.files else []
    words = [f"data/strings/{code}.yaml"] if code else []
    file, line = _found(project, written, [*own, *words, *_templates(project)])
    shown = file or (own[0] if own else f"site/{code}/{path}" if code else f"site/{path}")
    return Problem(shown, line, 1 if line else 0, rule, message, code, path)


def warning(project: Project, text: str, code: str) -> Problem:
    """Return the problem that a warning of MkDocs speaks of, at its source, without the language in its words."""
    text = re.sub(rf"(?<![\w/]){re.escape(code)}/", "", text)
    quoted = _QUOTED.findall(text)
    page = next((name for name in quoted if name.endswith(".md")), "")
    source = f"docs/{code}/{page}"
    message = text.removeprefix(f"Doc file '{page}' ") if page else text
    if page and source in project.snapshot.files:
        _, line = _found(project, quoted[1:], [source])
        return Problem(source, line, 1 if line else 0, "mkdocs", message, code, page)
    named = [name for name in (*quoted[1:], page) if "." in name]
    file, line = _found(project, named, [CONFIG, *_templates(project)])
    if file:
        return Problem(file, line, 1, "mkdocs", text, code, page)
    option = next((name for name in quoted if (name,) in project.config.places), "")
    line, column = project.config.places[(option,)] if option else (0, 0)
    return Problem(CONFIG, line, column, "mkdocs", text, code, page)


def _templates(project: Project) -> list[str]:
    files = project.snapshot.files
    return [name for name in files if name.startswith("overrides/") and name.endswith((".html", ".md"))]


def _found(project: Project, texts: Iterable[str], files: list[str]) -> tuple[str, int]:
    """Return the first file and line in which one of some texts stands; the texts in their order, then the files."""
    for text in texts:
        for file in files if len(text) >= _SHORTEST else ():
            content = project.snapshot.files.get(file, b"").decode("utf-8", "replace")
            if text in content:
                return file, content[: content.index(text)].count("\n") + 1
    return "", 0
