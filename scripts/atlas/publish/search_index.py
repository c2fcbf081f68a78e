"""Makes the search index of one language out of its built pages, the names of the stores and the words of sellers.

The index holds what tells pages apart, once: what stands below most matters is left out, and a country page is known by
its names alone. Folding and matching belong to the engine (overrides/assets/search-*.js).
"""

import json
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any

from atlas import REFERENCE
from atlas.model.marketplaces import Marketplace
from atlas.project import Project
from atlas.site.page_facts import PageFacts
from atlas.sources import synonyms
from atlas.sources.guides import MATTERS

VERSION = 5  # the engine refuses an index of another version

# The guides that tell of what these words on Amazon's screens mean. A seller copies them as they stand there, whatever
# the language of the page.
_SCREENS = {
    "contact": ("get-support", "contact-us", "contact-associate", "desk"),
    "phone-and-chat": ("call-me-now", "urgent"),
    "after-you-send": ("case-log",),
}

# Found by their titles and headings alone, and no seller loads their texts: the home page and the guide on what support
# is say what other guides say better, and one guide is for those who link here. No golden question needs these texts.
_UNTOLD = ("", "guides/link-to-us/", "guides/what-is-seller-support/")

# What stands more often than this says nothing about the page that it stands on.
_OFTEN = 5


def build(pages: Iterable[PageFacts], project: Project, code: str) -> dict[str, Any]:
    """Return the index of a language, in the order of addresses.

    `pages`: address, title, sections of anchor and heading, further words: of a store its names. `shared`: a host of
    several stores, their codes. `matters`: their ids, the most frequent first. `common`: words that say nothing.
    `texts`: those of all sections, in their order; they come last, for what stands before them answers already while
    they are still on their way (`written`).
    """
    catalogue = project.catalogue
    pages = sorted(pages, key=lambda page: page.path)
    stores = {entry.code: entry for entry in catalogue.marketplaces}
    words = project.seller_words(code)
    words = words | {"guides": _with_screens(words["guides"], project)}
    often = Counter(_shape(block) for page in pages for section in page.sections for block in section.blocks)
    hosts = {host for entry in catalogue.marketplaces for host in entry.hosts}

    matters = frozenset(matter.id for matter in catalogue.matters)

    def counts(block: str) -> bool:
        """Leave out what stands everywhere, and lists of stores' hosts: those lead to the stores' own pages."""
        return often[_shape(block)] <= _OFTEN and not hosts.issuperset(re.split(r"[\s·]+", block))

    told = [(page, _sections(page, counts, matters)) for page in pages]

    def further(page: PageFacts) -> Sequence[str]:
        """Return what a page answers to beside its own words."""
        if page.marketplace:
            return names(stores[page.marketplace], project, page.heading, code)
        folder, _, slug = page.path.rstrip("/").partition("/")
        return words.get(folder, {}).get(slug, ())

    return {
        "version": VERSION,
        "common": synonyms.common(synonyms.load(project.snapshot, code)),
        "pages": [
            [page.path, page.heading, [section[:2] for section in sections], further(page)] for page, sections in told
        ],
        "shared": _shared_hosts(catalogue.open_marketplaces),
        "matters": [matter.id for matter in catalogue.matters],
        "texts": [text for _, sections in told for *_, text in sections],
    }


def written(index: dict[str, Any]) -> bytes:
    """Return an index as JSON of two lines: the second has the texts, the first all else (search-load.js)."""
    head = _json({name: value for name, value in index.items() if name != "texts"})
    return f'{head[:-1]},\n"texts":{_json(index["texts"])}}}'.encode()


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def names(entry: Marketplace, project: Project, title: str, code: str) -> list[str]:
    """Return what a store answers to beside its title: storefront, hosts, code, ID, currency, names.

    Its names, everyday ones too, are those of the reader's language, of the store's own languages and of English: who
    reads Hindi hardly types the Korean name of Germany, and the index is loaded on slow lines. The English pages are
    read by sellers of every tongue: there a store answers to its name in every language.

    A host that other stores share is no name, though a link of this store may lead there.
    """
    foreign = {host for other in project.catalogue.marketplaces if other != entry for host in other.hosts}
    every = [host for host in entry.hosts if host not in foreign or host == entry.seller_central.host]
    every += [entry.code, *entry.aliases, entry.marketplace_id, entry.currency]
    spoken = {code, REFERENCE, *entry.languages}
    for other in project.locales:
        spoken_there = spoken & {other.code, other.tag, other.code.partition("-")[0]}
        if spoken_there or code == REFERENCE:
            every += [other.country(entry.code), other.formal_country(entry.code)]
            every += project.seller_words(other.code)["marketplaces"].get(entry.code, [])
    once: dict[str, str] = {title.casefold(): ""}
    for name in every:
        once.setdefault(name.casefold(), name)
    return [name for name in once.values() if name]


def _shared_hosts(stores: Iterable[Marketplace]) -> list[tuple[str, list[str]]]:
    """Return each host that several stores share, with their codes: whoever pastes it means one of these."""
    of_host: dict[str, list[str]] = {}
    for entry in stores:
        for host in dict.fromkeys(entry.hosts):
            of_host.setdefault(host, []).append(entry.code)
    return sorted((host, codes) for host, codes in of_host.items() if len(codes) > 1)


def _with_screens(words: dict[str, list[str]], project: Project) -> dict[str, list[str]]:
    """Return the further words of the guides, with the words that stand on the screens of every store, each once."""
    labels: dict[str, list[str]] = {}
    for screen in project.catalogue.screens:
        for claims in screen.claims.values():
            for word in (one for claim in claims for step in claim.words for one in (step, *step.choices)):
                for guide, concepts in _SCREENS.items():
                    if word.label and word.means in concepts:
                        labels.setdefault(guide, []).append(word.label)
    return words | {guide: list(dict.fromkeys([*words.get(guide, ()), *found])) for guide, found in labels.items()}


def _sections(page: PageFacts, counts: Callable[[str], bool], matters: Collection[str]) -> list[list[str]]:
    """Return a page's parts without what is repeated elsewhere.

    A country page is one part: its names say it all. So is a matter: its answer does. In the list of all matters those
    are left out, which have pages of their own.
    """
    if page.marketplace:
        return [["", "", ""]]
    if page.path.startswith(f"{MATTERS}/"):
        return [["", "", next((block for section in page.sections for block in section.blocks), "")]]
    told = page.path not in _UNTOLD
    parts = [
        [section.anchor, section.heading, " ".join(block for block in section.blocks if told and counts(block))]
        for section in page.sections
        if section.anchor not in matters
    ]
    if not parts or parts[0][0]:
        parts.insert(0, ["", "", ""])
    return parts


def _shape(block: str) -> str:
    """Return a sentence without the hosts, IDs and dates in it: what is left tells whether it says the same."""
    return re.sub(r"(?<![\w-])[\w-]+(\.[\w-]+)+|\b[A-Z0-9]{10,}\b|\d+", "", block).strip() or block
