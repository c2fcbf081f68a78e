"""Every section of the menu has its words in data/strings."""

from collections.abc import Iterator

from atlas import REFERENCE
from atlas.problems import Problem, did_you_mean
from atlas.project import Project

ID = "menu"
WHY = "CONTRIBUTING.md#translate"


def check(project: Project) -> Iterator[Problem]:
    """Yield a problem at each section without its words in English; the other languages have the keys of English."""
    document, known = project.config, project.texts(REFERENCE)
    nav = document.data.get("nav") if isinstance(document.data, dict) else None
    for index, item in enumerate(nav if isinstance(nav, list) else []):
        for title, pages in item.items() if isinstance(item, dict) else ():
            key = f"nav.{title}"
            if isinstance(pages, list) and not isinstance(known.get(key), str):
                message = f"'{title}' has no words: add '{key}' to data/strings, in every language."
                yield document.problem(("nav", index, title), ID, message + did_you_mean(key, known))
