"""Whatever version wrote a filled database, it is backed up, brought to this one, and nothing in it is lost."""

from __future__ import annotations

import datetime as dt
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from models.backup import Reason, backups, is_sound
from models.database import FILE, close_database, db, open_database, version
from models.errors import DiskFull
from models.migrations import MIGRATIONS, VERSION
from tests.models.migrations.undo import undo_to
from tests.views.filled import fill

Rows = dict[str, list[dict[str, object]]]


def everything(path: Path) -> Rows:
    """Every row of every table of the app's own."""
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        columns = {name: {row["name"] for row in connection.execute(f'PRAGMA table_info("{name}")')} for name in names}
        return {
            name: [dict(row) for row in connection.execute(f'SELECT * FROM "{name}" ORDER BY id')]
            for name in names
            if {"id", "uid"} <= columns[name]
        }


def left_of(rows: Rows, before: Rows) -> Rows:
    """The same tables and columns as before."""
    return {
        table: [{name: row[name] for name in earlier} for row, earlier in zip(rows[table], older, strict=True)]
        for table, older in before.items()
    }


@pytest.mark.parametrize("number", range(1, VERSION), ids=MIGRATIONS[:-1])
def test_a_filled_database_comes_through(data: Path, now: dt.datetime, number: int) -> None:
    fill(now, "en")
    undo_to(number)
    db.pragma("wal_checkpoint(truncate)")
    close_database()
    before = everything(data / FILE)
    open_database(data)
    assert version() == VERSION
    assert left_of(everything(data / FILE), before) == before
    assert db.execute_sql("PRAGMA integrity_check").fetchone() == ("ok",)
    assert db.execute_sql("PRAGMA foreign_key_check").fetchall() == []
    (kept,) = backups(data)
    assert kept.reason == Reason.MIGRATION
    assert is_sound(kept.path)
    assert everything(kept.path) == before


def test_without_room_for_a_backup_nothing_is_migrated(
    data: Path, now: dt.datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(now, "en")
    undo_to(1)
    close_database()
    before = everything(data / FILE)

    def full(*_: object) -> None:
        raise DiskFull(data)

    monkeypatch.setattr("models.backup.copy", full)
    with pytest.raises(DiskFull):
        open_database(data)
    assert everything(data / FILE) == before


def test_a_new_database_needs_no_backup(data: Path) -> None:
    assert backups(data) == []
