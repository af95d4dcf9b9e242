"""How far one is: a mark a card, filled once it was asked, taller for the one in sight."""

from __future__ import annotations

from collections.abc import Sequence

import flet as ft

from locales.words import Words
from models.answer import Answer


def progress(say: Words, cards: Sequence[Answer], at: int) -> ft.Control:
    """`at` is the card in sight, 0 the opening."""
    asked = sum(1 for card in cards if card.asked_at)
    label = say.plural("{n} card asked of {all}", "{n} cards asked of {all}", asked, all=say.number(len(cards)))
    marks = [_mark(is_asked=bool(card.asked_at), is_here=place == at) for place, card in enumerate(cards, start=1)]
    row = ft.Row(marks, spacing=4, height=12, vertical_alignment=ft.CrossAxisAlignment.CENTER)
    content = ft.Container(row, padding=ft.Padding.symmetric(horizontal=16))
    return ft.Semantics(label=label, content=content, container=True)


def _mark(*, is_asked: bool, is_here: bool) -> ft.Control:
    return ft.Container(
        expand=True,
        height=10 if is_here else 6,
        border_radius=5,
        bgcolor=ft.Colors.PRIMARY if is_asked else None,
        border=ft.Border.all(2 if is_here else 1, ft.Colors.PRIMARY if is_here or is_asked else ft.Colors.OUTLINE),
    )
