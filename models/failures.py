"""What SQLite's refusals mean, by name. Source: https://www.sqlite.org/rescode.html."""

from __future__ import annotations

import errno
import sqlite3
from pathlib import Path
from typing import Final

from models.errors import (
    DamagedDatabase,
    DatabaseBusy,
    DatabaseError,
    DiskFull,
    FolderGone,
    FolderNotWritable,
    NotADatabase,
)

_PRIMARY: Final = 0xFF
"""The byte of a result code that says which kind it is."""
_NEARLY_FULL: Final = 1_000_000
"""Bytes: with fewer left, an input-output error of SQLite's shared memory is a full disk."""
_KINDS: Final[dict[int, type[DatabaseError]]] = {
    sqlite3.SQLITE_BUSY: DatabaseBusy,
    sqlite3.SQLITE_LOCKED: DatabaseBusy,
    sqlite3.SQLITE_FULL: DiskFull,
    sqlite3.SQLITE_READONLY: FolderNotWritable,
    sqlite3.SQLITE_CANTOPEN: FolderNotWritable,
    sqlite3.SQLITE_PERM: FolderNotWritable,
    sqlite3.SQLITE_IOERR: FolderNotWritable,
    sqlite3.SQLITE_CORRUPT: DamagedDatabase,
    sqlite3.SQLITE_NOTADB: NotADatabase,
}


def named(error: BaseException, path: Path) -> DatabaseError:
    """The error of the database at `path`, or of the system below it, by what the person can do about it."""
    if isinstance(error, DatabaseError):
        return error
    if isinstance(error, OSError) and error.errno == errno.ENOSPC:
        return DiskFull(path.parent)
    kind = _KINDS.get(_code(error) & _PRIMARY, FolderNotWritable if isinstance(error, OSError) else DamagedDatabase)
    if kind is FolderNotWritable:
        import shutil  # late: an idle --notify-due has no failure to name and should not pay for it

        if not path.parent.is_dir():
            return FolderGone(path.parent)
        if shutil.disk_usage(path.parent).free < _NEARLY_FULL:
            return DiskFull(path.parent)
        return FolderNotWritable(path.parent)
    return kind(path.parent if kind is DiskFull else path)


def _code(error: BaseException | None) -> int:
    """SQLite's own number, from whichever error in the chain bears it; 0 where none does."""
    while error is not None:
        if code := getattr(error, "sqlite_errorcode", 0):
            return int(code)
        error = error.__cause__ or error.__context__
    return 0
