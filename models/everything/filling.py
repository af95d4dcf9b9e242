"""A file of everything put in the place of what is in the open database: all of it or nothing."""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import secrets
import sqlite3
from pathlib import Path
from typing import Any, Final

import peewee as pw

from models.backup import FOLDER, Backup, restore
from models.database import bring_up_to_date, folder_in_use
from models.everything.reading import LARGEST, Contents, look
from models.everything.refusals import ExportTooLarge, UnsoundExport
from models.everything.rules import check
from models.everything.tables import Table, tables
from models.failures import named
from models.progress import Progress
from models.record import LONG

LONGEST: Final = 4 * LONG
"""Characters of one text: drafts repeat what several others say."""
_MOST: Final = {"id": 2**53}
_MOST_ELSE: Final = 2**31
"""The largest whole number, of either sign, in a field of that name and in any other."""
_EVERY: Final = 200
"""Rows between two tellings of the progress."""
_FILLED: Final = 0.9
"""The part that is done once every row is there: they are yet to be checked."""


def is_export(head: bytes) -> bool:
    """Whether a file that begins so may be one of everything, and is no copy of the database."""
    return head[:64].removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"{"


def put_back(data: bytes, now: dt.datetime, progress: Progress) -> Backup:
    """Put what a file holds in the place of everything in the open database; give the backup of what was there.

    What an older version wrote is brought to this one. Raises ExportRefused, DatabaseError and what `progress` does,
    and then nothing has changed.
    """
    contents = look(data)
    ready = folder_in_use() / FOLDER / f"bringing-in-{secrets.token_hex(4)}.part"
    try:
        ready.parent.mkdir(exist_ok=True, mode=0o700)
        os.close(os.open(ready, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
        _build(ready, contents, progress)
        progress(1)
        return restore(ready, now)
    except (sqlite3.Error, pw.DatabaseError, OSError) as error:
        raise named(error, ready) from error
    finally:
        ready.unlink(missing_ok=True)


def put_back_from(path: Path, now: dt.datetime, progress: Progress) -> Backup:
    """The same from a file of this device, which is not read when it is too large."""
    try:
        if path.stat().st_size > LARGEST:
            raise ExportTooLarge
        return put_back(path.read_bytes(), now, progress)
    except OSError as error:
        raise named(error, path) from error


def _build(path: Path, contents: Contents, progress: Progress) -> None:
    """A database of the version that wrote the file, filled, then brought to this version and checked."""
    _migrate(path, contents.schema)
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous = off")  # thrown away when it is cut short
        connection.execute("BEGIN")
        _fill(connection, contents, progress)
        connection.execute("COMMIT")
    _migrate(path)
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
        check(connection)


def _migrate(path: Path, *version: int) -> None:
    database = pw.SqliteDatabase(str(path))
    try:
        bring_up_to_date(database, *version)
    finally:
        database.close()


def _fill(connection: sqlite3.Connection, contents: Contents, progress: Progress) -> None:
    known = tables(connection)
    names = [table.name for table in known]
    if strange := contents.places.keys() ^ set(names):
        raise UnsoundExport(min(strange))
    cards = _built_in(connection)
    for table in reversed(known):  # the rows that every new database has
        connection.execute(f'DELETE FROM "{table.name}"')  # noqa: S608
    for table in known:
        _fill_table(connection, table, contents, progress)
    for table, key, *_ in connection.execute("PRAGMA foreign_key_check"):
        raise UnsoundExport(f"{table} {key}")
    if strange := cards ^ _built_in(connection):
        raise UnsoundExport(f"question {min(strange)}")


def _built_in(connection: sqlite3.Connection) -> set[str]:
    """The keys of the cards that the app knows the words of."""
    return {key for (key,) in connection.execute("SELECT key FROM question WHERE key IS NOT NULL")}


def _fill_table(connection: sqlite3.Connection, table: Table, contents: Contents, progress: Progress) -> None:
    for number, (end, row) in enumerate(contents.rows(table.name), start=1):
        if strange := row.keys() ^ table.columns.keys():
            raise UnsoundExport(f"{table.name} {number} {min(strange)}")
        for column, kind in table.columns.items():
            if not _may_be(row[column], column, kind):
                raise UnsoundExport(f"{table.name} {number} {column}")
        try:
            connection.execute(table.inserting, [row[column] for column in table.columns])
        except (sqlite3.IntegrityError, UnicodeEncodeError) as error:
            raise UnsoundExport(f"{table.name} {number}") from error
        if number % _EVERY == 0:
            progress(_FILLED * end / len(contents.data))


def _may_be(value: Any, column: str, kind: str) -> bool:
    """Whether a column of that kind keeps such a value as it is."""
    if value is None:
        return column != "id"
    if kind == "INTEGER":
        return type(value) is int and abs(value) <= _MOST.get(column, _MOST_ELSE) and (column != "id" or value > 0)
    return isinstance(value, str) and len(value) <= LONGEST and "\0" not in value
