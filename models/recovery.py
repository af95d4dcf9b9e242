"""A damaged database: what can be read of it goes into a new one, and the file itself is set aside, never deleted."""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import shutil
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import peewee as pw

from models.backup import FOLDER, Backup, Holding, copy, holding, latest_sound
from models.database import FILE, PATIENCE, bring_up_to_date, close_database, open_database, opened
from models.errors import NotADatabase
from models.everything.tables import Table, tables
from models.failures import named
from models.placeholders import adopt_orphans

ASIDE: Final = "entrevue-damaged-"
_SMALLEST: Final = 32
"""Bytes that a row takes at least: bounds how many a file can hold."""


@dataclass(frozen=True)
class Damage:
    """What can be done about a database that can't be read everywhere."""

    is_readable: bool
    """Whether its tables can be found, and so perhaps most of their rows."""
    backup: Backup | None
    """The last good one."""
    backup_holds: Holding | None


@dataclass
class Recovered:
    read: int = 0
    """Rows read from the damaged file."""
    from_backup: int = 0
    """Rows that could not be, and that the last good backup has."""
    holds: Holding = field(default_factory=lambda: Holding(0, 0))
    aside: Path = Path()
    """Where the damaged file is now."""


def look(folder: Path) -> Damage:
    """What can be done about the damaged database of a folder. Nothing is changed."""
    backup = latest_sound(folder)
    with _reading(folder / FILE) as damaged:
        is_readable = bool(damaged and _columns(damaged, "contact"))
    return Damage(is_readable, backup, holding(backup.path) if backup else None)


def recover(folder: Path, now: dt.datetime) -> Recovered:
    """Put what can be read of the damaged database in its place, with what the last good backup has of the rest.

    Rows are read one by one where a page can't be. Raises DatabaseError, and then nothing has changed.
    """
    close_database()
    ready = _fresh(folder)
    found = Recovered()
    backup = latest_sound(folder)
    try:
        with _reading(folder / FILE) as damaged, _reading(backup.path if backup else None) as older, _new(ready) as new:
            for table in tables(new):
                lost = _fill(new, damaged, table, found)
                _fill_up(new, older, table, lost, found)
            adopt_orphans(new)
        found.aside = _put_in_place(ready, folder, now)
    except (sqlite3.Error, OSError) as error:
        raise named(error, folder / FILE) from error
    finally:
        ready.unlink(missing_ok=True)
    open_database(folder)
    found.holds = holding(folder / FILE) or found.holds
    return found


def bring_back(backup: Backup | None, folder: Path, now: dt.datetime) -> Path:
    """Put a backup, or an empty database where it is None, in the place of the damaged one; give where that is now.

    Raises DatabaseError, and then nothing has changed.
    """
    close_database()
    ready = _fresh(folder)
    try:
        if backup:
            copy(backup.path, ready)
        aside = _put_in_place(ready, folder, now)
    except OSError as error:
        raise named(error, folder / FILE) from error
    finally:
        ready.unlink(missing_ok=True)
    open_database(folder)
    return aside


def _fresh(folder: Path) -> Path:
    """A new database of this version, beside the backups."""
    path = folder / FOLDER / "recovering.part"
    try:
        path.parent.mkdir(exist_ok=True, mode=0o700)
        path.unlink(missing_ok=True)
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    except OSError as error:
        raise named(error, path) from error
    database = pw.SqliteDatabase(str(path), timeout=PATIENCE)
    try:
        bring_up_to_date(database)
    except pw.DatabaseError as error:
        raise named(error, path) from error
    finally:
        database.close()
    return path


def _put_in_place(ready: Path, folder: Path, now: dt.datetime) -> Path:
    """Set the damaged file aside, and the one that is ready in its place, so that there always is one."""
    file, stamp = folder / FILE, now.strftime("%Y-%m-%dT%H%M%S.%f")
    aside = folder / f"{ASIDE}{stamp}.db"
    with contextlib.suppress(FileNotFoundError):
        try:
            aside.hardlink_to(file)
        except FileExistsError:
            raise  # what was set aside is never written over
        except (OSError, NotImplementedError):  # phones forbid links, and some file systems have none
            _copy_whole(file, aside)
    # Its log first: it must never be read as that of the new file.
    with contextlib.suppress(FileNotFoundError):
        Path(f"{file}-wal").rename(f"{aside}-wal")
    Path(f"{file}-shm").unlink(missing_ok=True)
    ready.replace(file)
    return aside


def _copy_whole(file: Path, target: Path) -> None:
    """Copy a file, or leave nothing of it: on a full disk, half of one would take the room that was left."""
    try:
        shutil.copy2(file, target)
    except OSError:
        target.unlink(missing_ok=True)
        raise


@contextlib.contextmanager
def _reading(path: Path | None) -> Iterator[sqlite3.Connection | None]:
    """A connection that only reads; None where there is no such file. Text that is no UTF-8 keeps what is."""
    if path is None or not path.is_file():
        yield None
        return
    with opened(path) as connection:
        connection.text_factory = lambda raw: raw.decode("utf-8", "replace")
        yield connection


@contextlib.contextmanager
def _new(path: Path) -> Iterator[sqlite3.Connection]:
    with contextlib.closing(sqlite3.connect(path, timeout=PATIENCE)) as connection, connection:
        yield connection
        (said,) = connection.execute("PRAGMA quick_check(1)").fetchone()
        if said != "ok":
            raise NotADatabase(path)


def _shared(connection: sqlite3.Connection | None, table: Table) -> list[str]:
    """The columns of a table of this version that are there."""
    return [name for name in _columns(connection, table.name) if name in table.columns] if connection else []


def _columns(connection: sqlite3.Connection, table: str) -> list[str]:
    try:
        return [row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')]
    except sqlite3.DatabaseError:
        return []


def _fill(
    new: sqlite3.Connection, damaged: sqlite3.Connection | None, table: Table, found: Recovered
) -> list[tuple[int, int]]:
    """Copy the rows that can be read; give the ranges of ids that can't."""
    wanted = _shared(damaged, table)
    if damaged is None or not wanted:
        return [(0, 2**62)]
    lost: list[tuple[int, int]] = []
    rows = _read(damaged, table.name, wanted, 0, _highest(damaged, table.name), lost)
    found.read += _write(new, table.name, wanted, rows)
    return lost


def _fill_up(
    new: sqlite3.Connection,
    older: sqlite3.Connection | None,
    table: Table,
    lost: list[tuple[int, int]],
    found: Recovered,
) -> None:
    """Copy from the backup what could not be read."""
    wanted = _shared(older, table)
    if older is None or not wanted:
        return
    for low, high in lost:
        rows = _read(older, table.name, wanted, low, high, [])
        found.from_backup += _write(new, table.name, wanted, rows)


def _highest(damaged: sqlite3.Connection, table: str) -> int:
    """The last id, or where it can't be read, more than the file can hold."""
    try:
        return int(damaged.execute(f'SELECT coalesce(max(id), 0) FROM "{table}"').fetchone()[0])  # noqa: S608
    except sqlite3.DatabaseError:
        (pages,), (size,) = (damaged.execute(f"PRAGMA {what}").fetchone() for what in ("page_count", "page_size"))
        return int(pages * size // _SMALLEST)


def _read(
    damaged: sqlite3.Connection, table: str, wanted: list[str], low: int, high: int, lost: list[tuple[int, int]]
) -> list[tuple[Any, ...]]:
    """The rows of a range of ids; where a page can't be read, those of each half."""
    names = ", ".join(f'"{name}"' for name in wanted)
    query = f'SELECT {names} FROM "{table}" NOT INDEXED WHERE id BETWEEN ? AND ? ORDER BY id'  # noqa: S608
    try:
        return damaged.execute(query, (low, high)).fetchall()
    except sqlite3.DatabaseError:
        if low == high:
            lost.append((low, low))
            return []
        middle = (low + high) // 2
        return [
            *_read(damaged, table, wanted, low, middle, lost),
            *_read(damaged, table, wanted, middle + 1, high, lost),
        ]


def _write(new: sqlite3.Connection, table: str, wanted: list[str], rows: list[tuple[Any, ...]]) -> int:
    """Write rows in the place of those that every new database has; what breaks a constraint is no row of ours."""
    names, marks = ", ".join(f'"{name}"' for name in wanted), ", ".join("?" * len(wanted))
    key, written = wanted.index("id"), 0
    for row in rows:
        new.execute(f'DELETE FROM "{table}" WHERE id = ?', (row[key],))  # noqa: S608
        done = new.execute(f'INSERT OR IGNORE INTO "{table}" ({names}) VALUES ({marks})', row)  # noqa: S608
        written += done.rowcount
    return written
