"""What can go wrong, by name. The sentence a person reads for each is in the catalogs (locales/problems.py)."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

import peewee as pw


class Problem(StrEnum):
    """What is wrong with one field."""

    MISSING = "missing"
    TOO_LONG = "too-long"
    NOT_AN_EMAIL = "not-an-email"
    NOT_A_PHONE = "not-a-phone"
    NOT_A_LINK = "not-a-link"
    NO_LENGTH = "no-length"
    LENGTH_TOO_LONG = "length-too-long"
    IN_THE_FUTURE = "in-the-future"
    UNKNOWN = "unknown"
    CADENCE = "cadence"
    ANOTHER_WORD = "another-word"
    SEVERAL = "several"
    ALREADY_HERE = "already-here"


class EntrevueError(Exception):
    """Any error the app names itself."""


class Invalid(EntrevueError):
    """What was typed can't be kept. `problems` says why, by field."""

    def __init__(self, problems: Mapping[str, Problem]) -> None:
        super().__init__(", ".join(f"{field}: {problem}" for field, problem in problems.items()))
        self.problems = dict(problems)


class DatabaseError(EntrevueError):
    """The database can't be opened."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


class FolderNotWritable(DatabaseError):
    """The folder of the database can't be made or written."""


class FolderGone(DatabaseError):
    """The folder of the database is there no more: its drive was removed."""


class DiskFull(DatabaseError):
    """There is no room left where the database is."""


class NotADatabase(DatabaseError):
    """The file there is something else, or is damaged. It was left untouched."""


class DamagedDatabase(NotADatabase):
    """The database is ours, and can't be read everywhere. It was left as it is."""


class NewerDatabase(DatabaseError):
    """The database was written by a newer version. It was left untouched."""


class DatabaseBusy(DatabaseError):
    """Another process holds the database and did not let go in time."""


class NotKept(EntrevueError, pw.OperationalError):
    """What should have been read or written could not be, since the database was opened. Nothing of the act is kept.

    `reason` says why.
    """

    def __init__(self, reason: DatabaseError) -> None:
        super().__init__(f"{type(reason).__name__}: {reason}")
        self.reason = reason
