"""Dates that are a year, a month or a day: `2026`, `2026-05`, `2026-05-12`."""

import re
from datetime import date, timedelta
from functools import cache

from babel import Locale
from babel.dates import format_date, format_skeleton, format_timedelta

_SHAPE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?", re.ASCII)


def first_day(text: str) -> date:
    """Return the first day that a partial date covers. Raises ValueError when it is not a date."""
    match = _SHAPE.fullmatch(text)
    if not match:
        raise ValueError(f"'{text}' is not a year, a month or a day")
    year, month, day = match.groups(default="01")
    return date(int(year), int(month), int(day))


@cache
def in_words(text: str, locale: Locale) -> str:
    """Return a partial date as the language writes it, no more exact than it is: `May 2026`, `2026年5月`."""
    day = first_day(text)
    if text.count("-") == 2:
        # Thai names the era in its long form, as no page of Amazon's does; its pattern of these three names none.
        plain = "yMMMMd" in locale.datetime_skeletons
        return format_skeleton("yMMMMd", day, locale=locale) if plain else format_date(day, "long", locale)
    if text.count("-") == 1:
        return format_skeleton("yMMMM", day, locale=locale)
    return format_skeleton("y", day, locale=locale)


def age_in_words(text: str, today: date, least: int, locale: Locale) -> str:
    """Return how old a partial date is, in full years: `2 years ago`. Nothing where it is younger than `least` days."""
    then = first_day(text)
    years = today.year - then.year - ((today.month, today.day) < (then.month, then.day))
    if not years or (today - then).days < least:
        return ""
    words = format_timedelta(timedelta(days=-years * 366), "year", add_direction=True, locale=locale)
    return words.replace(" 年", "年")  # as dates are written where that is the word for a year
