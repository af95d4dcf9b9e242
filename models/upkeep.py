"""How the database is kept well: looked over, backed up, and rid of what was deleted long ago."""

from __future__ import annotations

import datetime as dt

from models.backup import Backup, Reason, back_up, backups, forget_old, is_due, is_sound
from models.contact import Contact
from models.database import FILE, folder_in_use
from models.deleted import purge
from models.errors import DamagedDatabase, DatabaseError
from models.question import Question

_failure: DatabaseError | None = None


def look_over() -> None:
    """Read every page of the database once. Raises DamagedDatabase."""
    file = folder_in_use() / FILE
    if not is_sound(file):
        raise DamagedDatabase(file)


def look_after(now: dt.datetime) -> None:
    """Once on each day of the device: what was deleted long ago goes, then the day's backup is made.

    The first one waits until there is something to keep: a person, or a card of one's own. Raises DatabaseError, which
    `failure` gives until it works again.
    """
    global _failure
    folder = folder_in_use()
    if not is_due(folder, now) or not (backups(folder) or _is_anything()):
        return
    try:
        look_over()
        purge(now)
        back_up(folder, Reason.DAILY, now)
    except DatabaseError as error:
        _failure = error
        raise
    _failure = None
    forget_old(folder, now)


def back_up_on_request(now: dt.datetime) -> Backup:
    """Make a backup because the person asks for one; after it `failure` gives none. Raises DatabaseError."""
    global _failure
    made = back_up(folder_in_use(), Reason.ASKED, now)
    _failure = None
    return made


def _is_anything() -> bool:
    return bool(Contact.select().exists() or Question.select().where(Question.key.is_null()).exists())


def failure() -> DatabaseError | None:
    """Why the last backup could not be made."""
    return _failure
