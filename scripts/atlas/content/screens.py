"""Writes the way to support of a store in the words on its screens, for the readers of one language.

A word stands as it is printed, in its own language; readers of another one get its meaning beside it.
"""

from collections.abc import Iterator
from dataclasses import replace

from babel.dates import get_day_names
from markupsafe import Markup

from atlas import REFERENCE
from atlas.content.context import LocaleContext
from atlas.content.messages import Messages
from atlas.model.marketplaces import CONFIDENCE, Marketplace
from atlas.model.screens import GENERAL, GROUP, OWN, Claim, Screen, Word, of_store, told

# What a page says, and the claim that it rests on, for the badge.
Told = tuple[Markup, Claim]

# More of them would hide the one that serves today; the contact guide has all, the old ones too.
_WAYS = 2

# The words of a store that are worth a row; the others stand in its way.
_NAMES = ("case-log", "case", "case-id", "desk", "get-support", "contact-us")

_LEADS = {OWN: "own", GROUP: "group", GENERAL: "general"}


def lines(context: LocaleContext, entry: Marketplace) -> list[tuple[str, Markup, Claim]]:
    """Return the ways to a store's support as lead, words and claim: its own, else the group's, else the general one.

    Then the way on a screen in the reader's language, where one is known of no store in particular; then to a call.
    """
    messages = context.messages
    scope, ways = of_store(told(context.catalogue.screens, "ways"), entry.code, entry.account)
    drawn = []
    for index, (screen, claim) in enumerate(ways[:_WAYS]):
        if index and claim.age == "undated-old":
            break
        lead = "or" if index else _LEADS[scope]
        drawn.append((messages(f"way.{lead}"), path(messages, claim, screen.language), claim))
    for screen, claim in _in_readers_language(context, "ways")[:1]:
        lead = messages("way.language", language=context.locale.language(screen.language))
        drawn.append((lead, path(messages, claim, screen.language), claim))
    for screen, claim in of_store(told(context.catalogue.screens, "calls"), entry.code, entry.account)[1]:
        drawn.append((messages("way.call"), path(messages, claim, screen.language), claim))
    return drawn


def stores(context: LocaleContext) -> list[tuple[Marketplace, list[tuple[str, Markup, Claim]]]]:
    """Return the stores whose own screens show a way, by name, each with all its ways and calls as `lines` has them."""
    messages = context.messages
    every = [
        ("" if kind == "ways" else messages("way.call"), screen, claim)
        for kind in ("ways", "calls")
        for screen, claim in told(context.catalogue.screens, kind)
    ]
    return [
        (entry, [(lead, path(messages, claim, screen.language), claim) for lead, screen, claim in own])
        for entry in context.by_name()
        if (own := [(lead, screen, claim) for lead, screen, claim in every if screen.store == entry.code])
    ]


def facts(context: LocaleContext, entry: Marketplace) -> dict[str, list[Told]]:
    """Return what is known of a store's channels, hours and words, by the key of the row."""
    rows: dict[str, list[Told]] = {}
    for row, kind in (("channels", "channels"), ("support_hours", "hours")):
        scope, found = of_store(told(context.catalogue.screens, kind), entry.code, entry.account)
        found = _each_channel_once(found) if kind == "channels" else found
        for screen, claim in found + (_in_readers_language(context, kind) if kind == "hours" else []):
            text = _text(context, kind, claim, screen)
            if scope != OWN or screen.is_general:
                text = Markup(context.messages("way.elsewhere", text=text))
            rows.setdefault(row, []).append((text, claim))
    shown = {label for _, _, claim in lines(context, entry) for label in claim.labels}
    alike: dict[tuple[str, str], list[Told]] = {}  # one badge serves for all that are equally sure and old
    for screen, claim in _names(context, entry):
        if not shown.issuperset(claim.labels):
            text = word(context.messages, claim.words[0], screen.language)
            alike.setdefault((claim.confidence, claim.seen or claim.age), []).append((text, claim))
    if alike:
        rows["words"] = [
            (Markup(context.locale.listing(text for text, _ in found)), found[0][1]) for found in alike.values()
        ]
    return rows


def source_numbers(context: LocaleContext, entry: Marketplace) -> frozenset[int]:
    """Return the sources of everything that a store's page says of screens."""
    claims = [claim for _, _, claim in lines(context, entry)]
    claims += [claim for row in facts(context, entry).values() for _, claim in row]
    claims += [claim for _, claim in _names(context, entry)]
    return frozenset(number for claim in claims for number in claim.sources)


def path(messages: Messages, claim: Claim, language: str) -> Markup:
    """Write the steps of a way: labels in order, with their meaning, and what the seller does between them."""
    return Markup(" › ").join(
        Markup(" / ").join(word(messages, one, language) for one in (step, *step.choices)) for step in claim.words
    )


def word(messages: Messages, printed: Word, language: str) -> Markup:
    """Write a word as it is printed, marked with its language, and what it means if the reader's is another."""
    meaning = messages(f"screen.{printed.means}")
    if not printed.label:
        return Markup.escape(meaning)
    if language == messages.locale.tag:
        return Markup("<bdi>{}</bdi>").format(printed.label)
    label = Markup('<bdi lang="{}">{}</bdi>').format(language, printed.label)
    if meaning.casefold() == printed.label.casefold():
        return label
    return Markup(messages("way.word", label=label, meaning=meaning))


def _in_readers_language(context: LocaleContext, kind: str) -> list[tuple[Screen, Claim]]:
    """Return what is said of screens in the reader's language, of no store in particular; English is for all."""
    tag = context.locale.tag
    found = told(context.catalogue.screens, kind) if tag != REFERENCE else []
    return [(screen, claim) for screen, claim in found if screen.is_general and screen.language == tag]


def _each_channel_once(found: list[tuple[Screen, Claim]]) -> list[tuple[Screen, Claim]]:
    """Return claims on channels, the surest first, each with those channels only that none before it has."""
    once: list[tuple[Screen, Claim]] = []
    named: set[str] = set()
    for screen, claim in sorted(found, key=lambda pair: CONFIDENCE.index(pair[1].confidence)):
        if new := tuple(word for word in claim.words if word.means not in named):
            once.append((screen, replace(claim, words=new)))
            named.update(word.means for word in new)
    return once


def _names(context: LocaleContext, entry: Marketplace) -> Iterator[tuple[Screen, Claim]]:
    ways = of_store(told(context.catalogue.screens, "ways"), entry.code, entry.account)
    passed = {word.means for _, claim in ways[1] for word in claim.words} if ways[0] == OWN else set()
    for means in _NAMES:
        if means in passed:
            continue
        named = told(context.catalogue.screens, "names", means)
        yield from of_store(named, entry.code, entry.account)[1][:1]
        if means == "case-log":  # what a seller looks for on every store's screen in their own language
            yield from (found for found in _in_readers_language(context, "names") if found in named)


def _text(context: LocaleContext, kind: str, claim: Claim, screen: Screen) -> Markup:
    messages, locale, given = context.messages, context.locale, claim.facts
    if kind == "channels":
        return Markup(locale.listing(word(messages, one, screen.language) for one in claim.words))
    parts = [messages(f"screen.{given['channel']}")] if "channel" in given else []
    parts += [locale.language(given["language"])] if "language" in given else []
    days = get_day_names("abbreviated", "stand-alone", locale.cldr)
    parts += [f"{days[0]}–{days[4]}"] if "days" in given else []
    hours = Markup('<bdi dir="ltr">{}</bdi>').format(
        f"{given['from']}–{given['to']}" + (f" {given['zone']}" if "zone" in given else "")
    )
    return Markup(" ").join([*map(Markup.escape, parts), hours])
