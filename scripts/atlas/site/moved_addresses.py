"""What has another address now (data/moved.yaml): languages that are gone, guides, matters and anchors renamed."""

from atlas.project import Project
from atlas.sources.raw_tables import rows

FILE = "data/moved.yaml"


def moved(project: Project) -> dict[str, str]:
    """Return what was published by its address, with where it is found now: both as in data/published.txt."""
    found = (row for _, row in rows(project.tables, "moved", "moved"))
    return {
        was: now for row in found if isinstance(was := row.get("was"), str) and isinstance(now := row.get("now"), str)
    }


def now(project: Project, address: str) -> str:
    """Return where a page or file below a language is found now: the address itself, where it has not moved."""
    rows_of = moved(project)
    code, _, rest = address.partition("/")
    page, slash, file = rest.rpartition("/")
    kept = rows_of.get(f"*/{page}{slash}")
    language = rows_of.get(f"{code}/", f"{code}/")
    return language + (kept[2:] + file if kept and "#" not in kept else rest)


def old_anchors(project: Project, page: str) -> dict[str, str]:
    """Return the anchors that a page keeps for old links, such as `guides/about/`, with the one that each is now."""
    found = {}
    for was, kept in moved(project).items():
        own, _, anchor = kept.partition("#")
        if anchor and own == f"*/{page}":
            found[was.partition("#")[2]] = anchor
    return found
