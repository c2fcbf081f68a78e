"""News of a link says what the table says, and `confirmed` rests on Amazon or on two observers."""

from collections.abc import Iterator

from atlas.model.evidence import judged, observers
from atlas.problems import Problem
from atlas.project import Project
from atlas.sources.raw_tables import rows, texts

ID = "news"
WHY = "CONTRIBUTING.md#add-a-marketplace"

_JUDGES = ("raised", "lowered", "confirmed")


def check(project: Project) -> Iterator[Problem]:
    """Yield a problem where the newest verdict on a link names another confidence, or claims more than its sources."""
    tables = project.tables
    codes = [row.get("code") for _, row in rows(tables, "marketplaces", "marketplaces")]
    found = {
        (path[1], path[3]): (link, sources)
        for document, path, link, sources in judged(tables)
        if document is tables["marketplaces"]
    }
    told = set()
    for path, change in rows(tables, "changes", "changes"):
        name, kind = change.get("link"), change.get("kind")
        if kind not in _JUDGES or not isinstance(name, str):
            continue
        for code in texts(change.get("marketplaces")):
            key = (codes.index(code) if code in codes else None, name)
            if key not in found or key in told:
                continue
            told.add(key)  # later rows are older: they speak of the table as it was
            link, sources = found[key]
            if kind == "confirmed" and link.confidence != "amazon" and len(observers(sources)) < 2:
                message = f"'{name}' of '{code}' rests on one observer: write 'raised', or cite a second one."
                yield tables["changes"].problem((*path, "kind"), ID, message)
            elif kind != "confirmed" and change.get("confidence") != link.confidence:
                message = f"'{name}' of '{code}' is '{link.confidence}' in the table: correct the one or the other."
                yield tables["changes"].problem((*path, "confidence"), ID, message)
