"""The rule of *held*, on which all that comes after an interview hangs. Nobody stores it: it follows from the facts."""

from __future__ import annotations

import datetime as dt
from typing import Any, Final

import peewee as pw

from models.answer import Answer
from models.interview import Interview
from models.record import stamp

GRACE: Final = dt.timedelta(minutes=30)
"""So long past its planned end an interview counts as held, until the person says otherwise."""


def held(now: dt.datetime) -> Any:
    """The rule, for a query: finished; or begun, and with any note, answer or asked card; or long past."""
    used = Answer.select().where(
        Answer.interview == Interview.id,
        Answer.deleted_at.is_null(),
        (Answer.asked_at.is_null(False)) | (Answer.text != ""),
    )
    return (
        Interview.cancelled_at.is_null()
        & Interview.deleted_at.is_null()
        & (
            Interview.finished_at.is_null(False)
            | (Interview.ends_at <= stamp(now - GRACE))
            | ((Interview.starts_at <= stamp(now)) & ((Interview.notes != "") | pw.fn.EXISTS(used)))
        )
    )


def planned(now: dt.datetime) -> Any:
    """Interviews still to come or going on, for a query: neither cancelled nor held."""
    return Interview.cancelled_at.is_null() & Interview.deleted_at.is_null() & ~held(now)


def in_hand(now: dt.datetime) -> Any:
    """Interviews from their start to GRACE past their planned end, for a query: neither cancelled nor finished."""
    return (
        Interview.cancelled_at.is_null()
        & Interview.deleted_at.is_null()
        & Interview.finished_at.is_null()
        & (Interview.starts_at <= stamp(now))
        & (Interview.ends_at > stamp(now - GRACE))
    )
