"""Work that the screens of one window share and follow: it stays while they come and go, in memory alone."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any, Final, TypeVar

import flet as ft

from models.database import close_database
from models.progress import Progress, Stopped
from views.parts.shell import Shell

_F = TypeVar("_F", bound="Followed")
_T = TypeVar("_T")

_STEP: Final = 0.01
"""The least progress that is shown."""


class Followed:
    def __init__(self) -> None:
        self._screens: list[Callable[[], None]] = []

    def tell(self) -> None:
        """The screens show what has changed."""
        for again in list(self._screens):
            again()

    def follow(self, again: Callable[[], None]) -> None:
        self._screens.append(again)

    def leave(self, again: Callable[[], None]) -> None:
        if again in self._screens:
            self._screens.remove(again)


class Stoppable(Followed):
    """Work that a thread does: the screens show how far it is, and can end it."""

    def __init__(self) -> None:
        super().__init__()
        self.part: float | None = None
        """How much is done, from 0 to 1, of what is going on; None when nothing is."""
        self._stopped = False

    @property
    def is_busy(self) -> bool:
        return self.part is not None

    def stop(self) -> None:
        """End what is going on. Nothing comes of it."""
        self._stopped = True

    async def _do(self, work: Callable[[Progress], _T]) -> _T | None:
        """Do it in a thread, with a connection of its own. Gives None while other work is going on.

        Raises what the work raises, and Stopped once the person no longer wants it.
        """
        if self.is_busy:
            return None
        self._stopped, self.part = False, 0.0
        self.tell()
        try:
            return await asyncio.to_thread(_alone, work, self._progress())
        finally:
            self.part = None
            self.tell()

    def _progress(self) -> Progress:
        """For the thread to say how much is done."""
        loop = asyncio.get_running_loop()

        def progress(part: float) -> None:
            if self._stopped:
                raise Stopped
            if part - (self.part or 0.0) >= _STEP:
                loop.call_soon_threadsafe(self._reach, part)

        return progress

    def _reach(self, part: float) -> None:
        if self.is_busy:
            self.part = part
            self.tell()


def _alone(work: Callable[[Progress], _T], progress: Progress) -> _T:
    try:
        return work(progress)
    finally:
        close_database()  # this thread's connection


def use_followed(shell: Shell, kind: type[_F]) -> _F:
    """The one of this kind of this window or tab, followed."""
    store: Any = shell.page.session.store
    work: _F | None = store.get(kind.__name__)
    if work is None:
        work = kind()
        store.set(kind.__name__, work)
    _, again = ft.use_state(0)
    mine = ft.use_ref(lambda: lambda: again(lambda n: n + 1)).current
    ft.use_effect(lambda: work.follow(mine), [], cleanup=lambda: work.leave(mine))
    return work
