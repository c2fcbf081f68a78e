"""The news of the table as Atom feeds in each language: of all stores, and of each store by itself."""

from collections.abc import Iterable
from xml.sax.saxutils import escape

from atlas.content.messages import Messages
from atlas.content.news import headline
from atlas.model.catalogue import Catalogue, Change

# What every id begins with: it stays when the site moves.
TAG = "tag:seller-support-atlas.example,2026:"


def feed(catalogue: Catalogue, messages: Messages, base: str, name: str) -> str:
    """Return a language's Atom feed, to stand at `name`. A change keeps its id for ever: day, kind, link, stores."""
    entries = (_entry(change, messages, base) for change in catalogue.changes)
    return _feed(messages, base, name, "changes/", messages("site.name"), str(catalogue.newest), entries)


def store_feeds(catalogue: Catalogue, messages: Messages, base: str) -> dict[str, str]:
    """Return the feeds of a language's stores by their paths below the site's root, each beside its store's page.

    A change has the same id and words as in the language's feed. A store without news has a feed without entries, as
    old as the oldest change of the table: so who follows it hears of the first.
    """
    language = messages.locale
    entries = [(change, _entry(change, messages, base)) for change in catalogue.changes]
    found = {}
    for store in catalogue.marketplaces:
        page = f"marketplaces/{store.code}/"
        own = [(change.date, entry) for change, entry in entries if store.code in change.marketplaces]
        title = f"{language.country(store.code)} · {messages('site.name')}"
        newest = own[0][0] if own else catalogue.changes[-1].date
        name = f"{language.code}/{page}feed.xml"
        found[name] = _feed(messages, base, name, page, title, newest, (entry for _, entry in own))
    return found


def _entry(change: Change, messages: Messages, base: str) -> str:
    code = messages.locale.code
    change_id = "-".join(filter(None, [change.kind, change.link, *change.marketplaces]))
    page = f"marketplaces/{change.marketplaces[0]}/" if len(change.marketplaces) == 1 else "changes/"
    title = escape(headline(change, messages))
    return (
        f"<entry><id>{TAG}{code}/{change.date}-{change_id}</id><title>{title}</title>"
        f'<content type="text">{title}</content>'
        f'<updated>{change.date}T00:00:00Z</updated><link href="{base}{code}/{page}"/></entry>'
    )


def _feed(messages: Messages, base: str, name: str, page: str, title: str, updated: str, entries: Iterable[str]) -> str:
    language = messages.locale
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{language.tag}">'
        f"<id>{TAG}{name}</id><title>{escape(title)}</title>"
        f"<author><name>{escape(messages('site.name'))}</name></author>"
        f'<link rel="self" href="{base}{name}"/><link href="{base}{language.code}/{page}"/>'
        f"<updated>{updated}T00:00:00Z</updated>\n" + "\n".join(entries) + "\n</feed>\n"
    )
