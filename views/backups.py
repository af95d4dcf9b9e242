"""Backups: those made without being asked, a copy elsewhere, the way to a phone, and the way back."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import flet as ft

from locales.problems import opening
from locales.words import Words
from models import backup
from models.backup import Backup, Reason, backups, holding
from models.clock import now
from models.database import close_database, folder_in_use
from models.errors import DatabaseError
from models.upkeep import failure
from views.parts.autosave import flush_everywhere
from views.parts.component import screen
from views.parts.files import File, NotHandedOver, NotPicked, Picked, TooLarge, hand_over, is_shared, pick
from views.parts.frame import frame
from views.parts.holdings import dated, held_words, sized
from views.parts.notice import notice
from views.parts.query import use_query
from views.parts.section import group, lines, quiet, section
from views.parts.shell import Shell, use_shell
from views.theme import GAP, SMALL_GAP

_KIND: Final = "application/vnd.sqlite3"


@screen
def Backups() -> ft.Control:
    shell = use_shell()
    say = shell.say
    found = use_query(lambda: backups(folder_in_use()))
    asked, ask = ft.use_state(None)
    is_busy, set_busy = ft.use_state(False)

    async def work(act: Callable[[], Any]) -> None:
        set_busy(True)
        try:
            await act()
        except (DatabaseError, NotHandedOver, NotPicked, TooLarge) as error:
            notice(shell, _why(say, error))
        finally:
            set_busy(False)

    def run(act: Callable[[], Any]) -> Callable[[Any], None]:
        return lambda _: None if is_busy else shell.page.run_task(work, act)

    def go_back(source: Backup | Picked) -> None:
        ask(None)
        shell.page.run_task(work, lambda: _restore(shell, source))

    async def choose_file() -> None:
        picked = await pick(shell.page)
        if picked:
            ask(picked)

    ft.use_dialog(_question(say, asked, go_back, lambda: ask(None)) if asked else None)
    body = [
        quiet(
            say(
                "Entrevue makes a backup each day without being asked, and keeps those of 7 days, 4 weeks and "
                "6 months. They are on this device: keep a copy elsewhere too."
            )
        ),
        *_trouble(say),
        *([ft.ProgressBar(semantics_label=say("One moment…"))] if is_busy else []),
        _elsewhere(say, run(lambda: _copy(shell)), run(choose_file)),
        _phone(say, run(lambda: _copy(shell))),
        _on_this_device(say, found, ask),
    ]
    return frame(shell, say("Backups"), body, spacing=GAP + SMALL_GAP)


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


def _on_this_device(say: Words, found: list[Backup], ask: Callable[[Any], None]) -> ft.Control:
    rows = [_line(say, row, ask) for row in found]
    shown = lines(rows) if rows else quiet(say("None yet. The first is made a moment after you open Entrevue."))
    return section(say("On this device"), [shown], note=say("Tap one to go back to it.") if rows else "")


def _line(say: Words, row: Backup, ask: Callable[[Any], None]) -> ft.Control:
    holds = holding(row.path)
    told = [
        *([_REASONS[row.reason](say)] if row.reason in _REASONS else []),
        held_words(say, holds) if holds else say("This file can’t be read."),
        sized(say, row.size),
    ]
    return ft.ListTile(
        title=ft.Text(dated(say, row)),
        subtitle=ft.Text(" · ".join(told)),
        trailing=ft.Icon(ft.Icons.CHEVRON_RIGHT),
        content_padding=0,
        on_click=lambda _: ask(row),
        key=row.path.name,
    )


_REASONS: Final[dict[str, Callable[[Words], str]]] = {
    Reason.MIGRATION: lambda say: say("Before an update"),
    Reason.RESTORATION: lambda say: say("Before going back"),
}


def _question(
    say: Words, source: Backup | Picked, go_back: Callable[[Any], None], on_close: Callable[[], None]
) -> ft.AlertDialog:
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
            ft.TextButton(say("Cancel"), on_click=lambda _: on_close()),
            ft.FilledButton(say("Go back to it"), on_click=lambda _: go_back(source)),
        ],
        on_dismiss=lambda _: on_close(),
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


async def _restore(shell: Shell, source: Backup | Picked) -> None:
    say = shell.say
    flush_everywhere()
    before = await asyncio.to_thread(_back_to, source)
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


def _back_to(source: Backup | Picked) -> Backup:
    """In another thread, whose connection is closed again."""
    try:
        if isinstance(source, Backup):
            return backup.restore(source.path, now())
        if source.path:
            return backup.restore(Path(source.path), now())
        return backup.restore_from(source.data, now())
    finally:
        close_database()


def _why(say: Words, error: Exception) -> str:
    if isinstance(error, DatabaseError):
        return opening(say, type(error).__name__, error.path.name)
    if isinstance(error, TooLarge):
        return say("This file is too large to be read here.")
    if isinstance(error, NotPicked):
        return say("No file could be chosen. Please try again.")
    return say("The file could not leave Entrevue. Please try again, or in another way.")
