"""No two entries share a code, a storefront, a marketplace ID or an alias, and none is a page: each is a short link."""

from collections.abc import Iterator

from atlas.problems import Problem
from atlas.project import Project
from atlas.sources.raw_tables import known, rows, texts
from atlas.sources.yaml_file import Path_

ID = "not-unique"
WHY = "CONTRIBUTING.md#add-a-marketplace"

# Names that must differ within each list; the four of a marketplace share one space, that of the short links.
_LISTS = {
    ("marketplaces", "marketplaces"): ("code", "storefront", "marketplace_id", "aliases"),
    ("sources", "sources"): ("number",),
    ("doors", "doors"): ("id",),
    ("matters", "matters"): ("id",),
    ("hosts", "domains"): ("domain",),
    ("languages", "languages"): ("code",),
}


def check(project: Project) -> Iterator[Problem]:
    """Yield a problem at the second use of a name, saying where the first one stands, and at the name of a page."""
    tables = project.tables
    pages = dict.fromkeys(project.guide_slugs, "a guide")
    pages |= {str(id): "a matter" for id in known(tables, "matters", "matters", "id")}
    for (name, key), fields in _LISTS.items():
        first: dict[str, Path_] = {}
        for path, row in rows(tables, name, key):
            for field in fields:
                value = row.get(field)
                for text in texts(value) or ([str(value)] if isinstance(value, int) else []):
                    if text.lower() in first:
                        line = tables[name].places[first[text.lower()]][0]
                        message = f"'{text}' is already used in line {line}. Each name leads to one place: change one."
                        yield tables[name].problem((*path, field), ID, message)
                    elif name == "marketplaces" and text.lower() in pages:
                        message = f"'{text}' is {pages[text.lower()]}: /go/{text}/ leads there. Choose another name."
                        yield tables[name].problem((*path, field), ID, message)
                    else:
                        first[text.lower()] = (*path, field)
