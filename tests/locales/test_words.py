"""Times of day, as each language writes them."""

from __future__ import annotations

import datetime as dt

import pytest

from locales.words import words


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
