"""How far the translations are, and what changed in English since one of them was brought up to date.

Freshness is a matter of content: a page says which revision of English it translates, and the English text of that
revision is the last version in the history that carries its number. Dates of commits say nothing: a typing error that
was mended makes no translation old.
"""

import difflib
from collections.abc import Iterable, Iterator

from atlas import REFERENCE
from atlas.problems import AtlasError, did_you_mean
from atlas.project import Project
from atlas.sources import guides
from atlas.sources.guides import Guide
from atlas.upkeep.languages import progress

_COLUMNS = ("language", "up to date", "behind", "not written", "words not written")


def codes(project: Project) -> list[str]:
    """Return the languages that are compared: those of the site in its order, then those that are begun."""
    files = project.snapshot.below("data/strings", ".yaml")
    begun = [name.rpartition("/")[2].removesuffix(".yaml") for name in files]
    return [*project.translations, *(code for code in begun if code not in {REFERENCE, *project.translations})]


def status(project: Project) -> list[str]:
    """Return a table with a row for each language, and below it a line for each page that is behind."""
    rows: list[tuple[str, ...]] = [_COLUMNS]
    late: list[str] = []
    for code in codes(project):
        far, behind = progress(project, code), project.behind(code)
        counts = (far.pages - len(behind), len(behind), far.all_pages - far.pages, far.all_words - far.words)
        rows.append((code, *map(str, counts)))
        late += [
            f"docs/{code}/{guides.path(key)}: revision {one.own}, English is at {one.english}"
            f"{f' since {one.revised}' if one.revised else ''}: python scripts/translations.py diff {key} {code}"
            for key, one in behind.items()
        ]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = [
        "  ".join([row[0].ljust(widths[0]), *map(str.rjust, row[1:], widths[1:])])  # numbers under numbers
        for row in rows
    ]
    return [*lines, *([""] if late else []), *late]


def page(project: Project, key: str) -> str:
    """Return the key of an English page that somebody named by its slug, id or path. Raises LookupError otherwise."""
    known = guides.keys(project.snapshot, REFERENCE)
    short = key.removesuffix(".md").removeprefix("guides/")
    found = [one for one in known if short in (one, one.partition("/")[2])]
    if not found:
        raise LookupError(f"There is no page '{key}'.{did_you_mean(short, known)}")
    return found[0]


def translated(versions: Iterable[str], revision: int, name: str) -> Guide | None:
    """Return the English page as a translation knows it: the newest of its versions with that revision, or None."""
    for text in versions:
        try:
            guide = guides.parse(text, name)
        except AtlasError:
            continue
        if guide.meta.get("revision") == revision:
            return guide
    return None


def changes(old: Guide, new: Guide, own: Guide) -> Iterator[str]:
    """Yield what changed in English, part by part: where the part stands in the translation, then the lines.

    A part is what stands below a heading; it is known by its anchor, the front matter by none.
    """
    before, after = _parts(old), _parts(new)
    places = {heading.anchor: heading.line for heading in own.headings} | {"": 1}
    for anchor in dict.fromkeys([*before, *after]):
        lines = list(difflib.unified_diff(before.get(anchor, []), after.get(anchor, []), n=1, lineterm=""))[2:]
        if lines:
            part = f" {{#{anchor}}}" if anchor else ""
            yield f"{own.file}:{places.get(anchor, 1)}{part}{'' if anchor in places else ' is not there yet'}"
            yield from (f"  {line}" for line in lines if not line.startswith("@@"))


def _parts(guide: Guide) -> dict[str, list[str]]:
    starts = {heading.line: heading.anchor for heading in guide.headings}
    parts: dict[str, list[str]] = {"": []}
    anchor = ""
    for number, line in enumerate(guide.text.splitlines(), start=1):
        anchor = starts.get(number, anchor)
        parts.setdefault(anchor, []).append(line)
    return parts
