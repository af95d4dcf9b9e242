"""What one ticks or switches, with words that wrap: those of Flet's own boxes are cut off."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import flet as ft

from views.theme import BOX_SIDE, TARGET


def check(label: str, *, value: bool, on_change: Callable[[bool], Any], **settings: Any) -> ft.Control:
    """A box with its words, which tick it too."""
    box = ft.Checkbox(
        semantics_label=label,
        value=value,
        width=TARGET,
        height=TARGET,
        border_side=BOX_SIDE,
        on_change=lambda e: on_change(bool(e.data)),
    )
    text = ft.Container(
        ft.Text(label), on_click=lambda _: on_change(not value), padding=ft.Padding.symmetric(vertical=12)
    )
    # The box says its words itself.
    return ft.Row([box, ft.Semantics(content=text, exclude_semantics=True, expand=True)], spacing=4, **settings)


def switch(
    label: str, *, value: bool, on_change: Callable[[bool], Any], disabled: bool = False, **settings: Any
) -> ft.Control:
    """What is on or off, at the end of its words. A screen reader takes them as one."""
    control = ft.Switch(value=value, disabled=disabled, on_change=lambda e: on_change(e.data in (True, "true")))
    row = ft.Container(ft.Row([ft.Text(label, expand=True), control]), padding=ft.Padding.symmetric(vertical=4))
    return ft.MergeSemantics(content=row, **settings)
