"""A quiet line that shows how much of the time agreed is used."""

from __future__ import annotations

import asyncio

import flet as ft

from models import deck
from models.answer import Answer
from models.clock import now
from models.interview import Interview
from models.timing import LAST_QUARTER, time_used
from views.parts.component import part
from views.parts.query import use_query
from views.parts.shell import use_shell

_TICK = 15  # seconds


@part
def TimeUsed(key: int) -> ft.Control:
    shell = use_shell()
    say = shell.say
    _, tick = ft.use_state(0)

    async def run() -> None:
        while True:
            await asyncio.sleep(_TICK)
            tick(lambda n: n + 1)

    ft.use_effect(run, [])
    interview, cards = use_query(lambda: _read(key), Interview, Answer)
    used = time_used(interview, cards, now())
    if used is None:
        return ft.Container(height=4)
    minutes, whole = int(used.total_seconds() // 60), interview.minutes
    part_used = min(1.0, used.total_seconds() / 60 / whole)
    near = part_used >= LAST_QUARTER
    text = say("{used} of {all} min", used=say.number(minutes), all=say.number(whole))
    if near:
        text = say("{time}: time for the last question", time=text)
    return ft.Container(
        ft.Column(
            [
                ft.ProgressBar(
                    value=part_used,
                    color=ft.Colors.TERTIARY if near else ft.Colors.PRIMARY,
                    semantics_label=say("Time used"),
                ),
                ft.Row(
                    [
                        ft.Icon(ft.Icons.HOURGLASS_BOTTOM if near else ft.Icons.SCHEDULE, size=16),
                        ft.Text(text, weight=ft.FontWeight.W_600 if near else None),
                    ],
                    spacing=6,
                ),
            ],
            spacing=4,
        ),
        padding=ft.Padding.symmetric(horizontal=24, vertical=4),
    )


def _read(key: int) -> tuple[Interview, list[Answer]]:
    interview = Interview.get_by_id(key)
    return interview, deck.cards(interview)
