"""Reads the project's own files safely: only regular ones, only UTF-8, and never more than a source can be long."""

import stat
from pathlib import Path

from atlas.paths import relative
from atlas.problems import AtlasError, Problem

MAX_BYTES = 1_000_000  # the longest source has 70 kB; a larger file is a mistake or an attack


def read_bytes(path: Path, rule: str) -> bytes:
    """Return the content of a file. Raises AtlasError with one problem when it is missing, too large or no file.

    A pipe or a device is never opened: reading it could wait for ever.
    """
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise _error(path, rule, "is no regular file: put the file itself there.")
        if status.st_size > MAX_BYTES:
            message = f"is larger than {MAX_BYTES:,} bytes. Such a file is a mistake: take out what does not belong."
            raise _error(path, rule, message)
        return path.read_bytes()
    except OSError as error:
        message = f"cannot be read: {error.strerror}. The file belongs to the project: bring it back."
        raise _error(path, rule, message) from None


def read_text(path: Path, rule: str) -> str:
    """Return the text of a file, as `read_bytes` does. Raises AtlasError with one problem when it is not UTF-8 too."""
    try:
        text = read_bytes(path, rule).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _error(path, rule, f"is not UTF-8 text (byte {error.start}). Save it as UTF-8.") from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def markdown_files(folder: Path, rule: str) -> tuple[list[Path], list[Problem]]:
    """Return the Markdown files of a folder in order, and a problem for each `.md` that is something else.

    Hidden ones are left out without a word: editors keep their locks and swap files there.
    """
    try:
        found = sorted(path for path in folder.iterdir() if path.suffix == ".md" and not path.name.startswith("."))
    except OSError:
        return [], []  # no folder: what lacks in it is reported by name
    files = [path for path in found if path.is_file() and not path.is_symlink()]
    message = "is no regular file but a folder, a link or a pipe: put the text itself there, or take it away."
    return files, [Problem(relative(path), 0, 0, rule, message) for path in found if path not in files]


def _error(path: Path, rule: str, message: str) -> AtlasError:
    return AtlasError([Problem(relative(path), 0, 0, rule, message)])
