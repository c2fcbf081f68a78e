"""Says where what a built page shows was written: its guide, the words of its language, or a template, and the line."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from atlas.build.page_facts import PageFacts, Site
from atlas.caches import file_cache
from atlas.paths import CONFIG, DOCS, OVERRIDES, STRINGS, relative
from atlas.problems import Problem
from atlas.sources import site_config

_QUOTED = re.compile(r"'([^'\n]+)'")
_SHORTEST = 4  # of a text to look for: shorter ones stand in too many lines


def pages(site: Site) -> Iterator[tuple[str, PageFacts]]:
    """Yield every page with the code of its language; those of the whole site with an empty one."""
    for code, own in site.languages.items():
        yield from ((code, page) for page in own)
    yield from (("", page) for page in site.root_pages)


def problem(code: str, path: str, rule: str, message: str, *written: str) -> Problem:
    """Return a problem of a built page at its source, or at the page where that cannot be told.

    `path` is the page's address below its language, `written` what is wrong with it, in the ways to write it.
    """
    guide = DOCS / code / "guides" / f"{path.removeprefix('guides/').rstrip('/')}.md"
    own = [guide] if code and path.startswith("guides/") and guide.is_file() else []
    words = [STRINGS / f"{code}.yaml"] if code else []
    file, line = _found(written, [*own, *words, *_templates()])
    shown = relative(file) if file else relative(own[0]) if own else f"site/{code}/{path}" if code else f"site/{path}"
    return Problem(shown, line, 1 if line else 0, rule, message, code, path)


def warning(text: str, code: str) -> Problem:
    """Return the problem that a warning of MkDocs speaks of, at its source, without the language in its words."""
    text = re.sub(rf"(?<![\w/]){re.escape(code)}/", "", text)
    quoted = _QUOTED.findall(text)
    page = next((name for name in quoted if name.endswith(".md")), "")
    source = DOCS / code / page
    message = text.removeprefix(f"Doc file '{page}' ") if page else text
    if page and source.is_file():
        _, line = _found(quoted[1:], [source])
        return Problem(relative(source), line, 1 if line else 0, "mkdocs", message, code, page)
    file, line = _found([name for name in (*quoted[1:], page) if "." in name], [CONFIG, *_templates()])
    if file:
        return Problem(relative(file), line, 1, "mkdocs", text, code, page)
    option = next((name for name in quoted if (name,) in site_config.document().places), "")
    place = (
        site_config.document().problem((option,), "mkdocs", text) if option else Problem(relative(CONFIG), 0, 0, "", "")
    )
    return Problem(relative(CONFIG), place.line, place.column, "mkdocs", text, code, page)


def _templates() -> list[Path]:
    return sorted(path for path in OVERRIDES.rglob("*") if path.suffix in (".html", ".md") and path.is_file())


@file_cache
def _lines(file: Path) -> list[str]:
    return file.read_text("utf-8", "replace").split("\n")


def _found(texts: Iterable[str], files: list[Path]) -> tuple[Path | None, int]:
    """Return the first file and line in which one of some texts stands; the texts in their order, then the files."""
    for text in texts:
        for file in files if len(text) >= _SHORTEST else ():
            for number, line in enumerate(_lines(file), start=1):
                if text in line:
                    return file, number
    return None, 0
