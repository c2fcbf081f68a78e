"""The way of a matter claims no more than its sources: an official address, and a menu path that somebody has seen."""

from collections.abc import Iterator

from atlas.model.allow_list import AllowList
from atlas.model.evidence import is_of, known_sources
from atlas.problems import Problem
from atlas.project import Project
from atlas.sources.raw_tables import rows

ID = "matter-door"
WHY = "CONTRIBUTING.md#truth-first"


def check(project: Project) -> Iterator[Problem]:
    """Yield a problem at each address outside the allow-list, each path without evidence, each date of no source."""
    allowed, known = AllowList(project.tables), known_sources(project.tables)
    document = project.tables["matters"]
    for path, matter in rows(project.tables, "matters", "matters"):
        exceptions = matter.get("except")
        doors = {(*path, "door"): matter.get("door")}
        if isinstance(exceptions, dict):
            doors |= {(*path, "except", code): door for code, door in exceptions.items()}
        for place, door in doors.items():
            if not isinstance(door, dict):
                continue
            url, seen, cited = door.get("url"), str(door.get("seen", "")), door.get("sources")
            numbers = [number for number in cited if isinstance(number, int)] if isinstance(cited, list) else []
            if isinstance(url, str) and (fault := allowed.link_fault(url)):
                yield document.problem((*place, "url"), ID, fault)
            if "path" in door and not (numbers and isinstance(door.get("confidence"), str)):
                yield document.problem((*place, "path"), ID, "a menu path needs its confidence and its sources.")
            found = [known[number] for number in numbers if number in known]
            if seen and found and not any(is_of(source, seen) for source in found):
                dates = "; ".join(f"{source.number} is of {source.date}" for source in found)
                yield document.problem((*place, "seen"), ID, f"none of its sources is of {seen} ({dates}).")
            if door.get("confidence") == "amazon" and found and not any(source.author for source in found):
                message = "'amazon', but none of its sources is in Amazon's own words: lower the confidence."
                yield document.problem((*place, "confidence"), ID, message)
