"""No page shows what should have been filled in: marks, placeholders, source references, template code."""

import re
from collections.abc import Iterator
from functools import lru_cache

from atlas.problems import Problem
from atlas.site.built import Site

ID = "hole"
WHY = "CONTRIBUTING.md#change-a-guide"

_HOLE = re.compile(r"\[\[[\w-]+\]\]|\]\[s?\d+\]|\]\(|\{\{|\{%|\{#|\{:|\{ ?\.\w|(?<!\w)\{\w+\}|\*\*")

_hole = lru_cache(maxsize=4096)(_HOLE.search)  # in a preview most pages are those of the last build


def check(site: Site) -> Iterator[Problem]:
    """Yield a problem at each page whose text still holds a mark."""
    for code, pages in site.languages.items():
        for page in pages:
            if match := _hole(page.text):
                around = page.text[max(0, match.start() - 30) : match.end() + 30]
                message = f"shows an unfilled mark: '…{around}…'."
                yield site.problem(code, page.path, ID, message, match[0] if match[0][:2] == "[[" else "")
