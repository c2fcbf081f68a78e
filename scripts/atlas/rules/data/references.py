"""What one data file says of another is there: doors of matters, guides, groups, the store to use instead."""

from collections.abc import Iterator
from typing import Any

from atlas import REFERENCE
from atlas.problems import Problem, did_you_mean
from atlas.project import Project
from atlas.sources.guides import MATTERS, keys
from atlas.sources.raw_tables import known, rows, texts

ID = "unknown-reference"
WHY = "CONTRIBUTING.md#add-a-marketplace"


def check(project: Project) -> Iterator[Problem]:
    """Yield a problem at each name that leads nowhere, and at each group or door that no matter uses."""
    tables = project.tables
    doors = known(tables, "doors", "doors", "id")
    guides, pages = project.guide_slugs, keys(project.snapshot, REFERENCE)
    codes = known(tables, "marketplaces", "marketplaces", "code")
    mailboxes = known(tables, "hosts", "mailboxes", "address")
    data = tables["matters"].data
    groups = texts(data.get("groups")) if isinstance(data, dict) else []
    matters = known(tables, "matters", "matters", "id")
    targets: dict[str, tuple[set[Any], str]] = {
        "doors": (doors, "the id of a desk in data/doors.yaml"),
        "group": (set(groups), f"one of {', '.join(groups)}"),
        "related": (matters, "the id of another matter"),
    }
    used: set[str] = set()
    for path, matter in rows(tables, "matters", "matters"):
        used.update(texts(matter.get("group")) + texts(matter.get("doors")))
        for key, (names, wanted) in targets.items():
            for name in texts(matter.get(key)):
                if name not in names:
                    message = f"'{name}' is not known.{did_you_mean(name, map(str, names)) or f' Write {wanted}.'}"
                    yield tables["matters"].problem((*path, key), ID, message)
    for index, group in enumerate(groups):
        if group not in used:
            yield tables["matters"].problem(("groups", index), ID, f"no matter is in the group '{group}': take it out.")
    for path, door in rows(tables, "doors", "doors"):
        for name in texts(door.get("id")):
            if name not in used:
                message = f"no matter leads to the door '{name}': take it out, or name it in data/matters.yaml."
                yield tables["doors"].problem(path, ID, message)
    for path, row in rows(tables, "doors", "doors"):
        for guide in texts(row.get("guide")):
            if guide.partition("#")[0] not in guides:
                message = f"there is no guide '{guide}'.{did_you_mean(guide, guides)}"
                yield tables["doors"].problem((*path, "guide"), ID, message)
    for path, row in rows(tables, "matters", "matters"):
        for id in texts(row.get("id")):
            if f"{MATTERS}/{id}" not in pages:
                message = f"the matter has no page: write docs/{REFERENCE}/{MATTERS}/{id}.md."
                yield tables["matters"].problem((*path, "id"), ID, message)
        exceptions = row.get("except")
        for code in exceptions if isinstance(exceptions, dict) else ():
            if code not in codes:
                yield tables["matters"].problem((*path, "except", code), ID, f"there is no marketplace '{code}'.")
    for key in pages:
        if key.startswith(f"{MATTERS}/") and key.partition("/")[2] not in matters:
            message = f"is no matter of data/matters.yaml: name '{key.partition('/')[2]}' there, or take the page out."
            yield Problem(f"docs/{REFERENCE}/{key}.md", 0, 0, ID, message)
    for path, door in rows(tables, "doors", "doors"):
        for mail in texts(door.get("mail")):
            if mail not in mailboxes:
                message = f"'{mail}' is not a mailbox of data/official-hosts.yaml: only those may be printed."
                yield tables["doors"].problem((*path, "mail"), ID, message)
    for path, entry in rows(tables, "marketplaces", "marketplaces"):
        retired = entry.get("retired")
        for instead in texts(retired.get("instead")) if isinstance(retired, dict) else []:
            place = (*path, "retired", "instead")
            if instead not in codes:
                yield tables["marketplaces"].problem(place, ID, f"there is no marketplace '{instead}'.")
            elif instead == entry.get("code"):
                message = f"'{instead}' is the store that closes: name another, or take `instead` out."
                yield tables["marketplaces"].problem(place, ID, message)
    for path, change in rows(tables, "changes", "changes"):
        for code in texts(change.get("marketplaces")):
            if code not in codes:
                yield tables["changes"].problem((*path, "marketplaces"), ID, f"there is no marketplace '{code}'.")
