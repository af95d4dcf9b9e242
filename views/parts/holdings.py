"""When a backup was made, how big it is, and how much is in it."""

from __future__ import annotations

from typing import Final

from locales.words import Words
from models.backup import Backup, Holding
from models.clock import zone

_UNITS: Final = 1000  # bytes in a kilobyte, and so on (IEC 80000-13)


def dated(say: Words, backup: Backup) -> str:
    """Its day and hour, on the clock of the device."""
    made = backup.made_at.astimezone(zone())
    return say("{day} at {time}", day=say.date(made.date(), "long"), time=say.time(made))


def held_words(say: Words, holds: Holding) -> str:
    people = say.plural("{n} contact", "{n} contacts", holds.people)
    interviews = say.plural("{n} interview", "{n} interviews", holds.interviews)
    return say.listed([people, interviews])


def sized(say: Words, size: int) -> str:
    """A size in bytes, in the unit that keeps it short."""
    if size < _UNITS**2:
        return say("{n} kB", n=say.number(max(1, round(size / _UNITS))))
    return say("{n} MB", n=say.number(round(size / _UNITS**2, 1)))
