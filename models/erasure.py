"""Everything about the person, gone from the data folder at once."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from models import changes
from models.backup import FOLDER
from models.database import FILE, close_database, open_database
from models.errors import FolderNotWritable
from models.recovery import ASIDE

_PATIENCE: Final = 5.0
"""Seconds that another thread may hold a file: Windows deletes none that is open."""


def erase(folder: Path) -> None:
    """Delete the database of a folder, its backups and every damaged one set aside; then begin a new one.

    Files of the person's own are left. Raises DatabaseError when something could not be deleted.
    """
    close_database()
    failed = [path for path in _ours(folder) if not _delete(path)]
    open_database(folder)
    changes.tell_all()
    if failed:
        raise FolderNotWritable(failed[0].parent)


def _ours(folder: Path) -> Iterator[Path]:
    """Backups first: were this cut short, nothing would be left that isn't in sight."""
    backups = folder / FOLDER
    if backups.is_dir():
        yield from backups.iterdir()
        yield backups
    yield from folder.glob(f"{ASIDE}*")
    for ending in ("-wal", "-shm", "-journal", ""):
        yield folder / f"{FILE}{ending}"


def _delete(path: Path) -> bool:
    end = time.monotonic() + _PATIENCE
    while True:
        try:
            path.rmdir() if path.is_dir() else path.unlink(missing_ok=True)
        except OSError:
            if time.monotonic() > end:
                return False
            time.sleep(0.05)
        else:
            return True
