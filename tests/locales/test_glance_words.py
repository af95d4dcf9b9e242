"""The search at a glance in words."""

from __future__ import annotations

import datetime as dt

import pytest

from locales import glance_words as told
from locales.words import Words
from models.glance import Answered, Glance, Met, Names
from models.thanks import Thanks

SIX = dt.time(18)


def test_everything_counted_together_has_a_name() -> None:
    kinds = {"asked": Answered, "met": Met, "names": Names, "thanks": Thanks}
    assert list(told.GROUPS) == [f"{name}-{kind}" for name, kind_of in kinds.items() for kind in kind_of]
    assert list(told.FIGURES) == list(kinds)
    assert kinds.keys() < set(Glance.__dataclass_fields__)


@pytest.mark.parametrize(
    ("asked", "answered", "share", "english", "french"),
    [
        (1, 0, None, "You asked 1 person for a meeting. Nobody has answered yet.", "à 1\u00a0personne. Personne n’a"),
        (3, 1, None, "You asked 3 people for a meeting. 1 has answered.", "à 3\u00a0personnes. 1 a répondu."),
        (
            12,
            9,
            0.75,
            "You asked 12 people for a meeting. 9 have answered, that is 75%.",
            "9 ont répondu, soit 75\u00a0%.",
        ),
    ],
)
def test_requests(
    en: Words, fr: Words, asked: int, answered: int, share: float | None, english: str, french: str
) -> None:
    assert told.requests(en, asked, answered, share) == english
    assert french in told.requests(fr, asked, answered, share)


def test_interviews(en: Words, fr: Words) -> None:
    assert told.interviews(en, 3, 2) == "You held 3 interviews. You met 2 people."
    assert told.interviews(fr, 1, 1) == "Vous avez mené 1\u00a0entrevue. Vous avez rencontré 1\u00a0personne."


def test_names_say_how_many_came_otherwise_and_the_average_only_where_it_is_given(en: Words, fr: Words) -> None:
    assert told.names(en, 3, 2, 0, None) == "Names your 3 interviews gave you: 2."
    assert told.names(en, 3, 2, 5, None) == "Names you were given: 7, 2 of them in interviews."
    assert told.names(en, 20, 25, 0, 1.25).endswith("That is 1.2 for each interview.")
    assert told.names(fr, 20, 30, 2, 1.5) == "Noms reçus\u00a0: 32, dont 30 en entrevue. Cela fait 1,5 par entrevue."


def test_thanks_say_until_when(en: Words, fr: Words) -> None:
    assert told.thanks(en, 0, 0, None, SIX) == "No thank-you note was sent yet, and none is late."
    assert "3 of 4 thank-you notes" in told.thanks(en, 3, 4, None, SIX)
    assert "%" not in told.thanks(en, 3, 4, None, SIX)
    assert "avant 18\u00a0h le lendemain" in told.thanks(fr, 3, 4, None, SIX)
    assert told.thanks(fr, 9, 12, 0.75, SIX).endswith("Cela fait 75\u00a0%.")


def test_weeks_begin_as_calendars_here_do(en: Words, fr: Words) -> None:
    assert told.weeks(en, 1, 1) == "Your search began this week."
    assert told.weeks(en, 8, 12) == "Weeks with a message, a call or an interview: 8 of the last 12."
    assert told.busiest(fr, dt.date(2026, 9, 13), 2).startswith("La plus active a commencé le dimanche 13 septembre")
    assert en.first_weekday == fr.first_weekday == dt.date(2026, 9, 13).weekday()
