"""Our backup of 10,000 contacts with their notes against SQLite's own backup of the same file, in turns.

Both are on the disk when they end. Ours is checked besides, page by page, and renamed into its place: what that costs
is in its time.
"""

from __future__ import annotations

import os
import sqlite3
import statistics
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from models.backup import copy, is_sound
from models.database import FILE, close_database, db, open_database
from tests.benchmarks.conftest import Measure
from tests.models.people import contact

TURNS = 15
BAR = 1.2
CONTACTS = 10_000
NOTES = "What they told me about the trade. " * 60


def many_notes(folder: Path) -> None:
    open_database(folder)
    with db.atomic():
        for n in range(CONTACTS):
            contact(f"Ana Lopes {n}", organisation=f"House {n}", notes=f"{n} {NOTES}")
    db.pragma("wal_checkpoint(truncate)")
    close_database()
    db.init(None)


def bare(source: Path, target: Path) -> None:
    """As the manual of Python's sqlite3 shows it."""
    with closing(sqlite3.connect(source)) as ours, closing(sqlite3.connect(target)) as theirs:
        ours.backup(theirs)


def seconds(act: Callable[[Path, Path], None], source: Path, target: Path) -> float:
    target.unlink(missing_ok=True)
    os.sync()
    began = time.perf_counter()
    act(source, target)
    return time.perf_counter() - began


def test_a_backup_costs_little_more_than_sqlites_own(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], measured: Measure
) -> None:
    many_notes(tmp_path / "data")
    source, target = tmp_path / "data" / FILE, tmp_path / "copy.db"
    times: dict[str, list[float]] = {"ours": [], "bare": []}
    for act in (copy, bare):
        seconds(act, source, target)
    for _ in range(TURNS):
        times["bare"].append(seconds(bare, source, target))
        times["ours"].append(seconds(copy, source, target))
    assert is_sound(target)

    def middle(which: str) -> float:
        return statistics.median(times[which]) * 1000

    ratio = statistics.median(one / other for one, other in zip(times["ours"], times["bare"], strict=True))
    with capsys.disabled():
        print(  # noqa: T201 - the figures are what is asked for
            f"\na backup of {source.stat().st_size / 1e6:.1f} MB, checked: {middle('ours'):.0f} ms; sqlite3's own, "
            f"unchecked: {middle('bare'):.0f} ms; ratio {ratio:.2f} (bar {BAR:g}), {TURNS} turns"
        )
    measured("a backup of 10,000 contacts, checked", "sqlite3's own, unchecked", ratio, BAR)
