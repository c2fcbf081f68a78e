"""Every file among the sources is one that a build uses: pages by their names, assets that a template names."""

import re
from collections.abc import Iterator

from atlas.content import styles
from atlas.content.pages import SCRIPTS
from atlas.problems import Problem
from atlas.project import Project

ID = "stray-file"
WHY = "CONTRIBUTING.md#change-a-guide"

_PAGE = re.compile(r"docs/(?:[a-z]{2}(?:-\w+)*/(?:guides|matters)/[a-z0-9-]+|translating/[\w-]+)\.md")
_ASSET = re.compile(r"overrides/assets/([\w-]+\.(?:css|js|png|svg))")
# A card of a language, also of one that is being written; a picture of the icon.
_MADE = re.compile(r"card-[a-z]{2}(?:-\w+)*\.png|icon-\d+\.png")
_NAME = re.compile(r"[\w-]+\.(?:css|js|png|svg)")


def check(project: Project) -> Iterator[Problem]:
    """Yield a problem at each file that is none, and at each that no page is made from and no template names."""
    snapshot = project.snapshot
    for name, fault in snapshot.faults.items():
        if not _PAGE.fullmatch(name) and name.startswith(("docs/", "overrides/")):
            yield Problem(name, 0, 0, ID, fault)
    named = {styles.FIRST, styles.THEME, *SCRIPTS.values()}
    for name, content in snapshot.files.items():
        if name.startswith("overrides/") and name.endswith((".html", ".md", ".js")):
            named.update(_NAME.findall(content.decode("utf-8", "ignore")))
    # What a script imports that is not there, nobody knows.
    whole = all(f"overrides/assets/{script}" in snapshot.files for script in SCRIPTS.values())
    for name in snapshot.files:
        asset = _ASSET.fullmatch(name)
        if name.startswith("docs/") and not _PAGE.fullmatch(name):
            message = "is no page: a page is docs/<locale>/guides/<slug>.md or …/matters/<id>.md. Move it away."
            yield Problem(name, 0, 0, ID, message)
        elif name.startswith("overrides/assets/") and not asset:
            yield Problem(
                name, 0, 0, ID, "is no asset: style, script, PNG or SVG, directly in the folder. Move it away."
            )
        elif whole and asset and asset[1] not in named and not _MADE.fullmatch(asset[1]):
            yield Problem(name, 0, 0, ID, "is named by no template and no script: take it out, or name it.")
