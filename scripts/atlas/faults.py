"""Says in one line what an exception means: a fault of a source, a template, the system, or the program itself."""

import errno
import traceback
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from types import FrameType

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError

from atlas.paths import DOCS, OVERRIDES, ROOT, WORK, relative
from atlas.problems import AtlasError, Problem, TextError

TRACEBACK = WORK / "last-error.txt"

_SCRIPTS = ROOT / "scripts"
_MENDS = {
    errno.ENOSPC: "Free some space, then run it again.",
    errno.EDQUOT: "Free some space, then run it again.",
    errno.EFBIG: "No file may be so large here: raise the limit (ulimit -f), then run it again.",
    errno.EACCES: "Give yourself the right to write there, then run it again.",
    errno.EPERM: "Give yourself the right to write there, then run it again.",
    errno.EROFS: "Copy the project to a disk that can be written, then run it again.",
}


def explain(error: BaseException) -> list[Problem]:
    """Return what an exception means, as problems that an editor can read.

    The traceback of an exception that nobody foresaw is kept in .build/last-error.txt.
    """
    if isinstance(error, AtlasError):
        return list(error.problems)
    for told in (_of_system, _in_template):
        if problem := told(error):
            return [problem]
    return [_of_program(error)]


def _in_template(error: BaseException) -> Problem | None:
    """Place the fault of a template at its line. Jinja writes the templates' own lines into the traceback."""
    file, line = _innermost(error, OVERRIDES)
    if isinstance(error, TemplateNotFound):
        message = f"the template '{error.name}' is missing: bring it back, or correct its name."
    elif isinstance(error, TemplateSyntaxError):
        file, line = relative(Path(error.filename)) if error.filename else file, error.lineno
        message = f"is not a valid template: {error.message}"
    elif isinstance(error, TextError):
        message = f"{error.args[0]}."
    elif isinstance(error, TemplateError):
        message = f"fails: {error}."
    elif file:
        message = f"fails: {_said(error)}."
    else:
        return None
    return Problem(file or relative(OVERRIDES), line, 1 if line else 0, "template", message)


def _of_system(error: BaseException) -> Problem | None:
    """Return the problem of the file that could not be written or read, and what helps."""
    if not isinstance(error, OSError) or isinstance(error, TemplateError):
        return None
    # Where the system names no file, it is one that the build makes; a copy of a folder reports a list of reasons.
    file = relative(Path(error.filename)) if isinstance(error.filename, str) else relative(WORK)
    mend = _MENDS.get(error.errno or 0, "Make it a place that can be read and written, then run it again.")
    return Problem(file, 0, 0, "system", f"cannot be used: {error.strerror or _said(error)}. {mend}")


def _of_program(error: BaseException) -> Problem:
    kept = ""
    with suppress(OSError):
        TRACEBACK.parent.mkdir(exist_ok=True)
        TRACEBACK.write_text("".join(traceback.format_exception(error)), "utf-8", "backslashreplace")
        kept = f", with {relative(TRACEBACK)}"
    file, line = _innermost(error, _SCRIPTS)
    message = f"{_said(error)}. This is a fault of the program: please report it{kept}."
    if page := _page(error):
        message = (
            f"cannot be made into a page ({file}:{line}): {message} Until it is mended, write the page another way."
        )
        file, line = page, 0
    return Problem(file or relative(_SCRIPTS), line, 1 if line else 0, "program", message)


def _page(error: BaseException) -> str:
    """Return the source of the page that MkDocs was making, or nothing when that is no file."""
    for frame, _ in _frames(error):
        source = getattr(getattr(frame.f_locals.get("page"), "file", None), "src_uri", "")
        if source and (DOCS / str(source)).is_file():
            return relative(DOCS / str(source))
    return ""


def _innermost(error: BaseException, folder: Path) -> tuple[str, int]:
    """Return the file below a folder, and the line, that the exception passed last; nothing when it passed none."""
    found = ("", 0)
    for frame, line in _frames(error):
        path = Path(frame.f_code.co_filename).resolve()
        if path.is_relative_to(folder):
            found = (relative(path), line)
    return found


def _frames(error: BaseException) -> Iterator[tuple[FrameType, int]]:
    return traceback.walk_tb(error.__traceback__)


def _said(error: BaseException) -> str:
    """Return the kind of an exception and the first line of what it says."""
    lines = str(error).strip().splitlines()
    return f"{type(error).__name__}: {lines[0]}" if lines else type(error).__name__
