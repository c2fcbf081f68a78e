"""The words of the case drafter that do not come from the reader's language alone.

A seller reads one language and the desk may read another: the headings of a message exist in all of them.
"""

from atlas.model.catalogue import Marketplace
from atlas.model.locales import REFERENCE, all_locales, locale
from atlas.sources.messages import Words, shared_words


def headings() -> dict[str, dict[str, str]]:
    """Give the headings of a message in every language of the site: `{"ja": {"when": "日時", …}, …}`."""
    return {language.code: shared_words(language).group("draft.heading") for language in all_locales()}


def desk_language(entry: Marketplace) -> str:
    """Give the code of a store's own first language if the site has it, else English.

    It says which headings to offer, not which languages a desk answers in: that is not known.
    """
    codes = {language.tag: language.code for language in all_locales()}
    return codes.get(entry.languages[0], REFERENCE) if entry.languages else REFERENCE


def signs(own: Words) -> dict[str, list[str]]:
    """Give the phrases that the drafter warns of, in the reader's language and in English, each once, by kind.

    A language takes out an English phrase that is an innocent word of its own: `!pin`, a battery in Vietnamese.
    """
    found: dict[str, list[str]] = {}
    for texts in (own, shared_words(locale(REFERENCE))):
        for kind, phrases in texts.group("draft.signs").items():
            found.setdefault(kind, []).extend(phrases.lower().split("|"))
    return {
        kind: [phrase for phrase in dict.fromkeys(phrases) if phrase[0] != "!" and f"!{phrase}" not in phrases]
        for kind, phrases in found.items()
    }
