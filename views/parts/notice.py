"""A short sentence at the foot of the screen, with its undo."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from views.parts.shell import Shell


def notice(shell: Shell, text: str, undo: Callable[[], None] | None = None) -> None:
    """Say what was done; `undo` takes it back."""
    action = ft.SnackBarAction(label=shell.say("Undo"), on_click=lambda _: undo()) if undo else None
    bar = ft.SnackBar(ft.Text(text), action=action, persist=False, duration=6000)
    shell.page.show_dialog(bar)
