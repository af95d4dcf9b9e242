"""The way out for everything, as one file that other programs read too."""

from __future__ import annotations

import asyncio

import flet as ft

from locales.problems import opening
from models.clock import now
from models.database import folder_in_use
from models.errors import DatabaseError
from models.everything.writing import ENDING, KIND, written
from views.parts.autosave import flush_everywhere
from views.parts.component import part
from views.parts.files import File
from views.parts.leaving import leave
from views.parts.line_button import line_button
from views.parts.notice import notice
from views.parts.shell import Shell, use_shell


@part
def SaveEverything() -> ft.Control:
    shell = use_shell()
    say = shell.say
    is_busy, set_busy = ft.use_state(False)

    async def save() -> None:
        set_busy(True)
        try:
            await _save(shell)
        finally:
            set_busy(False)

    line = line_button(
        say("Save everything as a file others can read"),
        say("A JSON file, for other programs. “Restore from a copy” takes it back too."),
        leading=ft.Icon(ft.Icons.DATA_OBJECT),
        on_click=lambda _: None if is_busy else shell.page.run_task(save),
    )
    going_on = [ft.ProgressBar(semantics_label=say("One moment…"))] if is_busy else []
    return ft.Column([line, *going_on], spacing=0)


async def _save(shell: Shell) -> None:
    say = shell.say
    flush_everywhere()
    moment = now()
    try:
        data = await asyncio.to_thread(written, folder_in_use(), moment)
    except DatabaseError as error:
        notice(shell, opening(say, type(error).__name__, error.path.name))
        return
    file = File(f"entrevue-{moment.date().isoformat()}{ENDING}", data, KIND)
    await leave(shell, file, say("The file is saved. Whoever has it can read it: it has no password."))
