"""A full disk, a read-only one, one that is taken away: the reason by name, and no line lost that was said to be saved.

The disk is a small tmpfs in a user's own mount namespace, which needs no privilege. Where the system allows none, and
besides everywhere, a full disk is SQLite's own: `PRAGMA max_page_count` makes it refuse as it does then (SQLITE_FULL).
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from models.contact import Contact
from models.database import db
from models.errors import DiskFull, FolderGone, FolderNotWritable, NotKept
from tests.models.people import contact

ROOT = Path(__file__).parents[2]
_OWN = ("unshare", "--user", "--map-root-user", "--mount")


def told_on_a_disk(folder: Path, kind: str) -> dict[str, list[str]]:
    try:
        subprocess.run([*_OWN, "mount", "-t", "tmpfs", "tmpfs", str(folder)], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("this system lets nobody mount a disk of their own")
    command = [*_OWN, sys.executable, "-m", "tests.models.on_a_small_disk", str(folder), kind]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    run = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60)
    assert run.returncode == 0, run.stderr
    told: dict[str, list[str]] = {}
    for line in run.stdout.splitlines():
        what, _, rest = line.partition(" ")
        told.setdefault(what, []).append(rest)
    return told


def test_a_full_disk_keeps_every_line_that_was_saved(tmp_path: Path) -> None:
    told = told_on_a_disk(tmp_path, "full")
    assert told["refused"] == ["DiskFull"]
    assert told["backup"] == ["DiskFull []"], "nothing half made is left"
    assert told["afterwards"] == ["none"]
    assert len(told["saved"]) > 20
    (there,) = told["there"]
    for n in told["saved"]:
        assert f"Ana {n}" in there


def test_a_disk_that_is_taken_away_is_said_and_what_is_beneath_it_is_not_touched(tmp_path: Path) -> None:
    contact("Another's")  # in a database at the very same path, which the disk covered
    told = told_on_a_disk(tmp_path, "away")
    assert told["saved"] == ["0"]
    assert told["refused"] == ["FolderGone"]
    assert [row.name for row in Contact.select()] == ["Another's"]


def test_a_database_that_became_read_only_is_said(data: Path) -> None:
    """As where the system made a failing disk so."""
    db.execute_sql("PRAGMA query_only = 1")
    with pytest.raises(NotKept) as refused:
        contact("Ben")
    assert isinstance(refused.value.reason, FolderNotWritable)
    db.execute_sql("PRAGMA query_only = 0")
    assert contact("Ben")


def test_a_disk_that_can_only_be_read_is_said_at_the_start(tmp_path: Path) -> None:
    assert told_on_a_disk(tmp_path, "read-only at the start")["refused"] == ["FolderNotWritable"]


def test_sqlites_own_refusal_of_a_full_disk_undoes_the_act_and_no_more(data: Path) -> None:
    ana = contact("Ana")
    ana.write_notes("first")
    (pages,) = db.execute_sql("PRAGMA page_count").fetchone()
    db.execute_sql(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(NotKept) as refused, db.atomic():
        ana.write_notes("second")
        contact("Ben").write_notes("x" * 500_000)
    assert isinstance(refused.value.reason, DiskFull)
    assert [(row.name, row.notes) for row in Contact.select()] == [("Ana", "first")]
    db.execute_sql("PRAGMA max_page_count = 1000000")
    ana.write_notes("third")
    assert Contact.get().notes == "third"


def test_nothing_is_written_into_nowhere(data: Path, tmp_path: Path) -> None:
    contact("Ana")
    data.rename(tmp_path / "away")
    with pytest.raises(NotKept) as refused:
        contact("Ben")
    assert isinstance(refused.value.reason, FolderGone)
    db.close()
    with pytest.raises(NotKept):
        Contact.select().count()
    assert not data.exists()
    (tmp_path / "away").rename(data)
    assert contact("Chi")
    assert sorted(row.name for row in Contact.select()) == ["Ana", "Chi"]
