"""The languages of the site are known to CLDR and listed once each, and English is one of them."""

from collections.abc import Iterator

from atlas import REFERENCE
from atlas.problems import Problem
from atlas.project import Project
from atlas.sources.site_config import code_fault, languages
from atlas.sources.yaml_file import Path_

ID = "languages"
WHY = "CONTRIBUTING.md#translate"


def check(project: Project) -> Iterator[Problem]:
    """Yield a problem at each language that cannot be built, and where the list of languages should be."""
    document = project.config
    seen: set[str] = set()
    place: Path_ = ("plugins",)
    for path, entry in languages(document):
        place = path[:-1]
        code = entry.get("locale") if isinstance(entry, dict) else None
        at = (*path, "locale")
        if fault := code_fault(code):
            yield document.problem(at, ID, fault)
        elif code in seen:
            yield document.problem(at, ID, f"the language '{code}' stands twice: take one out.")
        else:
            seen.add(str(code))
            if not isinstance(name := entry.get("name"), str) or not name.isprintable():
                yield document.problem(
                    (*path, "name"), ID, f"the language '{code}' has no name: add name: as its readers call it."
                )
    if place == ("plugins",):
        message = "lists no languages: bring back `- i18n:` with `languages:` and an entry {locale: en, name: English}."
        yield document.problem(place, ID, message)
    elif REFERENCE not in seen:
        message = f"'{REFERENCE}' is missing: every language is compared with it. Bring back its entry."
        yield document.problem(place, ID, message)
