"""How much of the time agreed is used, and the last question, which it offers at three quarters."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Callable
from typing import Any

import flet as ft

from locales.words import Words
from models import deck
from models.answer import Answer
from models.clock import now
from models.interview import Interview
from models.timing import is_near_end, time_used
from views.parts.component import part
from views.parts.query import use_query
from views.parts.shell import use_shell

_TICK = 15  # seconds


@part
def TimeUsed(key: int, on_last: Callable[[], None] | None) -> ft.Control:
    """A quiet line. `on_last` goes to the last question; None when it is in sight."""
    say = use_shell().say
    _use_tick()
    interview, cards = use_query(lambda: _read(key), Interview, Answer)
    used = time_used(interview, cards, now())
    is_near = used is not None and is_near_end(used, interview)
    left = _told(say, used, interview.minutes, is_near=is_near) if used is not None else ft.Container(expand=True)
    return ft.Row([left, *([_last(say, on_last, is_near=is_near)] if on_last else [])], spacing=8)


def _use_tick() -> None:
    """Show it anew now and then, while it is shown. Flet would let the task, and all its screen, live on."""
    _, tick = ft.use_state(0)
    ticking: Any = ft.use_ref(None)

    async def run() -> None:
        while True:
            await asyncio.sleep(_TICK)
            tick(lambda n: n + 1)

    def begin() -> None:
        ticking.current = asyncio.get_running_loop().create_task(run())

    ft.use_effect(begin, [], cleanup=lambda: ticking.current.cancel() and None)


def _read(key: int) -> tuple[Interview, list[Answer]]:
    interview = Interview.get_by_id(key)
    return interview, deck.cards(interview)


def _told(say: Words, used: dt.timedelta, whole: int, *, is_near: bool) -> ft.Control:
    minutes = int(used.total_seconds() // 60)
    text = say("{used} of {all} min", used=say.number(minutes), all=say.number(whole))
    if is_near:
        text = say("{time}: time for the last question", time=text)
    icon = ft.Icons.HOURGLASS_BOTTOM if is_near else ft.Icons.SCHEDULE
    style = ft.TextThemeStyle.TITLE_SMALL if is_near else ft.TextThemeStyle.BODY_MEDIUM
    return ft.Row([ft.Icon(icon, size=20), ft.Text(text, theme_style=style, expand=True)], spacing=8, expand=True)


def _last(say: Words, on_last: Callable[[], None], *, is_near: bool) -> ft.Control:
    button = ft.FilledTonalButton if is_near else ft.TextButton
    return button(say("Last question"), icon=ft.Icons.LAST_PAGE, on_click=lambda _: on_last())
