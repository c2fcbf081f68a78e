"""The news of the table as an Atom feed, and in words for the changes page."""

from xml.sax.saxutils import escape

from atlas.catalogue import Catalogue, Change
from atlas.locales import REFERENCE
from atlas.words import Words


def headline(change: Change, words: Words) -> str:
    """Say in a language what happened: `Contact page confirmed: India`."""
    countries = words.locale.listing(words.locale.country(code) for code in change.marketplaces)
    what = words(f"door_label.{change.link}") if change.link else words("changes.entry")
    return words(f"changes.{change.kind}", what=what, countries=countries)


def feed(catalogue: Catalogue, words: Words, base: str) -> str:
    """Give the Atom feed. A change keeps its id for ever: its day, kind, link and stores."""
    entries = []
    for change in catalogue.changes:
        name = "-".join(filter(None, [change.kind, change.link, *change.marketplaces]))
        page = f"marketplaces/{change.marketplaces[0]}/" if len(change.marketplaces) == 1 else "changes/"
        entries.append(
            f"<entry><id>{base}feed.xml#{change.date}-{name}</id><title>{escape(headline(change, words))}</title>"
            f'<updated>{change.date}T00:00:00Z</updated><link href="{base}{REFERENCE}/{page}"/></entry>'
        )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{REFERENCE}">'
        f"<id>{base}feed.xml</id><title>{escape(words('site.name'))}</title>"
        f"<author><name>{escape(words('site.name'))}</name></author>"
        f'<link rel="self" href="{base}feed.xml"/><link href="{base}"/>'
        f"<updated>{catalogue.changes[0].date}T00:00:00Z</updated>\n" + "\n".join(entries) + "\n</feed>\n"
    )
