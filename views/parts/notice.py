"""A short sentence at the foot of the screen, with its undo or the way to what it speaks of."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import flet as ft

from views.parts.shell import Shell

_WIDTH: Final = 560
"""On a wide window, which it would else cross from side to side."""


def notice(
    shell: Shell, text: str, undo: Callable[[], None] | None = None, *, see: Callable[[], None] | None = None
) -> None:
    """Say what was done; `undo` takes it back, or `see` goes to where it stands out of sight."""
    name, act = (shell.say("Undo"), undo) if undo else (shell.say("See it"), see)
    action = ft.SnackBarAction(label=name, on_click=lambda _: act()) if act else None
    width = _WIDTH if shell.wide else None
    floating = ft.SnackBarBehavior.FLOATING  # as the theme says; without it here, Flet forgets the width
    bar = ft.SnackBar(ft.Text(text), action=action, persist=False, duration=6000, width=width, behavior=floating)
    _show(shell.page, bar)


def say_at_foot(page: Any, text: str) -> None:
    """Say what went wrong where there may be no screen around to say it."""
    _show(page, ft.SnackBar(ft.Text(text), persist=False))


def _show(page: Any, bar: ft.SnackBar) -> None:
    try:
        page.session  # noqa: B018 - Flet tells by an error only that a window is gone
    except RuntimeError:
        return  # nobody is there to read it
    page.show_dialog(bar)
