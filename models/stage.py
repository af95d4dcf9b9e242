"""Where things stand with a contact: derived from the facts, never stored."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Any

import peewee as pw

from models.contact import Contact
from models.held import held, planned
from models.interview import Interview
from models.requests import asked


class Stage(StrEnum):
    """In the order they are looked for; a person passes through them from the last to the first."""

    CLOSED = "closed"
    SCHEDULED = "scheduled"
    MET = "met"
    ASKED = "asked"
    TO_CONTACT = "to-contact"


def stage(now: dt.datetime) -> Any:
    """The stage of each contact, for a query: the first of the five that is so."""
    theirs = Interview.select().where(Interview.contact == Contact.id)
    return pw.Case(
        None,
        [
            (Contact.closed_at.is_null(False), Stage.CLOSED),
            (pw.fn.EXISTS(theirs.where(planned(now))), Stage.SCHEDULED),
            (pw.fn.EXISTS(theirs.where(held(now))), Stage.MET),
            (pw.fn.EXISTS(asked(now)), Stage.ASKED),
        ],
        Stage.TO_CONTACT,
    )


def stage_of(contact: Contact, now: dt.datetime) -> Stage:
    """The stage of one contact."""
    return Stage(Contact.select(stage(now)).where(Contact.id == contact.id).scalar())
