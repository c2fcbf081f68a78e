"""What the table, the doors and the matters name has its words in data/strings."""

from collections.abc import Iterator

from atlas import REFERENCE
from atlas.problems import Problem, did_you_mean
from atlas.project import Project
from atlas.sources.raw_tables import rows, texts

ID = "no-text"
WHY = "CONTRIBUTING.md#translate"

# The texts that a page asks for by a name from a list of a data file, and the field of the list that has the name.
_KEYS = {
    ("marketplaces", "notes"): ("note.{}",),
    ("marketplaces", "account_group"): ("account_group.{}",),
    ("doors", "id"): ("door.{}.name", "door.{}.how"),
    ("matters", "id"): ("matter.{}.title", "matter.{}.prepare", "matter.{}.avoid"),
    ("matters", "group"): ("group.{}",),
}


def check(project: Project) -> Iterator[Problem]:
    """Yield a problem at each name without its words in English; the other languages have the keys of English."""
    tables = project.tables
    known = project.texts(REFERENCE)
    for (name, field), keys in _KEYS.items():
        for path, row in rows(tables, name, name):
            value = row.get(field)
            for found in texts(value.get("id") if isinstance(value, dict) else value):
                for key in (key.format(found) for key in keys):
                    if not isinstance(known.get(key), str):
                        hint = did_you_mean(key, known)
                        message = f"'{found}' has no words: add '{key}' to data/strings, in every language.{hint}"
                        yield tables[name].problem((*path, field), ID, message)
