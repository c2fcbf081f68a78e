"""Scripts as they are published: each together with the modules that it imports, without what only we read."""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache

# How a script's text is read by its name. It raises AtlasError when that cannot be.
Read = Callable[[str], str]

# How one script names another: `import { fold } from "./fold.js";`, alone on its line.
_IMPORT = re.compile(r'^import \{[^}\n]*\} from "\./([\w-]+\.js)";\n', re.MULTILINE)

_EXPORT = re.compile(r"^export |[;}]export ", re.MULTILINE)

# A text or a regular expression, which stays; or blanks and comments in a row. An expression never begins with a blank
# here, what a division divides by always does.
_TOKEN = re.compile(
    r"""
    ( "(?:[^"\\\n]|\\.)*" | `(?:[^`\\]|\\.)*` | /(?![ */])(?:\[(?:[^\]\\\n]|\\.)*\]|[^/\\\n[]|\\.)+/ )
    | (?: \s | //[^\n]* | /\*(?:.*?\*/|.*) )+
    """,
    re.VERBOSE | re.DOTALL,
)


def published(file: str, read: Read) -> str:
    """Return a script of overrides/assets as readers load it.

    What exports nothing stands in a block: scripts of one page that are no modules share their names, and the second to
    give one would not run at all.
    """
    script = shrunk("".join(_with_modules(file, read).values())).strip()
    return script if _EXPORT.search(script) else f"{{{script}}}"


def modules(files: Iterable[str], read: Read) -> set[str]:
    """Return the modules that any of the scripts imports: each is part of what imports it, not published by itself."""
    return {module for file in files for module in _IMPORT.findall(read(file))}


@lru_cache(maxsize=64)
def shrunk(script: str) -> str:
    """Return a script without comments, indents and the blanks that mean nothing; texts in it stay."""
    return _TOKEN.sub(_kept, script)


def _kept(token: re.Match[str]) -> str:
    """Return a text as it is; of blanks a line's end that may end a statement, or one that parts two words or signs."""
    if token[1]:
        return token[1]
    script, start, end = token.string, token.start(), token.end()
    before, after = script[max(0, start - 1) : start], script[end : end + 1]
    if "\n" in token[0]:
        return "" if before in "{;," or after in "}" else "\n"
    return " " if (_word(before) and _word(after)) or (before in "+-" and after in "+-") else ""


def _word(sign: str) -> bool:
    return sign == "$" or sign == "_" or sign.isalnum()


def _with_modules(file: str, read: Read) -> dict[str, str]:
    """Return the text of a script and, before it, of every module that it imports, each once, without the imports.

    Joined, they cost one request and compress as one: a module of its own would weigh some hundred bytes more. They
    share one scope then, so no two may give a name twice (tests/test_javascript.py). What is exported stays so.
    """
    text = read(file)
    found: dict[str, str] = {}
    for module in _IMPORT.findall(text):
        found |= {name: text for name, text in _with_modules(module, read).items() if name not in found}
    return found | {file: _IMPORT.sub("", text)}
