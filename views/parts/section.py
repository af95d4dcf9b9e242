"""A titled group of controls."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import flet as ft

from views.theme import CARD_CORNER


def heading(text: str) -> ft.Control:
    return ft.Semantics(content=ft.Text(text, theme_style=ft.TextThemeStyle.TITLE_MEDIUM), header=True, container=True)


def section(title: str, controls: Sequence[ft.Control], *, note: str = "") -> ft.Control:
    """A heading, perhaps a sentence under it, and what belongs to them."""
    note_line = [ft.Text(note, color=ft.Colors.ON_SURFACE_VARIANT)] if note else []
    return ft.Column(
        [heading(title), *note_line, *controls], spacing=8, horizontal_alignment=ft.CrossAxisAlignment.STRETCH
    )


def card(controls: Sequence[ft.Control], **settings: Any) -> ft.Control:
    """A quiet surface around what belongs together, which a screen reader tells apart from the next."""
    surface = ft.Container(
        ft.Column(list(controls), spacing=8, horizontal_alignment=ft.CrossAxisAlignment.STRETCH),
        bgcolor=ft.Colors.SURFACE_CONTAINER_LOWEST,
        border=ft.Border.all(1, ft.Colors.OUTLINE_VARIANT),
        border_radius=CARD_CORNER,
        padding=16,
    )
    return ft.Semantics(content=surface, container=True, **settings)
