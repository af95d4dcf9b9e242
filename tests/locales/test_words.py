"""Times of day, as each language writes them."""

from __future__ import annotations

import datetime as dt
import gettext

import pytest
from babel import Locale

from locales.words import Words, words


@pytest.mark.parametrize(
    ("hour", "minute", "french", "english"),
    [
        (9, 5, "9 h 05", "9:05 a.m."),
        (20, 0, "20 h", "8:00 p.m."),
        (0, 30, "0 h 30", "12:30 a.m."),
        (12, 0, "12 h", "12:00 p.m."),
    ],
)
def test_times_have_no_zeros_in_french(hour: int, minute: int, french: str, english: str) -> None:
    said = [words(code).time(dt.time(hour, minute)) for code in ("fr", "en")]
    assert [" ".join(text.split()) for text in said] == [french, english]
    assert " " not in said[0], "a line may not end between the hour and its letter"


def test_the_first_of_a_month_is_said_as_french_says_it(fr: Words, en: Words) -> None:
    first, eleventh = dt.date(2026, 7, 1), dt.date(2026, 7, 11)
    assert fr.day(first) == "mercredi 1er juillet"
    assert fr.date(first) == "1er juillet 2026"
    assert fr.date(first, "full") == "mercredi 1er juillet 2026"
    assert fr.short_day(first).startswith("1er ")
    assert fr.day(eleventh) == "samedi 11 juillet"
    assert en.day(first) == "Wednesday, July 1"


@pytest.mark.parametrize(
    ("culture", "said"),
    [("es", "miércoles, 1 de julio"), ("pt_BR", "quarta-feira, 1 de julho"), ("de", "Mittwoch, 1. Juli")],
)
def test_a_day_is_said_as_any_language_says_it(culture: str, said: str) -> None:
    say = Words(culture[:2], gettext.NullTranslations(), Locale.parse(culture))
    assert say.day(dt.date(2026, 7, 1)) == said


def test_how_soon_is_told_in_minutes_then_in_hours() -> None:
    fr, en = words("fr"), words("en")
    assert (fr.until(dt.timedelta(minutes=38)), en.until(dt.timedelta(minutes=85))) == (
        "dans 38 minutes",
        "in 85 minutes",
    )
    assert en.until(dt.timedelta(hours=3, minutes=4)) == "in 3 hours"
