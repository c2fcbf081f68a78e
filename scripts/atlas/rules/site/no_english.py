"""No language but English shows a sentence of the English page: what is not translated is not there."""

import re
from collections.abc import Iterator

from atlas import REFERENCE
from atlas.problems import Problem
from atlas.site.built import Site
from atlas.site.page_facts import PageFacts

ID = "not-translated"
WHY = "CONTRIBUTING.md#translate"

# Amazon's buttons and names stay English and are shorter; hosts are no words.
_WORD = re.compile(r"(?<![\w.])[a-z']+(?![\w.])", re.IGNORECASE)
_SENTENCE = 6


def check(site: Site) -> Iterator[Problem]:
    """Yield a problem at each paragraph, item or cell that is the same as on the English page."""
    english = {page.path: set(_blocks(page)) for page in site.languages.get(REFERENCE, ())}
    for code, pages in site.languages.items():
        for page in pages if code != REFERENCE else ():
            for block in _blocks(page):
                if block in english.get(page.path, ()) and len(_WORD.findall(block)) >= _SENTENCE:
                    yield site.problem(code, page.path, ID, f"'{block[:80]}' is still English.", block)


def _blocks(page: PageFacts) -> Iterator[str]:
    for section in page.sections:
        yield from section.blocks
