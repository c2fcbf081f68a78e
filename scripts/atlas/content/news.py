"""The news of the table in the words of a language, for the page of changes and the feed."""

from atlas.content.messages import Messages
from atlas.model.catalogue import Change


def headline(change: Change, messages: Messages) -> str:
    """Return what happened in the words of a language: `Contact page confirmed: India`."""
    countries = messages.locale.listing(messages.locale.country(code) for code in change.marketplaces)
    # The label of the way in is a request to press it; the news names the thing.
    label = "list.seller_central" if change.link == "seller_central" else f"door_label.{change.link}"
    what = messages(label if change.link else "changes.entry")
    level = messages(f"confidence.{change.confidence}.short") if change.confidence else ""
    return messages(f"changes.{change.kind}", what=what, countries=countries, level=level)
