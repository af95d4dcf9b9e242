"""A card of Today for what keeps reminders from ringing: what happened, what it means, and one way out."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from views.parts.section import card


def trouble(title: str, text: str, button: str, act: Callable[[], object], *, key: str) -> ft.Control:
    heading = ft.Text(title, theme_style=ft.TextThemeStyle.TITLE_MEDIUM, expand=True)
    return card(
        [
            ft.Row([ft.Icon(ft.Icons.NOTIFICATIONS_OFF_OUTLINED), heading]),
            ft.Text(text),
            ft.Row([ft.TextButton(button, on_click=lambda _: act())], wrap=True),
        ],
        key=key,
    )
