"""Which addresses outside the site the sources hold, and where each of them stands."""

from collections.abc import Iterator
from urllib.parse import urldefrag

from atlas.project import Project
from atlas.sources.yaml_file import Document

Place = tuple[str, int, int]  # file, line, column


def addresses(project: Project) -> dict[str, list[Place]]:
    """Return every outside address of the data, the strings and the guides with its places, in order.

    What follows `#` is the browser's business and is left out. The sources' `where` is text to read, no link.
    """
    found: dict[str, list[Place]] = {}
    documents = [*project.tables.values(), *project.strings.values()]
    for url, place in (*_in_data(documents), *_in_guides(project)):
        found.setdefault(urldefrag(url).url, []).append(place)
    return dict(sorted(found.items()))


def _in_data(documents: list[Document]) -> Iterator[tuple[str, Place]]:
    for document in documents:
        for path, text in document.texts():
            if text.startswith("https://"):
                yield text, (document.file, *document.places[path])


def _in_guides(project: Project) -> Iterator[tuple[str, Place]]:
    for guides in project.guides.values():
        for guide in guides.values():
            for target, line in guide.links:
                if target.startswith("https://"):
                    yield target, (guide.file, line, 1)
