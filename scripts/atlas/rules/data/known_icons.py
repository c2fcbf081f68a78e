"""Every group of matters has an icon, and every icon is of the theme's set."""

from collections.abc import Iterator

from atlas.content.icons import fault
from atlas.problems import Problem
from atlas.project import Project

ID = "icon"
WHY = "CONTRIBUTING.md#the-frame"


def check(project: Project) -> Iterator[Problem]:
    """Yield a problem at each group without an icon, each icon without a group, each icon that the theme lacks."""
    document = project.tables["matters"]
    data = document.data if isinstance(document.data, dict) else {}
    groups = [group for group in data.get("groups") or () if isinstance(group, str)]
    icons = data.get("icons")
    icons = icons if isinstance(icons, dict) else {}
    for group in groups:
        if group not in icons:
            message = f"the group '{group}' has no icon: add one under icons, such as material/cash."
            yield document.problem(("groups", groups.index(group)), ID, message)
    for group, name in icons.items():
        if group not in groups:
            yield document.problem(("icons", group), ID, f"'{group}' is no group: take its icon out.")
        elif isinstance(name, str) and (found := fault(name)):
            yield document.problem(("icons", group), ID, f"asks for the icon {found}")
