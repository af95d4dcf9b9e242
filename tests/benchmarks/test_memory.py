"""An hour of use: the memory of the app after a thousand more visits to its screens, against what it took before."""

from __future__ import annotations

import gc
from itertools import cycle, islice
from pathlib import Path
from typing import Final

import pytest

from models.clock import now
from models.database import close_database, db, open_database
from tests.benchmarks.conftest import Measure
from tests.screen import Screen
from tests.views.every_route import shortest
from tests.views.filled import fill

FIRST, VISITS = 300, 1_000
BAR: Final = 1.1


def megabytes() -> float:
    """What this process takes now."""
    gc.collect()
    (line,) = (line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


async def test_a_thousand_visits_take_no_more_memory(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], measured: Measure
) -> None:
    open_database(tmp_path)
    places = cycle(shortest(fill(now().replace(hour=12), "en")))
    screen = await Screen("/guide").settle()
    screen.forgiving = True
    try:
        taken: list[float] = []
        for count in (FIRST, VISITS):
            for path in islice(places, count):
                screen.page.navigate(path)
                await screen.settle()
            taken.append(megabytes())
    finally:
        screen.close()
        close_database()
        db.init(None)
    before, after = taken
    with capsys.disabled():
        print(f"\nafter {FIRST} visits {before:.0f} MB, after {VISITS:,} more {after:.0f} MB")  # noqa: T201
    measured(f"the memory after {VISITS:,} more visits to screens", f"after the first {FIRST}", after / before, BAR)
