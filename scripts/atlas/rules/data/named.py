"""What the table, the doors and the matters name has its words in data/strings."""

from collections.abc import Iterator

from atlas.model.locales import REFERENCE
from atlas.problems import Problem, did_you_mean
from atlas.sources.messages import texts as words_of
from atlas.sources.raw_tables import Documents, rows, texts

ID = "no-text"

# The texts that a page asks for by a name from a list of a data file, and the field of the list that has the name.
_KEYS = {
    ("marketplaces", "notes"): ("note.{}",),
    ("marketplaces", "account_group"): ("account_group.{}",),
    ("doors", "id"): ("door.{}.name", "door.{}.how"),
    ("matters", "id"): ("matter.{}.title", "matter.{}.prepare", "matter.{}.avoid"),
    ("matters", "group"): ("group.{}",),
}


def check(docs: Documents) -> Iterator[Problem]:
    """Yield a problem at each name without its words in English; the other languages have the keys of English."""
    known = words_of(REFERENCE)
    for (name, field), keys in _KEYS.items():
        for path, row in rows(docs, name, name):
            value = row.get(field)
            for found in texts(value.get("id") if isinstance(value, dict) else value):
                for key in (key.format(found) for key in keys):
                    if not isinstance(known.get(key), str):
                        hint = did_you_mean(key, known)
                        message = f"'{found}' has no words: add '{key}' to data/strings, in every language.{hint}"
                        yield docs[name].problem((*path, field), ID, message)
