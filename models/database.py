"""The one database file: opening it safely, and telling who follows a table when it changed."""

from __future__ import annotations

import contextlib
import errno
import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, Final, TypeVar

import peewee as pw

from models import changes, clock, search_index
from models.errors import DatabaseError, DiskFull, FolderGone, FolderNotWritable, NewerDatabase, NotADatabase, NotKept
from models.failures import named
from models.migrations import VERSION, migrate

T = TypeVar("T")

FILE: Final = "entrevue.db"
APPLICATION_ID: Final = 0x456E7472  # "Entr": tells our file from another program's
_HEADER: Final = 100  # bytes at the head of every SQLite file
_PRAGMAS: Final = {"foreign_keys": 1, "synchronous": "full", "secure_delete": 1}
"""What is deleted is overwritten with zeros (https://www.sqlite.org/pragma.html#pragma_secure_delete)."""
PATIENCE: Final = 10
"""Seconds to wait for another process to let go."""


class Database(pw.SqliteDatabase):
    """SQLite that announces the model of each committed write. A rolled back one is never announced.

    What it refuses is a NotKept, with its reason; a broken constraint stays Peewee's own error.
    """

    place: tuple[int, int] | None = None
    """Device and number of the open file: with its drive away, the system would let us write into nowhere."""

    def connect(self, reuse_if_open: bool = False) -> bool:
        if self.database and not Path(self.database).exists():  # SQLite would make an empty one in its place
            raise NotKept(FolderGone(Path(self.database).parent))
        return bool(super().connect(reuse_if_open))

    def _stay_in_place(self) -> None:
        try:
            here = _place(Path(self.database))
        except OSError as error:
            raise NotKept(FolderGone(Path(self.database).parent)) from error
        if here != self.place:
            if self.place and here[1] != self.place[1]:  # another database stands where ours was
                raise NotKept(FolderGone(Path(self.database).parent))
            if not self.in_transaction():  # the same drive, back again
                self.close()
                self.place = here

    def execute_sql(self, sql: str, params: Any = None) -> Any:
        with self._explained():
            return super().execute_sql(sql, params)  # type: ignore[no-untyped-call]

    def begin(self, lock_type: str | None = None) -> None:
        with self._explained():
            super().begin(lock_type)

    def commit(self) -> None:
        with self._explained():
            super().commit()

    def rollback(self) -> None:
        # SQLite has already undone it where the disk was full, or an input or output failed.
        if self.connection().in_transaction:  # type: ignore[no-untyped-call]
            super().rollback()

    @contextlib.contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except (pw.IntegrityError, NotKept):
            raise
        except pw.DatabaseError as error:
            raise NotKept(named(error, Path(self.database))) from error

    def execute(self, query: Any, **options: Any) -> Any:
        writes = isinstance(query, pw.ModelInsert | pw.ModelUpdate | pw.ModelDelete)
        if writes:
            self._stay_in_place()
        cursor = super().execute(query, **options)  # type: ignore[no-untyped-call]
        if writes:
            self.after_commit(partial(changes.tell, query.model))
        return cursor


db = Database(None, pragmas=_PRAGMAS, timeout=PATIENCE)


def open_database(folder: Path) -> None:
    """Open the database of a folder, made if absent, brought to this version.

    The folder is kept to its owner (0700), the file too (0600).

    What an older version wrote is backed up before it is brought to this one.

    Raises FolderNotWritable, DiskFull, NotADatabase, DamagedDatabase, NewerDatabase or DatabaseBusy. The file is then
    as it was.
    """
    path = folder / FILE
    db.init(str(path), pragmas=_PRAGMAS, timeout=PATIENCE)
    _make(folder, path)
    _check(path)
    try:
        db.connect(reuse_if_open=True)
        db.place = _place(path)
        _patiently(lambda: db.pragma("journal_mode", "wal"))
        if version() < VERSION:
            if version():
                _back_up_before_migrating(folder)
            bring_up_to_date(db)
        elif not search_index.fits(db):  # it comes from another system
            bring_up_to_date(db)
    except pw.DatabaseError as error:
        close_database()
        raise (error.reason if isinstance(error, NotKept) else named(error, path)) from error
    except DatabaseError:
        close_database()
        raise


def _back_up_before_migrating(folder: Path) -> None:
    from models.backup import Reason, back_up  # late: an idle start has nothing to migrate and should not pay for it

    back_up(folder, Reason.MIGRATION, clock.utc())


def _place(path: Path) -> tuple[int, int]:
    found = path.stat()
    return found.st_dev, found.st_ino


def close_database() -> None:
    """Let go of the file, in this thread."""
    if not db.is_closed():
        db.close()


def folder_in_use() -> Path:
    """The folder of the open database."""
    return Path(db.database).parent


def version() -> int:
    """The number of the last migration this file has seen."""
    return int(db.pragma("user_version"))


def written_elsewhere() -> int:
    """A number that differs once another connection has written (SQLite's data_version)."""
    return int(db.pragma("data_version"))


def _patiently(act: Callable[[], T]) -> T:
    """Try again while another process holds the file, where SQLite itself does not wait.

    It does not while the file changes to WAL, nor while another process makes or removes the files beside it.
    """
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            return act()
        except (pw.OperationalError, sqlite3.OperationalError):
            if time.monotonic() > deadline:
                raise
            time.sleep(0.02)


def bring_up_to_date(database: pw.SqliteDatabase, version: int = VERSION) -> None:
    """Apply the migrations that a database has not seen, up to a version, with an index that this SQLite can use."""
    database.pragma("foreign_keys", 0)  # rebuilding a table must not cascade; SQLite ignores this in a transaction
    try:
        # One writer at a time: of several processes starting on a new file, one migrates and the others find it done.
        with database.atomic("EXCLUSIVE"):
            if not search_index.fits(database):  # before any migration writes what is found
                search_index.make_anew(database)
            if int(database.pragma("user_version")) < version:
                migrate(database, version)
                database.pragma("application_id", APPLICATION_ID)
                database.pragma("user_version", version)
    finally:
        database.pragma("foreign_keys", 1)


def _make(folder: Path, path: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        if os.name == "posix":
            folder.chmod(0o700)
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
        if os.name == "posix":
            path.chmod(0o600)
    except OSError as error:
        raise DiskFull(folder) if error.errno == errno.ENOSPC else FolderNotWritable(folder) from error


def _check(path: Path) -> None:
    """Look before touching: a file that isn't ours, or is newer than us, keeps every byte."""
    size = path.stat().st_size
    if size == 0:
        return
    if size < _HEADER:  # SQLite would take it for empty, and write over it
        raise NotADatabase(path)
    check_ours(path, may_be_new=True)


def check_ours(path: Path, *, may_be_new: bool = False) -> None:
    """Raise NotADatabase, DamagedDatabase or NewerDatabase unless this is a database of ours that we can read.

    Only its head and its tables' names are looked at.
    """
    try:
        owner, number, tables = _patiently(lambda: _marks(path))
    except sqlite3.DatabaseError as error:
        raise named(error, path) from error
    if owner != APPLICATION_ID and (tables or not may_be_new):
        raise NotADatabase(path)
    if number > VERSION:
        raise NewerDatabase(path)


@contextlib.contextmanager
def opened(path: Path, mode: str = "ro") -> Iterator[sqlite3.Connection]:
    """A bare connection to a database file that is there, to read only or (`rw`) to write, each statement by itself.

    Raises sqlite3.Error.
    """
    uri = f"{path.absolute().as_uri()}?mode={mode}"
    with contextlib.closing(sqlite3.connect(uri, uri=True, timeout=PATIENCE, isolation_level=None)) as connection:
        yield connection


def _marks(path: Path) -> tuple[int, int, int]:
    """Whose file it is, of which version, and how many tables and indexes it has."""
    with opened(path) as connection:
        (owner,) = connection.execute("PRAGMA application_id").fetchone()
        (number,) = connection.execute("PRAGMA user_version").fetchone()
        (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    return owner, number, tables
