"""Deleting everything about the person: said clearly, asked with a word, and done at once."""

from __future__ import annotations

import asyncio
import logging
from typing import Any

import flet as ft

from locales.problems import opening
from models.appointments import receipts_standing
from models.clock import now
from models.database import folder_in_use
from models.erasure import erase
from models.errors import DatabaseError, Invalid, Problem
from models.record import fold
from views import windows
from views.closed_app.scheduler import SchedulerError, scheduler
from views.notifications.notifier import NotShown, withdraw
from views.parts.autosave import flush_everywhere
from views.parts.component import screen
from views.parts.files import forget_files
from views.parts.form import use_form
from views.parts.frame import frame
from views.parts.notice import notice
from views.parts.section import card, quiet
from views.parts.shell import Shell, use_shell
from views.theme import GAP

log = logging.getLogger(__name__)


@screen
def Erasing() -> ft.Control:
    shell = use_shell()
    say = shell.say
    word = say("delete")
    form = use_form(say, {"word": ""})
    is_busy, set_busy = ft.use_state(False)

    def check() -> None:
        if fold(form.values["word"]).strip(" .«»“”\"'\u00a0") != fold(word):
            raise Invalid({"word": Problem.ANOTHER_WORD if form.values["word"].strip() else Problem.MISSING})

    async def erase_all() -> None:
        set_busy(True)
        await _erase(shell)

    def go() -> None:
        if form.attempt(check):
            shell.page.run_task(erase_all)

    form.on_submit = go
    button = ft.FilledButton(
        say("Delete everything"),
        icon=ft.Icons.DELETE_FOREVER,
        disabled=is_busy,
        on_click=lambda _: go(),
        style=ft.ButtonStyle(bgcolor=ft.Colors.ERROR, color=ft.Colors.ON_ERROR),
    )
    copy = ft.OutlinedButton(say("Save a copy first"), icon=ft.Icons.SAVE_ALT, on_click=lambda _: shell.open("backups"))
    body = [
        ft.Text(
            say("This can’t be undone: nothing in Entrevue brings it back."), theme_style=ft.TextThemeStyle.TITLE_MEDIUM
        ),
        ft.Text(
            say(
                "All contacts, interviews, notes, messages and settings go, with every backup on this device, and the "
                "reminders while Entrevue is closed. Entrevue then begins as on the first day."
            )
        ),
        quiet(
            say("What you saved elsewhere stays: copies, files, entries in your calendar, messages in your own mail.")
        ),
        ft.Row([copy], wrap=True),
        card(
            [
                form.text("word", say("To be sure, type: {word}", word=word), autocorrect=False),
                ft.Row([button], wrap=True),
            ],
            spacing=GAP,
        ),
    ]
    return frame(shell, say("Delete everything"), body, spacing=GAP)


async def _erase(shell: Shell) -> None:
    flush_everywhere()
    folder = folder_in_use()
    await asyncio.to_thread(_leave_the_system, folder)
    forget_files()
    say, text = shell.say, ""
    try:
        erase(folder)
    except DatabaseError as error:
        text = opening(say, type(error).__name__, error.path)
    windows.begin_anew()
    if text:
        notice(shell, text)


def _leave_the_system(folder: Any) -> None:
    """What the system holds of us: the job that looks while the app is closed, and what is still on the screen."""
    try:
        if job := scheduler(folder):
            job.switch_off()
    except SchedulerError as error:
        log.warning("the scheduler was not switched off: %s", error)
    try:
        withdraw(sorted(receipts_standing(now())))
    except NotShown as error:
        log.warning("what was shown could not be taken back: %s", error.reason)
