"""Your data: people in and out, copies, what was deleted, and the way out for all of it."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from views.parts.component import screen
from views.parts.exchange_acts import exchange_acts
from views.parts.frame import frame
from views.parts.line_button import line_button
from views.parts.save_everything import SaveEverything
from views.parts.section import group, quiet
from views.parts.shell import Shell, use_shell
from views.theme import GAP, SMALL_GAP


@screen
def YourData() -> ft.Control:
    shell = use_shell()
    say = shell.say
    acts = [_line(act.icon, act.name, act.do, note=act.note) for act in exchange_acts(shell)]
    body = [
        quiet(say("Everything stays on this device.")),
        group(
            say("Your copies"),
            [_door(shell, ft.Icons.SETTINGS_BACKUP_RESTORE, say("Backups"), "backups"), SaveEverything()],
        ),
        group(
            say("Your contacts"),
            acts,
            note=say("You can bring them in from an address book, and save them for others."),
        ),
        group(
            say("Deleting"),
            [
                _door(shell, ft.Icons.RESTORE_FROM_TRASH, say("Recently deleted"), "deleted"),
                _door(shell, ft.Icons.DELETE_FOREVER, say("Delete everything about me"), "erasing"),
            ],
        ),
    ]
    return frame(shell, say("Your data"), body, spacing=GAP + SMALL_GAP)


def _door(shell: Shell, icon: ft.IconData, name: str, path: str) -> ft.Control:
    return _line(icon, name, lambda: shell.open(path), ft.Icon(ft.Icons.CHEVRON_RIGHT))


def _line(
    icon: ft.IconData, name: str, do: Callable[[], None], end: ft.Control | None = None, note: str = ""
) -> ft.Control:
    return line_button(name, note or None, leading=ft.Icon(icon), trailing=end, on_click=lambda _: do())
