"""The contacts screen of 100,000 contacts against that of 100, opened in turns in Flet's own session and renderer."""

from __future__ import annotations

import statistics
import time
from pathlib import Path
from typing import Final

import pytest

from models.contact import Contact
from models.database import close_database, db, open_database
from models.profile import Profile
from models.record import fold
from tests.benchmarks.conftest import Measure
from tests.screen import Screen

FEW, MANY, TURNS = 100, 100_000, 15
BAR: Final = 1.2


def fill(folder: Path, count: int) -> None:
    open_database(folder)
    Profile.load().speak("en")
    names = [f"Ana {n:06} Lopes" for n in range(count)]
    rows = [{"name": name, "sort_name": fold(name), "organisation": "Hydro"} for name in names]
    with db.atomic():
        for start in range(0, count, 1000):
            Contact.insert_many(rows[start : start + 1000]).execute()
    close_database()
    db.init(None)


async def seconds(folder: Path) -> float:
    """From the guide, which is shown, until the list is."""
    open_database(folder)
    screen = await Screen("/guide").settle()
    try:
        began = time.perf_counter()
        screen.page.navigate("/contacts")
        await screen.wait_for("Ana 000000 Lopes", 5)
        return time.perf_counter() - began
    finally:
        screen.close()
        close_database()
        db.init(None)


async def test_many_contacts_open_about_as_fast_as_few(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], measured: Measure
) -> None:
    folders = {count: tmp_path / str(count) for count in (FEW, MANY)}
    for count, folder in folders.items():
        fill(folder, count)
        await seconds(folder)
    times: dict[int, list[float]] = {FEW: [], MANY: []}
    for _ in range(TURNS):
        for count, folder in folders.items():
            times[count].append(await seconds(folder))
    few, many = (statistics.median(times[count]) for count in (FEW, MANY))
    ratio = statistics.median(one / other for one, other in zip(times[MANY], times[FEW], strict=True))
    with capsys.disabled():
        print(  # noqa: T201 - the figures are what is asked for
            f"\nthe contacts screen: {many * 1000:.0f} ms of {MANY:,} contacts, {few * 1000:.0f} ms of {FEW}; "
            f"ratio {ratio:.2f} (bar {BAR:g}), {TURNS} turns"
        )
    measured(f"the contacts screen, {MANY:,} contacts", f"of {FEW}", ratio, BAR)
