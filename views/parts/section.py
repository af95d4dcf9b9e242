"""A titled group of controls."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import flet as ft

from views.theme import CARD_CORNER, GAP, SERIF, SMALL_GAP


def heading(text: str) -> ft.Control:
    return ft.Semantics(content=ft.Text(text, theme_style=ft.TextThemeStyle.TITLE_MEDIUM), header=True, container=True)


def question_heading(text: str) -> ft.Control:
    """The words of a card, in the letters of the cards."""
    words = ft.Text(text, theme_style=ft.TextThemeStyle.TITLE_MEDIUM, font_family=SERIF)
    return ft.Semantics(content=words, header=True, container=True)


def quiet(text: str) -> ft.Control:
    """A sentence that stands back."""
    return ft.Text(text, color=ft.Colors.ON_SURFACE_VARIANT)


def section(title: str, controls: Sequence[ft.Control], *, note: str = "", spacing: int = SMALL_GAP) -> ft.Control:
    """A heading, perhaps a sentence under it, and what belongs to them."""
    note_line = [_note(note)] if note else []
    return ft.Column(
        [heading(title), *note_line, *controls], spacing=spacing, horizontal_alignment=ft.CrossAxisAlignment.STRETCH
    )


def card(
    controls: Sequence[ft.Control],
    *,
    spacing: int = SMALL_GAP,
    padding: ft.Padding | int = GAP,
    **settings: Any,
) -> ft.Control:
    """A quiet surface around what belongs together, which a screen reader tells apart from the next."""
    surface = ft.Container(
        ft.Column(list(controls), spacing=spacing, horizontal_alignment=ft.CrossAxisAlignment.STRETCH),
        bgcolor=ft.Colors.SURFACE_CONTAINER_LOWEST,
        border=ft.Border.all(1, ft.Colors.OUTLINE_VARIANT),
        border_radius=CARD_CORNER,
        padding=padding,
    )
    return ft.Semantics(content=surface, container=True, **settings)


def _note(text: str) -> ft.Control:
    """A screen reader reads it by itself, not as a part of the name of the field below."""
    return ft.Semantics(content=quiet(text), container=True)


def fields(title: str, controls: Sequence[ft.Control], *, note: str = "") -> ft.Control:
    """A titled group of what one fills in."""
    return section(title, controls, note=note, spacing=12)


def group(title: str, controls: Sequence[ft.Control], *, note: str = "") -> ft.Control:
    """A titled card of what one sets."""
    return section(title, [card([*([_note(note)] if note else []), *controls], spacing=12)])


def lines(rows: Sequence[ft.Control], **settings: Any) -> ft.Control:
    """A card of lines one under another."""
    return card(rows, spacing=0, padding=ft.Padding.symmetric(horizontal=GAP, vertical=4), **settings)
