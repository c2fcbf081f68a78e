"""Every source that is named exists in sources.yaml."""

from collections.abc import Iterator

from atlas.problems import Problem
from atlas.sources.raw_tables import Documents, known

ID = "source"


def check(docs: Documents) -> Iterator[Problem]:
    """Yield a problem at each `sources` list that names a number which sources.yaml lacks."""
    numbers = known(docs, "sources", "sources", "number")
    for name, document in docs.items():
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
