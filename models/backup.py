"""Copies of the database: made by SQLite's online backup, checked, and kept in a folder beside it."""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import re
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

import peewee as pw

from models import changes
from models.database import FILE, PATIENCE, bring_up_to_date, check_ours, db, folder_in_use, opened
from models.errors import DamagedDatabase, DatabaseError, NotADatabase
from models.failures import named
from models.retention import kept

FOLDER: Final = "backups"
ENDING: Final = ".entrevue"
"""Of a copy that leaves the app's own folder."""
_NAME: Final = re.compile(r"(\d{4}-\d\d-\d\dT\d{6}\.\d{3})Z-([a-z]+)\.db")
_STAMP: Final = "%Y-%m-%dT%H%M%S.%f"
_UNFINISHED: Final = ".part"
_MAPPED: Final = 2**30
"""Bytes of a copy that are read from memory."""


class Reason(StrEnum):
    """Why a backup was made."""

    DAILY = "daily"
    ASKED = "asked"
    MIGRATION = "migration"
    RESTORATION = "restoration"


@dataclass(frozen=True)
class Backup:
    path: Path
    made_at: dt.datetime
    """In UTC."""
    reason: str

    @property
    def size(self) -> int:
        """In bytes."""
        return self.path.stat().st_size


def backups(folder: Path) -> list[Backup]:
    """The backups of a data folder, the latest first. What is named otherwise is not ours."""
    try:
        found = [_named_so(path) for path in (folder / FOLDER).iterdir()]
    except OSError:
        return []
    return sorted(filter(None, found), key=lambda backup: backup.made_at, reverse=True)


def _named_so(path: Path) -> Backup | None:
    match = _NAME.fullmatch(path.name)
    if not match:
        return None
    made_at = dt.datetime.strptime(match[1], _STAMP).replace(tzinfo=dt.UTC)
    return Backup(path, made_at, match[2])


def back_up(folder: Path, reason: Reason, now: dt.datetime) -> Backup:
    """Keep the database of a folder as it is now. Raises DatabaseError; nothing half made is left then."""
    made_at = now.astimezone(dt.UTC)
    path = folder / FOLDER / f"{made_at.strftime(_STAMP)[:-3]}Z-{reason}.db"
    try:
        path.parent.mkdir(exist_ok=True, mode=0o700)
        copy(folder / FILE, path)
    except OSError as error:
        raise named(error, path) from error
    return Backup(path, made_at, reason)


def copy(source: Path, target: Path) -> None:
    """Copy a database that may be in use to a file that is whole, checked and on the disk, or that is not there.

    It is for its owner only (0600), and needs no file beside it. Raises DatabaseError, and OSError.
    """
    part = target.with_name(target.name + _UNFINISHED)
    part.unlink(missing_ok=True)
    os.close(os.open(part, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    try:
        with opened(source) as theirs, opened(part, "rw") as ours, ThreadPoolExecutor(1) as pool:
            ours.execute("PRAGMA journal_mode = off")  # a copy that is cut short is thrown away
            ours.execute("PRAGMA synchronous = off")  # all of it is brought to the disk below, at once
            theirs.backup(ours)
            ours.execute("PRAGMA journal_mode = delete")
            written = pool.submit(_bring_to_disk, part)
            ours.execute(f"PRAGMA mmap_size = {_MAPPED}")  # what was just written is in memory: it is read from there
            _check_each_page(ours, source)
            written.result()
        part.replace(target)
        _bring_to_disk(target.parent)
    except sqlite3.Error as error:
        raise named(error, target) from error
    finally:
        part.unlink(missing_ok=True)


def copied(folder: Path) -> bytes:
    """The database of a folder as one file, to keep elsewhere. Raises DatabaseError."""
    path = folder / FOLDER / f"copy{_UNFINISHED}"
    try:
        path.parent.mkdir(exist_ok=True, mode=0o700)
        copy(folder / FILE, path)
        return path.read_bytes()
    except OSError as error:
        raise named(error, path) from error
    finally:
        path.unlink(missing_ok=True)


def _bring_to_disk(path: Path) -> None:
    if path.is_dir() and os.name != "posix":  # Windows has no such call for a folder
        return
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def is_sound(path: Path) -> bool:
    """Whether every page of a database can be read and is what it should be."""
    try:
        with opened(path) as connection:
            _check_each_page(connection, path)
    except (sqlite3.Error, DatabaseError):
        return False
    return True


def _check_each_page(connection: sqlite3.Connection, path: Path) -> None:
    (said,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    if said != "ok":
        raise DamagedDatabase(path)


@dataclass(frozen=True)
class Holding:
    """How much is in a database."""

    people: int
    interviews: int


def holding(path: Path) -> Holding | None:
    """How much is in a database; None when it can't be read."""
    try:
        with opened(path) as connection:
            counts = [
                connection.execute(f"SELECT count(*) FROM {table} WHERE deleted_at IS NULL").fetchone()[0]  # noqa: S608
                for table in ("contact", "interview")
            ]
    except sqlite3.Error:
        return None
    return Holding(*counts)


def latest_sound(folder: Path) -> Backup | None:
    """The last backup that can be brought back."""
    return next((backup for backup in backups(folder) if is_sound(backup.path)), None)


def is_due(folder: Path, now: dt.datetime) -> bool:
    """Whether none was made on this day of the device's zone."""
    return not any(
        backup.reason == Reason.DAILY and backup.made_at.astimezone(now.tzinfo).date() == now.date()
        for backup in backups(folder)
    )


def forget_old(folder: Path, now: dt.datetime) -> None:
    """Delete the backups that are past their time. `now` is in the device's zone."""
    found = {backup.made_at.astimezone(now.tzinfo): backup for backup in backups(folder)}
    for left in (folder / FOLDER).glob(f"*{_UNFINISHED}*"):  # by a process that was killed
        with contextlib.suppress(OSError):
            left.unlink()
    for moment in found.keys() - kept(found.keys(), now.date()):
        with contextlib.suppress(OSError):  # the next day tries again
            found[moment].path.unlink()


def restore(source: Path, now: dt.datetime) -> Backup:
    """Put what is in a file in the place of everything in the open database; give the backup of what was there.

    It is one transaction, which every other connection sees at once, and which a crash undoes. A file of an older
    version is brought to this one. Raises DatabaseError, and then nothing has changed.
    """
    folder = folder_in_use()
    ready = folder / FOLDER / f"restoring{_UNFINISHED}"
    try:
        ready.parent.mkdir(exist_ok=True, mode=0o700)
        _make_ready(source, ready)
        before = back_up(folder, Reason.RESTORATION, now)
        with opened(ready) as theirs:
            theirs.backup(db.connection())  # type: ignore[no-untyped-call]
    except (sqlite3.Error, pw.DatabaseError, OSError) as error:
        raise named(error, source) from error
    finally:
        ready.unlink(missing_ok=True)
    changes.tell_all()
    return before


def _make_ready(source: Path, ready: Path) -> None:
    """A copy of a file that is ours, sound and of this version."""
    if not source.is_file():
        raise NotADatabase(source)
    check_ours(source)
    copy(source, ready)
    older, ours = pw.SqliteDatabase(str(ready), timeout=PATIENCE), pw.SqliteDatabase(":memory:")
    with contextlib.closing(older), contextlib.closing(ours):
        bring_up_to_date(older)
        bring_up_to_date(ours)
        if _acting(older) != _acting(ours):
            raise NotADatabase(source)


def _acting(database: pw.SqliteDatabase) -> set[tuple[str, str, str]]:
    """What in a database does something by itself: someone else's file might change ours at each write."""
    found = database.execute_sql("SELECT type, name, sql FROM sqlite_master WHERE type IN ('trigger', 'view')")
    return set(found)
