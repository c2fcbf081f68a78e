"""Makes the search index of one language out of its built pages."""

from collections.abc import Iterable
from typing import Any

from atlas.inspection import PageFacts

VERSION = 1


def build(pages: Iterable[PageFacts]) -> dict[str, Any]:
    """Give the index: pages with their address, title and sections, in the order of their addresses.

    Folding and matching belong to the engine (overrides/assets/search.js), so that both sides fold alike.
    """
    return {
        "version": VERSION,
        "pages": [
            [page.path, page.heading, [[s.anchor, s.heading, s.text] for s in page.sections]]
            for page in sorted(pages, key=lambda page: page.path)
        ],
    }
