"""Every card in a list, to jump to one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import flet as ft

from locales.words import Words
from models.answer import Answer
from views.parts.card_words import question_label
from views.parts.line_button import line_button
from views.parts.shell import Shell

if TYPE_CHECKING:
    from views.cards.hand import Hand


def overview(
    shell: Shell, hand: Hand, at: int, turn: Callable[[int], None], on_close: Callable[[], None]
) -> ft.AlertDialog:
    say = shell.say

    def jump(index: int) -> None:
        on_close()
        turn(index)

    rows = [
        line_button(
            ft.Text(question_label(hand.words, card.question), max_lines=3, overflow=ft.TextOverflow.ELLIPSIS),
            [ft.Text(card.text, max_lines=1, overflow=ft.TextOverflow.ELLIPSIS)] if card.text else None,
            leading=_state(say, card),
            is_open=index == at,
            padding=ft.Padding.symmetric(horizontal=12),
            on_click=lambda _, index=index: jump(index),
        )
        for index, card in enumerate(hand.cards, start=1)
    ]
    return ft.AlertDialog(
        semantics_label=say("All the cards"),
        title=ft.Text(say("All the cards")),
        scrollable=True,
        content=ft.Column(rows, width=440, spacing=0, tight=True),
        content_padding=ft.Padding.symmetric(horizontal=12, vertical=8),
        inset_padding=ft.Padding.symmetric(horizontal=16, vertical=24),
        actions=[ft.TextButton(say("Close"), on_click=lambda _: on_close())],
        on_dismiss=lambda _: on_close(),
    )


def _state(say: Words, card: Answer) -> ft.Control:
    if card.asked_at:
        return ft.Icon(ft.Icons.CHECK_CIRCLE, color=ft.Colors.PRIMARY, semantics_label=say("Asked"))
    return ft.Icon(ft.Icons.RADIO_BUTTON_UNCHECKED, semantics_label=say("Not asked yet"))
