"""The interviews by time: what is going on, what is to come, what is past."""

from __future__ import annotations

import datetime as dt

from models.contact import Contact
from models.held import held, in_hand, planned
from models.interview import Interview, standing
from models.record import stamp


def coming(now: dt.datetime) -> list[Interview]:
    """Interviews planned and not held, the soonest first; one in hand stands among them."""
    return list(standing().where(planned(now) | in_hand(now)).order_by(Interview.starts_at))


def past(now: dt.datetime, *, offset: int = 0, limit: int = 50) -> list[Interview]:
    """Interviews held or cancelled, the latest first; but for one in hand."""
    gone = (held(now) & ~in_hand(now)) | Interview.cancelled_at.is_null(False)
    return list(standing().where(gone).order_by(Interview.starts_at.desc()).offset(offset).limit(limit))


def next_interview(now: dt.datetime, contact: Contact | None = None) -> Interview | None:
    """The interview going on, else the one that just ended, else the next one; of one contact, if given.

    One stays so until it is finished, whatever was asked or noted already.
    """
    query = standing().where(planned(now) | in_hand(now))
    if contact is not None:
        query = query.where(Interview.contact == contact)
    going_on = (Interview.starts_at <= stamp(now)) & (Interview.ends_at > stamp(now))
    found: Interview | None = query.order_by(going_on.desc(), Interview.starts_at).first()
    return found


def all_held(now: dt.datetime) -> list[Interview]:
    """Every interview held, the latest first."""
    return list(standing().where(held(now)).order_by(Interview.starts_at.desc(), Interview.id.desc()))


def last_held(now: dt.datetime, contact: Contact | None = None) -> Interview | None:
    """The interview held last; of one contact, if given."""
    query = standing().where(held(now))
    if contact is not None:
        query = query.where(Interview.contact == contact)
    found: Interview | None = query.order_by(Interview.starts_at.desc()).first()
    return found


def is_any(now: dt.datetime) -> bool:
    """Whether there is an interview at all, planned, held or cancelled."""
    return bool(next_interview(now) or past(now, limit=1))
