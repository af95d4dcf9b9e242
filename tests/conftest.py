from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import settings

from models.database import close_database, db, open_database

# A busy computer is no fault of what is tested.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")

MONTREAL = ZoneInfo("America/Toronto")


@pytest.fixture
def data(tmp_path: Path) -> Iterator[Path]:
    """A folder with a new, open database."""
    folder = tmp_path / "data"
    open_database(folder)
    yield folder
    close_database()
    db.init(None)


@pytest.fixture
def now() -> dt.datetime:
    """A Tuesday at noon, in Montréal."""
    return dt.datetime(2026, 9, 15, 12, tzinfo=MONTREAL)
