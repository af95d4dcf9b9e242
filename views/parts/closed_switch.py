"""One switch: reminders also while the app is closed. It shows what the system says, not what was wished."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from enum import Enum, auto

import flet as ft

from models.database import folder_in_use
from views.closed_app.scheduler import Scheduler, SchedulerError, scheduler
from views.parts.check import switch
from views.parts.component import part
from views.parts.shell import use_shell

log = logging.getLogger(__name__)


class _State(Enum):
    ASKING = auto()
    OFF = auto()
    ON = auto()
    UNKNOWN = auto()
    ABSENT = auto()


@part
def ClosedSwitch() -> ft.Control:
    """Nothing in a built app, which no scheduler can start (views/closed_app/scheduler.py), and in the demo."""
    shell = use_shell()
    say = shell.say
    state, set_state = ft.use_state(_State.ASKING)
    failed, set_failed = ft.use_state(False)
    found: ft.Ref[Scheduler] = ft.use_ref(None)
    folder = folder_in_use()

    def look() -> _State:
        found.current = scheduler(folder)
        if found.current is None:
            return _State.ABSENT
        try:
            return _State.ON if found.current.is_on() else _State.OFF
        except SchedulerError as error:
            log.warning("%s", error)
            return _State.UNKNOWN

    async def ask() -> None:
        set_state(await asyncio.to_thread(look))

    async def turn(on: bool) -> None:
        set_failed(False)
        set_state(_State.ASKING)
        job = found.current
        worked = await asyncio.to_thread(_try, job.switch_on if on else job.switch_off)
        set_failed(not worked)
        set_state(await asyncio.to_thread(look))

    ft.use_effect(ask, [])
    if state is _State.ABSENT:
        return ft.Container()
    line = switch(
        say("Remind me when Entrevue is closed"),
        value=state is _State.ON,
        disabled=state in (_State.ASKING, _State.UNKNOWN),
        on_change=lambda on: shell.page.run_task(turn, on),
        key="closed",
    )
    once = found.current is not None and not found.current.repeats
    note = (
        say("This computer can only do it each time you log in: nothing rings in between.")
        if once
        else say("This computer then looks every 15 minutes for what is due.")
    )
    notes = [ft.Text(note, color=ft.Colors.ON_SURFACE_VARIANT)]
    if state is _State.ASKING:
        notes = [ft.ProgressBar(semantics_label=say("Asking this computer…"))]
    if failed or state is _State.UNKNOWN:
        sorry = say("This computer refused. Your reminders still come while Entrevue is open.")
        notes.append(ft.Semantics(content=ft.Text(sorry, color=ft.Colors.ERROR), live_region=True))
    return ft.Column([line, *notes], spacing=8, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)


def _try(act: Callable[[], None]) -> bool:
    try:
        act()
    except SchedulerError as error:
        log.warning("the scheduler: %s", error)
        return False
    return True
