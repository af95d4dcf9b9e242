"""The one database file: opening it safely, and telling who follows a table when it changed."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, Final, TypeVar

import peewee as pw

from models import changes
from models.errors import DatabaseBusy, FolderNotWritable, NewerDatabase, NotADatabase
from models.migrations import VERSION, migrate

T = TypeVar("T")

FILE: Final = "entrevue.db"
APPLICATION_ID: Final = 0x456E7472  # "Entr": tells our file from another program's
_HEADER: Final = 100  # bytes at the head of every SQLite file
_PRAGMAS: Final = {"foreign_keys": 1, "synchronous": "full"}
_PATIENCE: Final = 10  # seconds to wait for another process to let go


class Database(pw.SqliteDatabase):
    """SQLite that announces the model of each committed write. A rolled back one is never announced."""

    def execute(self, query: Any, **options: Any) -> Any:
        cursor = super().execute(query, **options)  # type: ignore[no-untyped-call]
        if isinstance(query, pw.ModelInsert | pw.ModelUpdate | pw.ModelDelete):
            self.after_commit(partial(changes.tell, query.model))
        return cursor


db = Database(None, pragmas=_PRAGMAS, timeout=_PATIENCE)


def open_database(folder: Path) -> None:
    """Open the database of a folder, made if absent, brought to this version.

    The folder is kept to its owner (0700), the file too (0600).

    Raises FolderNotWritable, NotADatabase, NewerDatabase or DatabaseBusy. The file is then as it was.
    """
    path = folder / FILE
    _make(folder, path)
    _check(path)
    try:
        db.init(str(path), pragmas=_PRAGMAS, timeout=_PATIENCE)
        db.connect(reuse_if_open=True)
        _patiently(lambda: db.pragma("journal_mode", "wal"))
        if version() < VERSION:
            _migrate()
    except (pw.OperationalError, pw.DatabaseError) as error:
        db.close()
        raise _named(error, path) from error


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
    deadline = time.monotonic() + _PATIENCE
    while True:
        try:
            return act()
        except (pw.OperationalError, sqlite3.OperationalError):
            if time.monotonic() > deadline:
                raise
            time.sleep(0.02)


def _migrate() -> None:
    db.pragma("foreign_keys", 0)  # rebuilding a table must not cascade; SQLite ignores this within a transaction
    try:
        # One writer at a time: of several processes starting on a new file, one migrates and the others find it done.
        with db.atomic("EXCLUSIVE"):
            if version() < VERSION:
                migrate(db)
                db.pragma("application_id", APPLICATION_ID)
                db.pragma("user_version", VERSION)
    finally:
        db.pragma("foreign_keys", 1)


def _make(folder: Path, path: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        if os.name == "posix":
            folder.chmod(0o700)
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
        if os.name == "posix":
            path.chmod(0o600)
    except OSError as error:
        raise FolderNotWritable(folder) from error


def _check(path: Path) -> None:
    """Look before touching: a file that isn't ours, or is newer than us, keeps every byte."""
    size = path.stat().st_size
    if size == 0:
        return
    if size < _HEADER:  # SQLite would take it for empty, and write over it
        raise NotADatabase(path)
    try:
        owner, number, tables = _patiently(lambda: _marks(path))
    except sqlite3.DatabaseError as error:
        raise _named(error, path) from error
    if owner != APPLICATION_ID and tables:
        raise NotADatabase(path)
    if number > VERSION:
        raise NewerDatabase(path)


def _marks(path: Path) -> tuple[int, int, int]:
    """Whose file it is, of which version, and how many tables and indexes it has."""
    with contextlib.closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, timeout=_PATIENCE)) as connection:
        (owner,) = connection.execute("PRAGMA application_id").fetchone()
        (number,) = connection.execute("PRAGMA user_version").fetchone()
        (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    return owner, number, tables


def _named(error: Exception, path: Path) -> Exception:
    said = str(error)
    if "locked" in said or "busy" in said:
        return DatabaseBusy(path)
    if "readonly" in said or "unable to open" in said or "disk" in said:
        return FolderNotWritable(path.parent)
    return NotADatabase(path)
