"""Makes the search index of one language out of its built pages and the names of the stores."""

from collections.abc import Iterable
from typing import Any

from atlas.catalogue import Catalogue, Marketplace
from atlas.inspection import PageFacts
from atlas.locales import all_locales

VERSION = 1


def build(pages: Iterable[PageFacts], catalogue: Catalogue) -> dict[str, Any]:
    """Give the index: each page with its address, title, further names and sections, in the order of addresses.

    Folding and matching belong to the engine (overrides/assets/search.js), so that both sides fold alike.
    """
    stores = {entry.code: entry for entry in catalogue.marketplaces}
    return {
        "version": VERSION,
        "pages": [
            [
                page.path,
                page.heading,
                names(stores[page.marketplace]) if page.marketplace else [],
                [[section.anchor, section.heading, section.text] for section in page.sections],
            ]
            for page in sorted(pages, key=lambda page: page.path)
        ],
    }


def names(entry: Marketplace) -> list[str]:
    """Give what a store answers to: its code, aliases, ID, hosts, and its name in every language of the site."""
    own = [entry.code, *entry.aliases, entry.marketplace_id, *entry.hosts]
    return list(dict.fromkeys([*own, *(locale.country(entry.code) for locale in all_locales())]))
