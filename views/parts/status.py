"""On time, open, late: told by a sign and a word as well as by colour."""

from __future__ import annotations

import flet as ft

from locales.words import Words
from models.reminder import Phase


def phase_name(say: Words, phase: Phase) -> str:
    return {Phase.ON_TIME: say("On time"), Phase.OPEN: say("To do"), Phase.LATE: say("Late")}[phase]


_SIGNS = {
    Phase.ON_TIME: (ft.Icons.CHECK_CIRCLE_OUTLINE, ft.Colors.GREEN_900, ft.Colors.GREEN_100),
    Phase.OPEN: (ft.Icons.RADIO_BUTTON_UNCHECKED, ft.Colors.BROWN_900, ft.Colors.AMBER_100),
    Phase.LATE: (ft.Icons.ERROR_OUTLINE, ft.Colors.RED_900, ft.Colors.RED_100),
}


def phase_sign(say: Words, phase: Phase) -> ft.Control:
    """A label with its sign and its word."""
    icon, ink, paper = _SIGNS[phase]
    label = ft.Container(
        ft.Row(
            [
                ft.Icon(icon, size=16, color=ink),
                ft.Text(phase_name(say, phase), size=13, color=ink, weight=ft.FontWeight.W_600),
            ],
            spacing=4,
            tight=True,
        ),
        bgcolor=paper,
        border_radius=8,
        padding=ft.Padding.symmetric(horizontal=8, vertical=3),
    )
    return ft.Semantics(content=label, container=True)
