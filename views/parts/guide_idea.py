"""One idea of the guide, with its points."""

from __future__ import annotations

import flet as ft

from locales.guide import Idea
from locales.words import Words


def guide_idea(say: Words, idea: Idea) -> list[ft.Control]:
    return [
        ft.Text(say(idea.text), theme_style=ft.TextThemeStyle.BODY_LARGE),
        *(_point(say(point)) for point in idea.points),
    ]


def _point(text: str) -> ft.Control:
    return ft.Row(
        [
            ft.Container(ft.Text("•", theme_style=ft.TextThemeStyle.BODY_LARGE), padding=ft.Padding.only(left=8)),
            ft.Text(text, theme_style=ft.TextThemeStyle.BODY_LARGE, expand=True),
        ],
        vertical_alignment=ft.CrossAxisAlignment.START,
        spacing=8,
    )
