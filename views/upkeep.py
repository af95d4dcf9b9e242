"""The thread that looks after the database while the app runs: after the first frame, then each day."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from typing import Final

from models.clock import now
from models.damage import damaged, found_damage
from models.database import close_database
from models.errors import DatabaseError, NotADatabase, NotKept
from models.upkeep import look_after, look_over

log = logging.getLogger(__name__)

_EVERY: Final = 600.0
"""Seconds between two looks at whether the day has changed."""
_PATIENCE: Final = 5.0
"""Seconds that a backup which is being made may take when the app is closed."""


def keep_up(shown: threading.Event) -> Callable[[], None]:
    """Start the thread, which waits until the first screen is shown; call what it gives to end it."""
    stop = threading.Event()

    def run() -> None:
        shown.wait()
        if not stop.is_set():
            _attempt(look_over)
        while not stop.is_set():
            _attempt(lambda: look_after(now()))
            stop.wait(_EVERY)

    thread = threading.Thread(target=run, name="upkeep", daemon=True)
    thread.start()

    def end() -> None:
        stop.set()
        shown.set()
        thread.join(_PATIENCE)

    return end


def _attempt(act: Callable[[], None]) -> None:
    if damaged():
        return
    try:
        act()
    except NotADatabase as error:
        found_damage(error)
    except (DatabaseError, NotKept) as error:
        log.warning("the day's backup was not made: %s", error)
    except Exception:  # whatever it is, the next day tries again
        log.exception("the database was not looked after")
    finally:
        close_database()
