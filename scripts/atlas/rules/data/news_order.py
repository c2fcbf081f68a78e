"""The news stands newest first, and each piece of it once."""

from collections.abc import Iterator

from atlas.problems import Problem
from atlas.project import Project
from atlas.sources.raw_tables import rows, texts

ID = "news-order"
WHY = "CONTRIBUTING.md#add-a-marketplace"


def check(project: Project) -> Iterator[Problem]:
    """Yield a problem at each change that is newer than the one above it, and at each that stands there already."""
    document = project.tables["changes"]
    newest = ""
    first: dict[tuple[str, str, str, str], int] = {}
    for path, change in rows(project.tables, "changes", "changes"):
        day, kind, link = ("".join(texts(change.get(key))[:1]) for key in ("date", "kind", "link"))
        if newest and day > newest:
            message = f"{day} is newer than {newest} above it: the newest stands first."
            yield document.problem((*path, "date"), ID, message)
        newest = day or newest
        for code in dict.fromkeys(texts(change.get("marketplaces"))):
            told = (day, kind, link, code)
            if told in first:
                message = f"this is already told of '{code}' in line {first[told]}: take it out here."
                yield document.problem((*path, "marketplaces"), ID, message)
            first.setdefault(told, document.places[path][0])
