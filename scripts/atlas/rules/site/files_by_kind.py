"""Every published file is what its name says, and holds nothing that its kind does not need."""

from collections.abc import Iterator

from atlas.problems import Problem
from atlas.site.built import Site
from atlas.site.file_kinds import fault

ID = "file-kind"
WHY = "CONTRIBUTING.md#the-frame"


def check(site: Site) -> Iterator[Problem]:
    """Yield a problem at each file with a script in a picture, another host in a script, a fault in its form."""
    for path, content in site.contents.items():
        if message := fault(path, content):
            yield Problem(f"site/{path}", 0, 0, ID, f"{message}.")
