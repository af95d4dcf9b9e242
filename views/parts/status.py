"""On time, open, late: told by a sign and a word as well as by colour."""

from __future__ import annotations

import flet as ft

from locales.words import Words
from models.reminder import Phase


def phase_name(say: Words, phase: Phase) -> str:
    return {Phase.ON_TIME: say("On time"), Phase.OPEN: say("To do"), Phase.LATE: say("Late")}[phase]


_SIGNS = {
    Phase.ON_TIME: (ft.Icons.CHECK_CIRCLE_OUTLINE, ft.Colors.ON_PRIMARY_CONTAINER, ft.Colors.PRIMARY_CONTAINER),
    Phase.OPEN: (ft.Icons.RADIO_BUTTON_UNCHECKED, ft.Colors.ON_TERTIARY_CONTAINER, ft.Colors.TERTIARY_CONTAINER),
    Phase.LATE: (ft.Icons.ERROR_OUTLINE, ft.Colors.ON_ERROR_CONTAINER, ft.Colors.ERROR_CONTAINER),
}
"""Green, amber and red, each with its own sign."""


def phase_sign(say: Words, phase: Phase) -> ft.Control:
    """A label with its sign and its word."""
    icon, ink, paper = _SIGNS[phase]
    label = ft.Container(
        ft.Row(
            [
                ft.Icon(icon, size=16, color=ink),
                ft.Text(phase_name(say, phase), theme_style=ft.TextThemeStyle.LABEL_MEDIUM, color=ink),
            ],
            spacing=4,
            tight=True,
        ),
        bgcolor=paper,
        border_radius=8,
        padding=ft.Padding.symmetric(horizontal=8, vertical=3),
    )
    return ft.Semantics(content=label, container=True)
