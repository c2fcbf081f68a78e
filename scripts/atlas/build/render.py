"""Builds one language with MkDocs, in a process of its own, and reads back what came out."""

import hashlib
import logging
import os
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, MkDocsException

from atlas.build import rendered
from atlas.build.language_cache import LanguageBuild
from atlas.content.context import LocaleContext
from atlas.faults import explain
from atlas.paths import CONFIG
from atlas.problems import AtlasError, Problem
from atlas.project import Project
from atlas.publish import search_index
from atlas.publish.page_markdown import page_markdown
from atlas.site import origin
from atlas.site.page_facts import PageFacts, parse_page
from atlas.sources.site_config import as_file

# Material announces its end of life at every start; README.md says the same once.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
# No page names the day of its build: MkDocs asks for one, and fails where this is no number.
os.environ["SOURCE_DATE_EPOCH"] = "0"


def render(project: Project, code: str, folder: Path) -> LanguageBuild:
    """Build one language from a project, make its search index, and read every page back.

    MkDocs needs an empty folder to build into; what it makes is taken from it before it is written. Raises AtlasError
    with every warning of MkDocs: a warning is a fault of a page, never noise.
    """
    os.environ["ATLAS_LOCALE"] = code
    context = LocaleContext.of(project, project.locale(code))
    files: dict[str, bytes] = {}
    warnings = _Warnings()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(warnings)
    try:
        config = load_config(
            as_file(project.snapshot, str(CONFIG)),  # as MkDocs opens one itself
            site_dir=str(folder),
            strict=True,
            extra={"context": context, "files": files},
        )
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
        config.plugins.on_shutdown()
    except (Abort, MkDocsException) as error:
        if not warnings.messages:
            warnings.messages.append((logging.ERROR, str(error)))
    except Exception as error:
        # What MkDocs logged as an error is this one; its warnings may say what led to it.
        raise AtlasError([*explain(error), *warnings.problems(project, code, logging.WARNING)]) from error
    finally:
        logger.removeHandler(warnings)
    if warnings.messages:
        raise AtlasError(warnings.problems(project, code))
    rendered.remember(config.extra["build"].rendered, config.extra["build"].contents)
    html = sorted(path for path in files if path.endswith(".html"))
    pages = []
    for path in html:
        page, markdown = _read_back(files[path], path, code)
        pages.append(page)
        files[path.replace(".html", ".md")] = markdown
    files["search/index.json"] = search_index.written(search_index.build(pages, project, code))
    return LanguageBuild(code, dict(sorted(files.items())), tuple(pages), frozenset(context.messages.used))


# What was read back from each page while this process lives, by language and path, with a hash of the page.
_known: dict[tuple[str, str], tuple[bytes, PageFacts, bytes]] = {}


def _read_back(content: bytes, path: str, code: str) -> tuple[PageFacts, bytes]:
    """Return the facts of a page and its Markdown. In a preview most pages are those of the build before."""
    made_from = hashlib.sha256(content).digest()
    known = _known.get((code, path))
    if not known or known[0] != made_from:
        page = parse_page(content, path.removesuffix("index.html"), f"{code}/")
        known = _known[code, path] = made_from, page, page_markdown(content, page.canonical).encode()
    return known[1], known[2]


class _Warnings(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[tuple[int, str]] = []

    def emit(self, record: logging.LogRecord) -> None:
        message = record.getMessage()
        if not message.startswith("Aborted with"):
            self.messages.append((record.levelno, " ".join(message.split())))

    def problems(self, project: Project, code: str, highest: int = logging.CRITICAL) -> list[Problem]:
        """Return what was logged while a language was built, up to a level, as problems of the sources."""
        return [origin.warning(project, text, code) for level, text in self.messages if level <= highest]
