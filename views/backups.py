"""Backups: those made without being asked, a copy elsewhere, the way to a phone, and the way back."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, Final

import flet as ft

from locales.problems import opening, refused
from locales.words import Words
from models import backup
from models.backup import Backup, Reason, backups, holding
from models.clock import now
from models.database import folder_in_use
from models.errors import DatabaseError
from models.everything.reading import LARGEST
from models.everything.refusals import ExportRefused
from models.exchange.source import FileTooLarge, FileUnreadable
from models.upkeep import back_up_on_request, failure
from views.going_back import GoingBack, use_going_back
from views.parts.autosave import flush_everywhere
from views.parts.component import screen
from views.parts.files import File, NotHandedOver, hand_over, is_shared
from views.parts.frame import frame
from views.parts.holdings import dated, held_words, sized
from views.parts.line_button import line_button
from views.parts.notice import notice
from views.parts.picking import LARGEST_UPLOAD, NotPicked, Picked, picked_file
from views.parts.query import use_query
from views.parts.section import group, lines, quiet, section
from views.parts.shell import Shell, use_shell
from views.theme import GAP, SMALL_GAP

_KIND: Final = "application/vnd.sqlite3"
_EXTENSIONS: Final = ("entrevue", "db", "json")


@screen
def Backups() -> ft.Control:
    shell = use_shell()
    say = shell.say
    found = use_query(lambda: backups(folder_in_use()))
    agreed = _use_agreement(say)
    is_busy, set_busy = ft.use_state(False)
    back = use_going_back(shell)

    async def work(act: Callable[[], Any]) -> None:
        set_busy(True)
        try:
            await act()
        except (DatabaseError, ExportRefused, FileTooLarge, FileUnreadable, NotHandedOver, NotPicked) as error:
            notice(shell, _why(say, error))
        finally:
            set_busy(False)

    def run(act: Callable[[], Any]) -> Callable[[Any], None]:
        return lambda _: None if is_busy or back.is_busy else shell.page.run_task(work, act)

    async def go_back(source: Backup | Picked) -> None:
        if await agreed(source):
            await _restore(shell, back, source)

    async def choose_file() -> None:
        async with picked_file(shell.page, _EXTENSIONS, LARGEST_UPLOAD) as file:
            if file:
                await go_back(file)

    body = [
        quiet(
            say(
                "Entrevue makes a backup each day without being asked, and keeps those of 7 days, 4 weeks and "
                "6 months. They are on this device: keep a copy elsewhere too."
            )
        ),
        ft.Row(
            [ft.OutlinedButton(say("Back up now"), icon=ft.Icons.SAVE_OUTLINED, on_click=run(lambda: _make(shell)))],
            wrap=True,
        ),
        *_trouble(say),
        *(_going_on(say, back) if is_busy or back.is_busy else []),
        _elsewhere(say, run(lambda: _copy(shell)), run(choose_file)),
        _phone(say, run(lambda: _copy(shell))),
        _on_this_device(say, found, lambda row: run(lambda: go_back(row))),
    ]
    return frame(shell, say("Backups"), body, spacing=GAP + SMALL_GAP)


def _going_on(say: Words, back: GoingBack) -> list[ft.Control]:
    bar = ft.ProgressBar(value=back.part or None, semantics_label=say("One moment…"))
    stop = ft.TextButton(say("Stop"), icon=ft.Icons.CLOSE, on_click=lambda _: back.stop())
    return [bar, *([ft.Row([stop])] if back.can_stop else [])]


def _trouble(say: Words) -> list[ft.Control]:
    error = failure()
    if error is None:
        return []
    text = say("Today’s backup could not be made. {why}", why=opening(say, type(error).__name__, error.path))
    return [ft.Semantics(content=ft.Text(text, color=ft.Colors.ERROR), live_region=True)]


def _elsewhere(say: Words, save: Callable[[Any], None], choose: Callable[[Any], None]) -> ft.Control:
    buttons = [
        ft.OutlinedButton(say("Save a copy"), icon=ft.Icons.SAVE_ALT, on_click=save),
        ft.OutlinedButton(say("Restore from a copy"), icon=ft.Icons.SETTINGS_BACKUP_RESTORE, on_click=choose),
    ]
    return group(
        say("A copy elsewhere"),
        [ft.Row(buttons, wrap=True, spacing=SMALL_GAP, run_spacing=SMALL_GAP)],
        note=say("It is one file with everything in it. Whoever has it can read it: it has no password."),
    )


def _phone(say: Words, make: Callable[[Any], None]) -> ft.Control:
    steps = [
        say("Make the file here."),
        say("Send it to your phone: by cable, by your own cloud, or in a message to yourself."),
        say("On the phone, open Entrevue, then the settings, “Backups”, “Restore from a copy”."),
    ]
    rows = [
        ft.Row(
            [ft.Text(say.number(n), theme_style=ft.TextThemeStyle.LABEL_LARGE), ft.Text(step, expand=True)],
            spacing=GAP,
            vertical_alignment=ft.CrossAxisAlignment.START,
        )
        for n, step in enumerate(steps, start=1)
    ]
    button = ft.OutlinedButton(say("Make the file"), icon=ft.Icons.INSTALL_MOBILE, on_click=make)
    return group(
        say("Move to my phone"),
        [*rows, ft.Row([button], wrap=True)],
        note=say("Your devices are not kept in step: what you write on one afterwards is not on the other."),
    )


def _on_this_device(say: Words, found: list[Backup], go_back_to: Callable[[Backup], Any]) -> ft.Control:
    rows = [_line(say, row, go_back_to) for row in found]
    shown = lines(rows) if rows else quiet(say("None yet. The first is made once there is something to keep."))
    return section(say("On this device"), [shown], note=say("Tap one to go back to it.") if rows else "")


def _line(say: Words, row: Backup, go_back_to: Callable[[Backup], Any]) -> ft.Control:
    holds = holding(row.path)
    told = [
        *([_REASONS[row.reason](say)] if row.reason in _REASONS else []),
        held_words(say, holds) if holds else say("This file can’t be read."),
        sized(say, row.size),
    ]
    return line_button(
        dated(say, row),
        " · ".join(told),
        trailing=ft.Icon(ft.Icons.CHEVRON_RIGHT),
        on_click=go_back_to(row),
        key=row.path.name,
    )


_REASONS: Final[dict[str, Callable[[Words], str]]] = {
    Reason.ASKED: lambda say: say("At your request"),
    Reason.MIGRATION: lambda say: say("Before an update"),
    Reason.RESTORATION: lambda say: say("Before going back"),
}


def _use_agreement(say: Words) -> Callable[[Backup | Picked], Awaitable[bool]]:
    """What asks whether to go back to something, and gives the answer."""
    asked, ask = ft.use_state(None)
    said: Any = ft.use_ref(None)

    def answer(yes: bool) -> None:
        if not said.current.done():
            said.current.set_result(yes)

    async def agreed(source: Backup | Picked) -> bool:
        said.current = asyncio.get_running_loop().create_future()
        ask(source)
        try:
            return bool(await said.current)
        finally:
            ask(None)

    ft.use_dialog(_question(say, asked, answer) if asked else None)
    return agreed


def _question(say: Words, source: Backup | Picked, answer: Callable[[bool], None]) -> ft.AlertDialog:
    if isinstance(source, Backup):
        title = say("Go back to {date}?", date=dated(say, source))
        holds = holding(source.path)
        then = say("It held {holding}.", holding=held_words(say, holds)) if holds else ""
    else:
        title, then = say("Go back to what is in {file}?", file=source.name), ""
    text = say(
        "Everything in Entrevue becomes as it was then. What is there now is first kept as a backup, so that you can "
        "take this back."
    )
    return ft.AlertDialog(
        semantics_label=title,
        title=ft.Text(title),
        content=ft.Column([*([ft.Text(then)] if then else []), ft.Text(text)], tight=True, width=360),
        actions=[
            ft.TextButton(say("Cancel"), on_click=lambda _: answer(False)),
            ft.FilledButton(say("Go back to it"), on_click=lambda _: answer(True)),
        ],
        on_dismiss=lambda _: answer(False),
    )


async def _make(shell: Shell) -> None:
    say = shell.say
    flush_everywhere()
    made = await asyncio.to_thread(back_up_on_request, now())
    holds = holding(made.path)
    notice(
        shell,
        say("Backed up: {holding}.", holding=held_words(say, holds)) if holds else say("The backup is made."),
    )


async def _copy(shell: Shell) -> None:
    say = shell.say
    flush_everywhere()
    data = await asyncio.to_thread(backup.copied, folder_in_use())
    file = File(f"entrevue-{now().date().isoformat()}{backup.ENDING}", data, _KIND)
    if await hand_over(shell.page, file):
        shared = say("The file was handed to the app you chose.")
        notice(
            shell, shared if is_shared(shell.page) else say("The copy is saved. Keep it where only you can read it.")
        )


async def _restore(shell: Shell, back: GoingBack, source: Backup | Picked) -> None:
    say = shell.say
    flush_everywhere()
    before = await back.to(source)
    if before is None:
        notice(shell, say("Stopped. Nothing was changed."))
        return
    text = (
        say("Back to {date}: everything is as it was.", date=dated(say, source))
        if isinstance(source, Backup)
        else say("Entrevue is as it was in that file.")
    )
    notice(shell, text, lambda: _undo(shell, before))


def _undo(shell: Shell, before: Backup) -> None:
    try:
        flush_everywhere()
        backup.restore(before.path, now())
    except DatabaseError as error:
        notice(shell, _why(shell.say, error))


def _why(say: Words, error: Exception) -> str:
    if isinstance(error, DatabaseError):
        return opening(say, type(error).__name__, error.path.name)
    if isinstance(error, ExportRefused):
        return refused(say, type(error).__name__, place=error.place, megabytes=LARGEST // 10**6)
    if isinstance(error, FileTooLarge):
        return say("This file is too large to be read here.")
    if isinstance(error, NotPicked | FileUnreadable):
        return say("No file could be chosen. Please try again.")
    return say("The file could not leave Entrevue. Please try again, or in another way.")
