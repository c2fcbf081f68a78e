"""Builds one language with MkDocs, in a process of its own, and reads back what came out."""

import json
import logging
import os
import shutil
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, MkDocsException

from atlas.build import origin
from atlas.build.language_cache import LanguageBuild
from atlas.build.page_facts import read_page
from atlas.faults import explain
from atlas.model.catalogue import catalogue
from atlas.paths import CONFIG
from atlas.problems import AtlasError, Problem
from atlas.publish import search_index

# Material announces its end of life at every start; README.md says the same once.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")


def render(code: str, folder: Path) -> LanguageBuild:
    """Build one language by way of a folder (made anew, then removed), make its search index, read every page back.

    Raises AtlasError with every warning of MkDocs: a warning is a fault of a page, never noise.
    """
    os.environ["ATLAS_LOCALE"] = code
    os.environ["ATLAS_CHECKED"] = "1"  # the pipeline has checked the sources already; MkDocs alone would
    warnings = _Warnings()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(warnings)
    try:
        config = load_config(str(CONFIG), site_dir=str(folder), strict=True)
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
        config.plugins.on_shutdown()
    except (Abort, MkDocsException) as error:
        if not warnings.messages:
            warnings.messages.append((logging.ERROR, str(error)))
    except Exception as error:
        # What MkDocs logged as an error is this one; its warnings may say what led to it.
        raise AtlasError([*explain(error), *warnings.problems(code, logging.WARNING)]) from error
    finally:
        logger.removeHandler(warnings)
    if warnings.messages:
        raise AtlasError(warnings.problems(code))
    pages = tuple(read_page(path, folder) for path in sorted(folder.rglob("*.html")))
    search = search_index.build(pages, catalogue(), code)
    files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    files["search/index.json"] = json.dumps(search, ensure_ascii=False, separators=(",", ":")).encode()
    shutil.rmtree(folder)
    return LanguageBuild(code, dict(sorted(files.items())), pages, frozenset(config.extra["words"].used))


class _Warnings(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[tuple[int, str]] = []

    def emit(self, record: logging.LogRecord) -> None:
        message = record.getMessage()
        if not message.startswith("Aborted with"):
            self.messages.append((record.levelno, " ".join(message.split())))

    def problems(self, code: str, highest: int = logging.CRITICAL) -> list[Problem]:
        """Give what was logged while a language was built, up to a level, as problems of the sources."""
        return [origin.warning(text, code) for level, text in self.messages if level <= highest]
