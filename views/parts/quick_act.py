"""A row of small acts, an icon over its word, as a thumb finds them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import flet as ft

from views.theme import CORNER


@dataclass(frozen=True)
class QuickAct:
    """`url` is opened by the system; else the tap does `do`."""

    name: str
    icon: ft.IconData
    do: Callable[[], Any] | None = None
    url: str | None = None


def quick_acts(acts: Sequence[QuickAct]) -> ft.Control:
    return ft.Row([_tile(act) for act in acts], spacing=4, vertical_alignment=ft.CrossAxisAlignment.START)


def _tile(act: QuickAct) -> ft.Control:
    face = ft.Column(
        [
            ft.Icon(act.icon, color=ft.Colors.PRIMARY),
            ft.Text(act.name, theme_style=ft.TextThemeStyle.LABEL_MEDIUM, text_align=ft.TextAlign.CENTER),
        ],
        spacing=4,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.CENTER,
    )
    return ft.Container(
        face,
        expand=True,
        ink=True,
        border_radius=CORNER,
        padding=ft.Padding.symmetric(horizontal=4, vertical=10),
        alignment=ft.Alignment.TOP_CENTER,
        url=act.url,
        on_click=lambda _: act.do() if act.do else None,
    )
