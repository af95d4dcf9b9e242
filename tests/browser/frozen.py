"""The app at one moment for ever, the same on every computer: `python -m tests.browser.frozen`, with main.py's options.

Nothing rings, and the scheduler is one that does nothing. No cursor comes by itself: it comes late where a computer is
busy, and a screen scrolls to it. Timers go on: the loop keeps the true time.
"""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

import time_machine

ZONE: Final = "America/Toronto"
MOMENT: Final = dt.datetime(2026, 9, 15, 12, tzinfo=ZoneInfo(ZONE))
"""A Tuesday at noon, in Montréal."""


class _Scheduler:
    repeats = True

    def is_on(self) -> bool:
        return True

    def is_current(self) -> bool:
        return True

    def switch_on(self) -> None:
        pass

    def switch_off(self) -> None:
        pass


@contextmanager
def frozen() -> Iterator[None]:
    """The clock stands still."""
    with time_machine.travel(MOMENT, tick=False):
        yield


def _loop_time(_loop: asyncio.BaseEventLoop) -> float:
    return time_machine.escape_hatch.time.monotonic()


def _scheduler(_folder: Path) -> _Scheduler:
    return _Scheduler()


def _without_cursor(watched: Callable[[Any], Any], field: Any) -> Any:
    field.autofocus = False
    return watched(field)


async def _let_be(*_given: object, **_more: object) -> None:
    pass


def _run() -> None:
    asyncio.BaseEventLoop.time = _loop_time
    with frozen():
        from views.closed_app import scheduler
        from views.notifications import ringing
        from views.parts import keys

        scheduler.scheduler = _scheduler
        ringing.ring_while_running = lambda _go: lambda: None
        keys.watched = partial(_without_cursor, keys.watched)
        keys.Keyboard.hold = keys.give_focus = _let_be

        import main

        main.main()


if __name__ == "__main__":
    _run()
