"""What stands where there is nothing yet: what will be there, and the act that fills it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import flet as ft


def empty(
    icon: ft.IconData,
    text: str,
    act: str = "",
    on_click: Callable[[], None] | None = None,
    *,
    more: Sequence[ft.Control] = (),
    is_title: bool = False,
) -> ft.Control:
    """`is_title` is for a screen that has no other."""
    controls: list[ft.Control] = [
        ft.Icon(icon, size=48, color=ft.Colors.PRIMARY),
        ft.Semantics(
            content=ft.Text(text, text_align=ft.TextAlign.CENTER, theme_style=ft.TextThemeStyle.BODY_LARGE),
            header=is_title or None,
        ),
    ]
    if on_click:
        controls.append(ft.FilledButton(act, on_click=lambda _: on_click()))
    controls += more
    return ft.Container(
        ft.Column(controls, horizontal_alignment=ft.CrossAxisAlignment.CENTER, spacing=16),
        padding=ft.Padding.symmetric(horizontal=24, vertical=48),
        alignment=ft.Alignment.CENTER,
    )
