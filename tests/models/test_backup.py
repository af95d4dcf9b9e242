"""Backups: whole, checked, private, and brought back as one act."""

from __future__ import annotations

import datetime as dt
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest

from models import backup, changes
from models.backup import FOLDER, Holding, Reason, back_up, backups, forget_old, holding, is_due, is_sound, restore
from models.contact import Contact
from models.database import FILE, bring_up_to_date, db, version
from models.errors import DamagedDatabase, NewerDatabase, NotADatabase
from models.migrations import VERSION
from tests.models.migrations.undo import undo_to
from tests.models.people import DAY, contact, interview
from tests.systems import posix


@posix
def test_a_backup_is_what_was_there_in_one_private_file(data: Path, now: dt.datetime) -> None:
    interview(contact("Ana"), now, now)
    contact("Gone").delete_for_now(now)
    made = back_up(data, Reason.DAILY, now)
    contact("Later")
    assert stat.S_IMODE(made.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(made.path.parent.stat().st_mode) == 0o700
    assert [path.name for path in (data / FOLDER).iterdir()] == ["2026-09-15T160000.000Z-daily.db"]
    assert holding(made.path) == Holding(people=1, interviews=1)
    assert is_sound(made.path)
    assert backups(data) == [made]
    with closing(sqlite3.connect(made.path)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_once_a_day_of_the_device(data: Path, now: dt.datetime) -> None:
    assert is_due(data, now)
    back_up(data, Reason.RESTORATION, now)
    assert is_due(data, now), "what is kept before a restoration is not the day's"
    back_up(data, Reason.DAILY, now)
    assert not is_due(data, now.replace(hour=23, minute=59))
    assert is_due(data, now + 12 * dt.timedelta(hours=1))


def test_old_ones_go_and_what_is_not_ours_stays(data: Path, now: dt.datetime) -> None:
    for days in range(40):
        back_up(data, Reason.DAILY, now - days * DAY)
    theirs = data / FOLDER / "holiday.db"
    theirs.write_text("mine")
    left = data / FOLDER / "2026-09-15T160000.000Z-daily.db.part"
    left.write_text("half")
    forget_old(data, now)
    days = [(now - found.made_at).days for found in backups(data)]
    assert days == [0, 1, 2, 3, 4, 5, 6, 9, 15, 16]
    assert theirs.exists() and not left.exists()


def test_a_damaged_database_makes_no_backup(data: Path, now: dt.datetime) -> None:
    good = back_up(data, Reason.DAILY, now)
    bad = data / "bad.db"
    content = bytearray(good.path.read_bytes())
    content[4096 * 3 : 4096 * 12] = b"\xee" * 4096 * 9
    bad.write_bytes(content)
    with pytest.raises(DamagedDatabase):
        backup.copy(bad, data / "copy.db")
    assert sorted(path.name for path in data.iterdir() if path.name.startswith("copy")) == []


def test_restoring_is_one_act_that_can_be_undone(data: Path, now: dt.datetime) -> None:
    told: list[str] = []

    class Follower:
        models = (Contact,)

        def changed(self) -> None:
            told.append("changed")

    ana = contact("Ana")
    made = back_up(data, Reason.DAILY, now)
    ana.describe(name="Anna")
    contact("Ben")
    follower = Follower()
    changes.follow(follower)
    before = restore(made.path, now + DAY)
    assert [row.name for row in Contact.select()] == ["Ana"]
    assert told
    assert db.pragma("journal_mode") == "wal"
    assert (before.reason, holding(before.path)) == (Reason.RESTORATION, Holding(2, 0))
    restore(before.path, now + 2 * DAY)
    assert sorted(row.name for row in Contact.select()) == ["Anna", "Ben"]
    contact("Chi")
    assert Contact.select().count() == 3


def test_another_connection_sees_what_was_restored(data: Path, now: dt.datetime) -> None:
    made = back_up(data, Reason.DAILY, now)
    contact("Ana")
    with closing(sqlite3.connect(data / FILE)) as other:
        assert other.execute("SELECT count(*) FROM contact").fetchone() == (1,)
        restore(made.path, now)
        assert other.execute("SELECT count(*) FROM contact").fetchone() == (0,)


def test_an_older_file_is_brought_to_this_version(data: Path, tmp_path: Path, now: dt.datetime) -> None:
    contact("Ana")
    undo_to(1)
    old = back_up(data, Reason.DAILY, now)
    bring_up_to_date(db)
    restore(old.path, now)
    assert version() == VERSION
    assert [row.name for row in Contact.select()] == ["Ana"]


@pytest.mark.parametrize(
    "act",
    [
        "CREATE TRIGGER spite AFTER UPDATE ON contact BEGIN DELETE FROM contact; END",
        "CREATE VIEW spite AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i FROM n) SELECT i FROM n",
    ],
)
def test_a_file_that_would_act_by_itself_is_refused(data: Path, tmp_path: Path, now: dt.datetime, act: str) -> None:
    contact("Ana")
    file = tmp_path / "given.entrevue"
    backup.copy(data / FILE, file)
    with closing(sqlite3.connect(file)) as theirs:
        theirs.execute(act)
    with pytest.raises(NotADatabase):
        restore(file, now)
    assert db.execute_sql("SELECT count(*) FROM sqlite_master WHERE name = 'spite'").fetchone() == (0,)
    assert [row.name for row in Contact.select()] == ["Ana"]
    assert backups(data) == []


@posix
def test_every_file_of_the_folder_is_its_owners_only(data: Path, now: dt.datetime) -> None:
    contact("Ana")  # with it come SQLite's own files
    back_up(data, Reason.DAILY, now)
    found = {path: stat.S_IMODE(path.stat().st_mode) for path in [data, *data.rglob("*")]}
    assert len(found) >= 5
    assert {path: mode for path, mode in found.items() if mode & 0o077} == {}


@pytest.mark.parametrize("kind", ["text", "empty", "missing", "another", "newer", "damaged", "folder"])
def test_what_can_not_be_restored_changes_nothing(data: Path, tmp_path: Path, now: dt.datetime, kind: str) -> None:
    contact("Ana")
    file = tmp_path / "given.entrevue"
    if kind == "text":
        file.write_text("a shopping list" * 500)
    elif kind == "empty":
        file.touch()
    elif kind == "folder":
        file.mkdir()
    elif kind == "another":
        with closing(sqlite3.connect(file)) as theirs:
            theirs.execute("CREATE TABLE song (title)")
    elif kind != "missing":
        backup.copy(data / FILE, file)
        if kind == "newer":
            with closing(sqlite3.connect(file)) as theirs:
                theirs.execute(f"PRAGMA user_version = {VERSION + 1}")
        else:
            content = bytearray(file.read_bytes())
            content[4096 * 2 : 4096 * 20] = b"\xee" * 4096 * 18
            file.write_bytes(content)
    with pytest.raises(NewerDatabase if kind == "newer" else NotADatabase):
        restore(file, now)
    assert [row.name for row in Contact.select()] == ["Ana"]
    assert backups(data) == []
    assert not [path for path in data.rglob("*") if "part" in path.name]
