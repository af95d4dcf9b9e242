"""A card in a list one puts in order: its number, what it asks, and its acts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

import flet as ft

from locales.words import Words
from views.parts.form import Form
from views.parts.frame import icon_button
from views.parts.menu import Act, menu
from views.parts.section import card, quiet
from views.theme import GAP, SERIF, SMALL_GAP

_AS_HIGH_AS_A_FIELD: Final = 56


def question_card(
    number: int, text: str, acts: Sequence[ft.Control], *, wide: bool, key: str, known: ft.Control | None = None
) -> ft.Control:
    """The acts stand under the words on a phone, beside them on a wide window; what is `known` of it leads there."""
    place = ft.Text(str(number), theme_style=ft.TextThemeStyle.TITLE_LARGE, color=ft.Colors.PRIMARY)
    asks = ft.Text(text, theme_style=ft.TextThemeStyle.BODY_LARGE, font_family=SERIF, expand=True)
    apart = [ft.Semantics(content=act, container=True) for act in acts]
    ends = ft.Row(apart, spacing=0, alignment=ft.MainAxisAlignment.END, tight=wide or known is not None)
    if wide:
        lines = [ft.Row([place, asks, *([known] if known else []), ends], spacing=GAP)]
    else:
        # Where both don't fit in a line, as with large letters, the acts stand below.
        foot = ft.Row([known, ends], wrap=True, alignment=ft.MainAxisAlignment.SPACE_BETWEEN) if known else ends
        lines = [ft.Row([place, asks], spacing=GAP, vertical_alignment=ft.CrossAxisAlignment.START), foot]
    sides = ft.Padding.only(left=GAP, right=SMALL_GAP, top=4 if wide else 12, bottom=4)
    return card(lines, spacing=0, padding=sides, key=key)


def movers(say: Words, index: int, last: int, move: Callable[[int], Any]) -> list[ft.Control]:
    """A place up or down, among those that are not always last."""
    return [
        icon_button(ft.Icons.ARROW_UPWARD, say("Move up"), lambda _: move(-1), disabled=index == 0),
        icon_button(ft.Icons.ARROW_DOWNWARD, say("Move down"), lambda _: move(1), disabled=index >= last - 1),
    ]


def to_an_end(say: Words, index: int, last: int, move: Callable[[int], Any]) -> list[Act]:
    """To the first place, or to the last of those that are not always last."""
    top = Act(say("Put first"), ft.Icons.VERTICAL_ALIGN_TOP, lambda: move(-index))
    end = Act(say("Put last"), ft.Icons.VERTICAL_ALIGN_BOTTOM, lambda: move(last - 1 - index))
    return [*([top] if index > 0 else []), *([end] if index < last - 1 else [])]


def far_movers(say: Words, index: int, last: int, move: Callable[[int], Any]) -> list[ft.Control]:
    """A menu of these, where a card has no other."""
    acts = to_an_end(say, index, last, move)
    return [menu(say("Move this card"), acts)] if acts else []


def moved_far(say: Words, by: int) -> str:
    """Where a card is that went out of sight."""
    return say("The card is first now.") if by < 0 else say("The card is now next to last.")


def always_last(say: Words) -> ft.Control:
    """Why a card does not move."""
    lock = ft.Icon(ft.Icons.LOCK_OUTLINE, color=ft.Colors.ON_SURFACE_VARIANT)
    words = ft.Row([lock, quiet(say("Always last"))], spacing=SMALL_GAP, tight=True)
    return ft.Container(words, padding=SMALL_GAP)


def own_card(say: Words, form: Form, add: Callable[[], Any]) -> ft.Control:
    """A question in one's own words, added with Enter or with the button beside it."""
    field = ft.Container(form.text("text", say("Your question")), expand=True)
    name = say("Add this card")
    button = ft.IconButton(
        ft.Icon(ft.Icons.ADD, color=ft.Colors.ON_PRIMARY, semantics_label=name),
        tooltip=name,
        bgcolor=ft.Colors.PRIMARY,
        width=_AS_HIGH_AS_A_FIELD,
        height=_AS_HIGH_AS_A_FIELD,
        on_click=lambda _: add(),
    )
    return ft.Row([field, button], spacing=SMALL_GAP, vertical_alignment=ft.CrossAxisAlignment.START)
