"""A sentence of an answer, to be marked as key with a tap, and unmarked with another."""

from __future__ import annotations

import flet as ft

from models.answer import Answer
from models.errors import Invalid
from models.key_phrase import KeyPhrase
from views.parts.notice import notice
from views.parts.shell import Shell
from views.parts.tapped import tapped
from views.theme import SMALL_GAP, STRONG


def sentence_line(shell: Shell, answer: int, sentence: str, *, is_key: bool, is_gathered: bool = False) -> ft.Control:
    """What is key stands out by its weight, its star and its paper. Where only that is gathered, it can be undone."""
    say = shell.say

    def mark() -> None:
        try:
            KeyPhrase.mark(Answer.get_by_id(answer), sentence)
        except (Invalid, Answer.DoesNotExist):
            notice(shell, say("This answer has just changed. Look at it again."))

    def unmark() -> None:
        KeyPhrase.unmark(Answer.get_by_id(answer), sentence)
        if is_gathered:
            notice(shell, say("This is no longer a key phrase."), mark)

    ink = ft.Colors.ON_TERTIARY_CONTAINER if is_key else None
    star = ft.Icon(
        ft.Icons.STAR if is_key else ft.Icons.STAR_BORDER,
        size=20,
        color=ink or ft.Colors.OUTLINE,
        semantics_label=say("Key phrase") if is_key else say("Mark as key"),
    )
    words = ft.Text(
        sentence,
        theme_style=ft.TextThemeStyle.BODY_LARGE,
        font_family=STRONG if is_key else None,
        color=ink,
        expand=True,
    )
    return tapped(
        ft.Row([words, star], spacing=SMALL_GAP, vertical_alignment=ft.CrossAxisAlignment.CENTER),
        bgcolor=ft.Colors.TERTIARY_CONTAINER if is_key else None,
        padding=ft.Padding.symmetric(horizontal=SMALL_GAP, vertical=12),
        on_click=lambda _: unmark() if is_key else mark(),
    )
