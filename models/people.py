"""The list of contacts: found by name or organisation, by stage, a page at a time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

import peewee as pw

from models.contact import Contact
from models.record import clean, fold
from models.referral import Referral
from models.stage import Stage, stage

PAGE: Final = 50


@dataclass(frozen=True)
class Person:
    """A line of the list."""

    id: int
    name: str
    title: str
    organisation: str
    stage: Stage


def people(now: dt.datetime, search: str = "", wanted: Stage | None = None, *, offset: int = 0) -> list[Person]:
    """One page of contacts by name; every word of the search is in the name or organisation, accents ignored."""
    query = Contact.select(
        Contact.id, Contact.name, Contact.title, Contact.organisation, stage(now).alias("stage")
    ).where(Contact.deleted_at.is_null())
    for word in fold(clean(search)).split():
        query = query.where(pw.fn.instr(Contact.sort_name, word) | pw.fn.instr(Contact.sort_organisation, word))
    if wanted is not None:
        query = query.where(stage(now) == wanted)
    query = query.order_by(Contact.sort_name, Contact.id).offset(offset).limit(PAGE)
    rows: Iterable[Any] = query.tuples()
    return [Person(key, name, title, organisation, Stage(where)) for key, name, title, organisation, where in rows]


def everyone() -> list[Contact]:
    """All contacts by name."""
    here = Contact.select().where(Contact.deleted_at.is_null())
    return list(here.order_by(Contact.sort_name, Contact.id))


def is_anyone() -> bool:
    """Whether there is any contact at all."""
    return Contact.select().where(Contact.deleted_at.is_null()).exists()


def first_to_contact(now: dt.datetime) -> Contact | None:
    """Who has waited longest to be asked for a meeting: the one entered first.

    Someone entered only because they gave a name comes after all others.
    """
    waiting = Contact.select().where(Contact.deleted_at.is_null(), stage(now) == Stage.TO_CONTACT)
    gave = pw.fn.EXISTS(Referral.select().where(Referral.giver == Contact.id, Referral.deleted_at.is_null()))
    found: Contact | None = waiting.order_by(gave, Contact.id).first()
    return found
