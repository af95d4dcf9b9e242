"""The one hook through which a screen reads facts."""

from __future__ import annotations

import asyncio
import contextvars
from collections.abc import Callable, Collection
from typing import Any, TypeVar

import flet as ft
import peewee as pw

from models import changes

T = TypeVar("T")


class _Follower:
    """Wakes one component, in its own session's loop and context, once for many commits."""

    def __init__(self, models: Collection[type[pw.Model]]) -> None:
        self.models = models
        self.again: Callable[[Callable[[int], int]], None] | None = None
        self._waiting = False
        self._read_at = 0
        self._loop: asyncio.AbstractEventLoop | None = None
        self._context: contextvars.Context | None = None

    def start(self) -> None:
        self._loop, self._context = asyncio.get_running_loop(), contextvars.copy_context()
        changes.follow(self)
        # What the screen before saved on its way out, this one has not read.
        if changes.commits(self.models) != self._read_at:
            self.changed()

    def reads(self) -> None:
        self._read_at = changes.commits(self.models)

    def changed(self) -> None:
        if self._waiting or self._loop is None:
            return
        self._waiting = True
        try:
            self._loop.call_soon_threadsafe(self._render, context=self._context)
        except RuntimeError:  # the session's loop is closed
            self._waiting = False

    def _render(self) -> None:
        self._waiting = False
        if self.again is not None:
            self.again(lambda n: n + 1)


def use_query(query: Callable[[], T], *models: Any) -> T:
    """The result of a query, read again whenever one of these models changed, time passed or another process wrote."""
    _, again = ft.use_state(0)
    follower: _Follower = ft.use_ref(lambda: _Follower(models)).current
    follower.again = again
    ft.use_effect(follower.start, [])
    follower.reads()
    return query()
