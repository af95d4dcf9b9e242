"""Within the thumb's reach under a card: the time, the last question, asked, and the way on and back."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from models.answer import Answer
from models.clock import now
from models.interview import Interview
from views.cards.time_used import TimeUsed
from views.parts.frame import icon_button
from views.parts.shell import Shell
from views.theme import SMALL_GAP


def foot(shell: Shell, interview: Interview, cards: list[Answer], at: int, turn: Callable[[int], None]) -> ft.Control:
    """`at` is the card in sight, 0 the opening; `turn` goes to another."""
    say, last = shell.say, len(cards)
    back = icon_button(ft.Icons.ARROW_BACK, say("Previous card"), lambda _: turn(at - 1), disabled=at == 0)
    on = icon_button(ft.Icons.ARROW_FORWARD, say("Next card"), lambda _: turn(at + 1), disabled=at == last)
    main = _asked(shell, cards[at - 1]) if at else _first(shell, lambda: turn(1))
    return ft.Column(
        [
            TimeUsed(interview.id, None if at == last else lambda: turn(last), key=f"time{interview.id}"),
            ft.Row([back, ft.Container(main, expand=True), on], spacing=SMALL_GAP),
        ],
        spacing=4,
        tight=True,
    )


def _first(shell: Shell, turn: Callable[[], None]) -> ft.Control:
    return ft.FilledButton(shell.say("First question"), icon=ft.Icons.STYLE, on_click=lambda _: turn(), width=1000)


def _asked(shell: Shell, card: Answer) -> ft.Control:
    def toggle() -> None:
        fresh = Answer.get_by_id(card.id)
        fresh.ask(None if fresh.asked_at else now())

    if card.asked_at:
        return ft.FilledTonalButton(
            shell.say("Asked"), icon=ft.Icons.CHECK, on_click=lambda _: toggle(), width=1000, key="asked"
        )
    return ft.FilledButton(
        shell.say("Mark as asked"),
        icon=ft.Icons.RADIO_BUTTON_UNCHECKED,
        on_click=lambda _: toggle(),
        width=1000,
        key="not-asked",
    )
