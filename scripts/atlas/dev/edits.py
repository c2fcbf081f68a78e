"""What an editor saves, for measuring how soon it is seen: each time another word, in a file that stays sound."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from atlas import REFERENCE
from atlas.model import dates
from atlas.project import Project

GUIDE = "guides/email"


@dataclass(frozen=True)
class Edit:
    """A file's new content, the address of a page that shows it, and the words by which it is seen there."""

    file: str
    content: bytes
    address: str
    mark: str


def one_guide(project: Project, number: int) -> Edit:
    """Return a guide of the reference language with a paragraph more."""
    file, mark = f"docs/{REFERENCE}/{GUIDE}.md", _word(number)
    return Edit(file, project.snapshot.files[file] + f"\n{mark}\n".encode(), f"{REFERENCE}/{GUIDE}/", mark)


def one_string(project: Project, number: int) -> Edit:
    """Return the strings of the last language with a word more in the line at the end of every page."""
    code = project.locales[-1].code
    file, mark = f"data/strings/{code}.yaml", _word(number)
    line, _ = project.strings[code].places["site", "independent"]
    lines = project.snapshot.files[file].decode().splitlines(keepends=True)
    start, colon, words = lines[line - 1].partition("independent: ")
    lines[line - 1] = f"{start}{colon}{mark} {words}"
    return Edit(file, "".join(lines).encode(), f"{code}/", mark)


def one_entry(project: Project, number: int) -> Edit:
    """Return the table with another month of opening in the first entry that has one."""
    file, month = "data/marketplaces.yaml", f"{1900 + number}-02"
    entry = next(entry for entry in project.catalogue.marketplaces if entry.launched)
    table = project.snapshot.files[file].decode()
    changed = re.sub(rf"(?<=\n    launched: ){entry.launched}\n", f"{month}\n", table, count=1)
    mark = dates.in_words(month, project.locale(REFERENCE).cldr)
    return Edit(file, changed.encode(), f"{REFERENCE}/marketplaces/{entry.code}/", mark)


EDITS: dict[str, Callable[[Project, int], Edit]] = {
    "one guide": one_guide,
    "one string of one language": one_string,
    "one entry of the table": one_entry,
}


def _word(number: int) -> str:
    return "Qx" + "".join(chr(ord("a") + int(digit)) for digit in str(number))  # no digit, which a rule might judge
