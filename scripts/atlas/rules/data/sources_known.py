"""Every source that is named exists in sources.yaml."""

from collections.abc import Iterator

from atlas.problems import Problem
from atlas.project import Project
from atlas.sources.raw_tables import known

ID = "source"
WHY = "CONTRIBUTING.md#truth-first"


def check(project: Project) -> Iterator[Problem]:
    """Yield a problem at each `sources` list that names a number which sources.yaml lacks."""
    tables = project.tables
    numbers = known(tables, "sources", "sources", "number")
    for name, document in tables.items():
        for path in list(document.places):
            if name != "sources" and len(path) > 1 and path[-2] == "sources" and isinstance(path[-1], int):
                value = _at(document.data, path)
                if isinstance(value, int) and value not in numbers:
                    message = f"source {value} is not in data/sources.yaml: correct the number, or add the source."
                    yield document.problem(path, ID, message)


def _at(data: object, path: tuple[str | int, ...]) -> object:
    for step in path:
        data = data[step]  # type: ignore[index]
    return data
