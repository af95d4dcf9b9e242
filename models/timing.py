"""How much of the time agreed is used, while an interview goes on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Final

from models.answer import Answer
from models.interview import Interview

_AFTER: Final = dt.timedelta(hours=2)
_LAST_QUARTER: Final = 0.75
"""From this part of the time on, the last question is offered."""


def time_used(interview: Interview, cards: Iterable[Answer], now: dt.datetime) -> dt.timedelta | None:
    """Since the first card was asked that day, else since the planned start. None before it begins and long after."""
    begun = [card.asked_at for card in cards if card.asked_at and abs(card.asked_at - interview.starts_at) < _AFTER]
    start = min(begun, default=interview.starts_at)
    if not start <= now < interview.ends_at + _AFTER:
        return None
    return now - start


def is_near_end(used: dt.timedelta, interview: Interview) -> bool:
    """Whether it is time for the last question: three quarters of the time agreed are used."""
    return used >= _LAST_QUARTER * dt.timedelta(minutes=interview.minutes)
