from __future__ import annotations

import datetime as dt
import gc
import shutil
from collections.abc import Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import settings

from models import database
from models.database import FILE, close_database, db, open_database

# A busy computer is no fault of what is tested.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")

MONTREAL = ZoneInfo("America/Toronto")


def pytest_collection_finish() -> None:
    """What every test needs is read: it is not looked through for garbage again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)  # a screen makes many objects, and few of them are in circles


@pytest.fixture(scope="session")
def new_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a new database: a copy of it is there sooner than another one made."""
    folder = tmp_path_factory.mktemp("new")
    open_database(folder)
    db.pragma("wal_checkpoint(truncate)")
    close_database()
    db.init(None)
    return folder / FILE


@pytest.fixture
def data(tmp_path: Path, new_database: Path) -> Iterator[Path]:
    """A folder with a new, open database."""
    folder = tmp_path / "data"
    folder.mkdir(mode=0o700)
    shutil.copy(new_database, folder)
    # SQLite takes as long to look it over as for all else, and this file is known to be good: test_database.py looks.
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(database, "_check", lambda path: None)
        open_database(folder)
    yield folder
    close_database()
    db.init(None)


@pytest.fixture
def now() -> dt.datetime:
    """A Tuesday at noon, in Montréal."""
    return dt.datetime(2026, 9, 15, 12, tzinfo=MONTREAL)
