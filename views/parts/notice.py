"""A short sentence at the foot of the screen, with its undo."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from views.parts.shell import Shell
from views.theme import GAP


def notice(shell: Shell, text: str, undo: Callable[[], None] | None = None, *, above: int = 0) -> None:
    """Say what was done; `undo` takes it back. So many points at the foot stay free, where the next tap goes."""
    action = ft.SnackBarAction(label=shell.say("Undo"), on_click=lambda _: undo()) if undo else None
    place = {"margin": ft.Margin.only(left=GAP, right=GAP, bottom=above)} if above else {}
    bar = ft.SnackBar(ft.Text(text), action=action, persist=False, duration=6000, **place)
    shell.page.show_dialog(bar)
