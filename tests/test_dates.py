"""A partial date is no more exact in words than it was written."""

from datetime import date

import pytest
from atlas.model.dates import age_in_words, first_day, in_words
from own import PROJECT


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026", date(2026, 1, 1)),
        ("2026-05", date(2026, 5, 1)),
        ("2026-05-12", date(2026, 5, 12)),
        ("2024-02-29", date(2024, 2, 29)),
    ],
)
def test_a_partial_date_begins_on_its_first_day(text, day):
    assert first_day(text) == day


@pytest.mark.parametrize(
    "text",
    ["", "26", "0000", "2026-5", "2026-13", "2026-00", "2026-02-30", "2025-02-29", "2026-05-12T10", "2026-05-",
     "2026/05", " 2026", "2026\n", "-2026", "20260512", "２０２６", "٢٠٢٦", "may 2026", "None"],
)  # fmt: skip
def test_what_is_no_date_is_refused(text):
    with pytest.raises(ValueError):
        first_day(text)


@pytest.mark.parametrize(
    ("code", "year", "month", "day"),
    [
        ("en", "2026", "May 2026", "12 May 2026"),
        ("de", "2026", "Mai 2026", "12. Mai 2026"),
        ("ja", "2026年", "2026年5月", "2026年5月12日"),
        ("es", "2026", "mayo de 2026", "12 de mayo de 2026"),
        ("pl", "2026", "maj 2026", "12 maja 2026"),
        ("ar", "2026", "مايو 2026", "12 مايو 2026"),
        ("ko", "2026년", "2026년 5월", "2026년 5월 12일"),
        ("vi", "2026", "tháng 5 năm 2026", "12 tháng 5, 2026"),
        ("th", "2026", "พฤษภาคม 2026", "12 พฤษภาคม 2026"),
        ("zh", "2026年", "2026年5月", "2026年5月12日"),
        ("pt-BR", "2026", "maio de 2026", "12 de maio de 2026"),
    ],
)
def test_a_date_is_written_the_way_the_language_does(code, year, month, day):
    cldr = PROJECT.language(code).cldr
    assert [in_words(text, cldr) for text in ("2026", "2026-05", "2026-05-12")] == [year, month, day]


@pytest.mark.parametrize(
    ("code", "text", "age"),
    [
        ("en", "2024-11-23", ""),  # a day short
        ("en", "2024-11-22", "2 years ago"),
        ("en", "2019", "7 years ago"),  # a year counts from its first day
        ("en", "2021-12", "4 years ago"),
        ("ar", "2024", "قبل سنتين"),
        ("ja", "2019", "7年前"),
        ("zh-Hant", "2019", "7年前"),
        ("pl", "2019", "7 lat temu"),
    ],
)
def test_an_old_date_has_its_age_in_full_years(code, text, age):
    assert age_in_words(text, date(2026, 11, 22), 730, PROJECT.locale(code).cldr) == age


def test_the_age_is_said_from_the_configured_day_on_and_never_as_none():
    (young, old) = (
        age_in_words("2026-01-01", date(2026, 11, 22), least, PROJECT.locale("en").cldr) for least in (0, 1)
    )
    assert (young, old) == ("", "")
    assert age_in_words("2025-01-01", date(2026, 11, 22), 0, PROJECT.locale("en").cldr) == "1 year ago"


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("2024-11-23", "1 year ago"),
        ("2024-12-01", "1 year ago"),
        ("2024-11-22", "2 years ago"),
        ("2024-10", "2 years ago"),
    ],
)
def test_a_year_is_full_on_its_day_and_not_before(text, age):
    assert age_in_words(text, date(2026, 11, 22), 0, PROJECT.locale("en").cldr) == age
