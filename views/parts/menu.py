"""The further acts of a screen or a line, in a menu."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

import flet as ft

from views.parts.keys import keyboard
from views.theme import SMALL_GAP

_WIDEST: Final = 336
"""Room for the longest label in French on a line; Flutter's own 280 has it not."""


@dataclass(frozen=True)
class Act:
    name: str
    icon: ft.IconData
    do: Callable[[], Any]
    note: str = ""
    """What it is for, where there is room to say so: not in a menu."""


def menu(name: str, acts: Sequence[Act]) -> ft.Control:
    """Three dots that open the acts; `name` is what a screen reader says of them."""
    button = ft.PopupMenuButton(
        content=ft.Container(
            ft.Icon(ft.Icons.MORE_VERT, semantics_label=name), width=48, height=48, alignment=ft.Alignment.CENTER
        ),
        tooltip=ft.Tooltip(name, exclude_from_semantics=True),  # else a screen reader says it twice
        on_open=lambda e: keyboard(e.page).menu_opened(True),
        on_cancel=lambda e: keyboard(e.page).menu_opened(False),
        on_select=lambda e: keyboard(e.page).menu_opened(False),
        items=[_item(act) for act in acts],
        # As wide as the longest label, by steps of 56, and never wider than the window.
        size_constraints=ft.BoxConstraints(min_width=112, max_width=_WIDEST),
    )
    return ft.Semantics(content=button, container=True)


def _item(act: Act) -> ft.PopupMenuItem:
    # Beside an icon that the item is given, a label never wraps: in a row of our own, a long one takes more lines.
    label = ft.Row([ft.Icon(act.icon), ft.Text(act.name, expand=True)], spacing=SMALL_GAP)
    padding = ft.Padding.symmetric(horizontal=12, vertical=SMALL_GAP)
    return ft.PopupMenuItem(label, padding=padding, on_click=lambda _: act.do())
