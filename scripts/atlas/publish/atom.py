"""The news of the table as an Atom feed in each language."""

from xml.sax.saxutils import escape

from atlas.content.messages import Messages
from atlas.content.news import headline
from atlas.model.catalogue import Catalogue

# What every id begins with: it stays when the site moves.
TAG = "tag:seller-support-atlas.example,2026:"


def feed(catalogue: Catalogue, messages: Messages, base: str, name: str) -> str:
    """Return a language's Atom feed, to stand at `name`. A change keeps its id for ever: day, kind, link, stores."""
    entries = []
    own, language = f"{base}{name}", messages.locale
    for change in catalogue.changes:
        change_id = "-".join(filter(None, [change.kind, change.link, *change.marketplaces]))
        page = f"marketplaces/{change.marketplaces[0]}/" if len(change.marketplaces) == 1 else "changes/"
        title = escape(headline(change, messages))
        entries.append(
            f"<entry><id>{TAG}{language.code}/{change.date}-{change_id}</id><title>{title}</title>"
            f'<content type="text">{title}</content>'
            f'<updated>{change.date}T00:00:00Z</updated><link href="{base}{language.code}/{page}"/></entry>'
        )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{language.tag}">'
        f"<id>{TAG}{name}</id><title>{escape(messages('site.name'))}</title>"
        f"<author><name>{escape(messages('site.name'))}</name></author>"
        f'<link rel="self" href="{own}"/><link href="{base}{language.code}/changes/"/>'
        f"<updated>{catalogue.newest}T00:00:00Z</updated>\n" + "\n".join(entries) + "\n</feed>\n"
    )
