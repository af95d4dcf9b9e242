"""A network of so many people, the same for a seed: who led to whom, where each stands, and what is late."""

from __future__ import annotations

import datetime as dt
import random
from typing import Final

from models.contact import ClosedReason, Contact
from models.database import db
from models.message import MessageKind
from models.referral import Referral
from tests.models.people import DAY, contact, interview, sent

_FIRST: Final = (
    "Amina", "Benoît", "Catherine", "Dov", "Élise", "Fatima", "Gabriel", "Hélène", "Inès", "Jean-Philippe", "Kwame",
    "Lucie", "Marie-Ève", "Naomi", "Olivier", "Priya", "Quentin", "Rosalie", "Sofia", "Thomas", "Ursule", "Victor",
    "Wanda", "Xavier", "Yasmine", "Zoé",
)  # fmt: skip
_LAST: Final = (
    "Achard", "Bélanger", "Côté", "Diallo", "Émond", "Fortin", "Gagné", "Haddad", "Ibrahim", "Jolicœur", "Kaur",
    "Lavoie", "Mbeki", "Nguyen", "Ouellet", "Pelletier-Desrosiers", "Quirion", "Roy", "Saint-Onge", "Tremblay",
    "Uzan", "Vaillancourt", "Wong", "Yelle", "Zhang",
)  # fmt: skip
LONG: Final = "Marie-Antoinette Élisabeth de la Fontaine-Beauchamp Saint-Laurent, Ph. D., ing."
"""Nearly eighty letters."""


def fill_network(count: int, now: dt.datetime, seed: int = 7) -> list[Contact]:
    """Some two in three were suggested by someone met before; a few by two people, one by someone deleted since."""
    chance = random.Random(seed)
    with db.atomic():
        names = [f"{first} {last}" for first in _FIRST for last in _LAST]
        chance.shuffle(names)
        names[3] = LONG
        people = [contact(names[at], created_at=now - 90 * DAY) for at in range(count)]
        met = [one for at, one in enumerate(people) if at == 0 or chance.random() < 0.45]
        for at, one in enumerate(people[1:], 1):
            givers = [giver for giver in met if giver.id < one.id]
            if chance.random() < 0.64:
                _lead(chance.choice(givers), one, now - (60 - at % 50) * DAY)
            if chance.random() < 0.06 and len(givers) > 1:
                _lead(chance.choice(givers), one, now - (9 - at % 9) * DAY)
        for one in people:
            _history(one, is_met=one in met, now=now, chance=chance)
        gone = contact("Zoé Roy", created_at=now - 90 * DAY)
        _lead(gone, people[-1], now - 70 * DAY)
        gone.delete_for_now(now - DAY)
    return people


def _lead(giver: Contact, to: Contact, at: dt.datetime) -> None:
    made = Referral.link(giver, to)
    made.created_at = at
    made.save()


def _history(one: Contact, *, is_met: bool, now: dt.datetime, chance: random.Random) -> None:
    if is_met:
        held = interview(one, now - chance.randint(2, 60) * DAY, now - 80 * DAY)
        held.finish(held.ends_at)
        held.write_notes("Beaucoup.")
        if chance.random() < 0.8:
            sent(MessageKind.THANK_YOU, one, held.ends_at, held)
    elif chance.random() < 0.5:
        sent(MessageKind.REQUEST, one, now - chance.choice((2, 4, 8, 16)) * DAY)
        if chance.random() < 0.3:
            interview(one, now + chance.randint(1, 9) * DAY, now)
    if chance.random() < 0.12:
        one.close(chance.choice(list(ClosedReason)), now - DAY)
