"""A screen is that of a store, or of an account group, that is in the table, in a language, and stands there once."""

from collections.abc import Iterator

from atlas.model.locales import is_language
from atlas.problems import Problem, did_you_mean
from atlas.project import Project
from atlas.sources.raw_tables import known, rows, texts

ID = "screen-of"
WHY = "CONTRIBUTING.md#the-words-on-amazons-screens"


def check(project: Project) -> Iterator[Problem]:
    """Yield a problem at each store, group or language that is not known, and at each screen that stands twice."""
    tables = project.tables
    document = tables["screens"]
    groups = {
        name
        for _, entry in rows(tables, "marketplaces", "marketplaces")
        if isinstance(group := entry.get("account_group"), dict)
        for name in texts(group.get("id"))
    }
    names: dict[str, set[str]] = {
        "store": {str(code) for code in known(tables, "marketplaces", "marketplaces", "code")},
        "group": groups,
    }
    first: dict[tuple[str, ...], int] = {}
    for path, screen in rows(tables, "screens", "screens"):
        for key, there in names.items():
            for name in texts(screen.get(key)):
                if name not in there:
                    message = f"there is no {key} '{name}'.{did_you_mean(name, there)}"
                    yield document.problem((*path, key), ID, message)
        for tag in texts(screen.get("language")):
            if not is_language(tag):
                yield document.problem((*path, "language"), ID, f"'{tag}' is not a language that CLDR knows.")
        whose = tuple("".join(texts(screen.get(key))) for key in ("store", "group", "language"))
        if whose in first:
            message = f"this screen already stands in line {first[whose]}: write what is said of it there."
            yield document.problem(path, ID, message)
        first.setdefault(whose, document.places[path][0])
