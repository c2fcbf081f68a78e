"""The words of the case drafter that do not come from the reader's language alone.

A seller reads one language and the desk may read another: the headings of a message exist in all of them.
"""

from atlas import REFERENCE
from atlas.content.messages import Messages, shared_messages
from atlas.model.marketplaces import Marketplace
from atlas.project import Project


def headings(project: Project) -> dict[str, dict[str, str]]:
    """Return the headings of a message in every language of the site: `{"ja": {"when": "日時", …}, …}`."""
    return {own.code: shared_messages(project, own).group("draft.heading") for own in project.locales}


def desk_language(project: Project, entry: Marketplace) -> str:
    """Return the code of a store's own first language if the site has it, else English.

    It says which headings to offer, not which languages a desk answers in: that is not known.
    """
    codes = {own.tag: own.code for own in project.locales}
    return codes.get(entry.languages[0], REFERENCE) if entry.languages else REFERENCE


def signs(project: Project, own: Messages) -> dict[str, list[str]]:
    """Return the phrases that the drafter warns of, in the reader's language and in English, each once, by kind.

    A language takes out an English phrase that is an innocent word of its own: `!pin`, a battery in Vietnamese.
    """
    found: dict[str, list[str]] = {}
    for texts in (own, shared_messages(project, project.locale(REFERENCE))):
        for kind, phrases in texts.group("draft.signs").items():
            found.setdefault(kind, []).extend(phrases.lower().split("|"))
    return {
        kind: [
            phrase for phrase in dict.fromkeys(phrases) if phrase[:1] not in ("", "!") and f"!{phrase}" not in phrases
        ]
        for kind, phrases in found.items()
    }
