"""The further acts of a screen or a line, in a menu."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import flet as ft

from views.parts.keys import keyboard


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
        items=[ft.PopupMenuItem(act.name, icon=act.icon, on_click=lambda _, act=act: act.do()) for act in acts],
    )
    return ft.Semantics(content=button, container=True)
