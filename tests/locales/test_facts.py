"""When an interview is, on two clocks."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from locales import facts
from locales.words import words

MONTREAL, TOKYO, PARIS = (ZoneInfo(key) for key in ("America/Toronto", "Asia/Tokyo", "Europe/Paris"))
WEDNESDAY = dt.date(2026, 11, 25)


def said(code: str, hour: dt.time, here: ZoneInfo, there: ZoneInfo) -> str:
    """An interview on Wednesday at that hour here, said on that day."""
    start = dt.datetime.combine(WEDNESDAY, hour, here).astimezone(there)
    now = dt.datetime.combine(WEDNESDAY, dt.time(9), here)
    return " ".join(facts.meeting(words(code), start, now).split())


@pytest.mark.parametrize(
    ("here", "hour", "there", "french", "english"),
    [
        (
            MONTREAL,
            dt.time(21, 15),
            TOKYO,
            "Aujourd’hui à 21 h 15; jeudi à 11 h 15 là-bas (heure normale du Japon)",
            "Today at 9:15 p.m.; Thursday at 11:15 a.m. there (Japan Standard Time)",
        ),
        (
            TOKYO,
            dt.time(10),
            MONTREAL,
            "Aujourd’hui à 10 h; mardi à 20 h là-bas (heure normale de l’Est)",
            "Today at 10:00 a.m.; Tuesday at 8:00 p.m. there (Eastern Standard Time)",
        ),
        (
            MONTREAL,
            dt.time(10),
            PARIS,
            "Aujourd’hui à 10 h; 16 h là-bas (heure normale de l’Europe centrale)",
            "Today at 10:00 a.m.; 4:00 p.m. there (Central European Standard Time)",
        ),
        (MONTREAL, dt.time(21, 15), MONTREAL, "Aujourd’hui à 21 h 15", "Today at 9:15 p.m."),
    ],
)
def test_the_day_there_is_said_when_it_is_another(
    here: ZoneInfo, hour: dt.time, there: ZoneInfo, french: str, english: str
) -> None:
    assert [said(code, hour, here, there) for code in ("fr", "en")] == [french, english]
