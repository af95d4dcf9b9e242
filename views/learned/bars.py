"""Figures drawn with plain controls: bars of a whole, each with its words and number, and columns of weeks.

Flutter's charts (flet-charts) would be one more thing for each phone to carry, to draw a dozen boxes that no screen
reader finds: here each line is text, and a button where it leads somewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import flet as ft

from locales.words import Words
from models.glance import Week
from views.parts.tapped import tapped
from views.theme import SMALL_GAP

_THICK: Final = 10
_HIGH: Final = 88
"""The highest of the columns."""
_LOW: Final = 4
"""The lowest, however busy another week was."""


@dataclass(frozen=True)
class Bar:
    key: str
    name: str
    count: int
    color: str = ft.Colors.PRIMARY


def bars(say: Words, rows: Sequence[Bar], on_click: Callable[[str], None]) -> list[ft.Control]:
    """A line a bar, as long as its part of all, which leads to what was counted. What counts none is left out."""
    whole = sum(row.count for row in rows)
    return [_bar(say, row, whole, on_click) for row in rows if row.count]


def _bar(say: Words, row: Bar, whole: int, on_click: Callable[[str], None]) -> ft.Control:
    words = ft.Row(
        [
            ft.Text(row.name, expand=True),
            ft.Text(say.number(row.count), theme_style=ft.TextThemeStyle.TITLE_MEDIUM),
            ft.Icon(ft.Icons.CHEVRON_RIGHT, size=20, color=ft.Colors.ON_SURFACE_VARIANT),
        ],
        spacing=SMALL_GAP,
    )
    return tapped(
        ft.Column([words, _length(row, whole)], spacing=4, tight=True),
        padding=ft.Padding.symmetric(horizontal=SMALL_GAP, vertical=6),
        on_click=lambda _: on_click(row.key),
        key=row.key,
    )


def _length(row: Bar, whole: int) -> ft.Control:
    full = ft.Container(bgcolor=row.color, border_radius=_THICK / 2, height=_THICK, expand=row.count)
    rest = [ft.Container(expand=whole - row.count)] if row.count < whole else []
    return ft.Container(
        ft.Row([full, *rest], spacing=0), bgcolor=ft.Colors.SURFACE_CONTAINER_HIGHEST, border_radius=_THICK / 2
    )


def columns(say: Words, weeks: Sequence[Week], told: str) -> ft.Control:
    """A column a week, this one last. Who does not see it hears `told` in its place."""
    most = max(week.touches for week in weeks)
    ground = ft.Container(height=1, bgcolor=ft.Colors.OUTLINE)
    drawn = ft.Row(
        [_column(say, week, most) for week in weeks], spacing=4, vertical_alignment=ft.CrossAxisAlignment.END
    )
    ends = ft.Row(
        [_small(say.short_day(weeks[0].start)), _small(say("This week"), ft.TextAlign.END)], spacing=SMALL_GAP
    )
    picture = ft.Column([drawn, ground, ft.Container(height=4), ends], spacing=0, tight=True)
    return ft.Semantics(label=told, content=picture, exclude_semantics=True, container=True, key="weeks")


def _column(say: Words, week: Week, most: int) -> ft.Control:
    """An idle week is the bare ground."""
    height = max(_LOW, round(_HIGH * week.touches / most)) if week.touches else 0
    count = ft.Text(
        say.number(week.touches) if week.touches else "",
        theme_style=ft.TextThemeStyle.LABEL_MEDIUM,
        text_align=ft.TextAlign.CENTER,
    )
    top = ft.BorderRadius.only(top_left=4, top_right=4)
    bar = ft.Container(bgcolor=ft.Colors.PRIMARY, height=height, border_radius=top)
    return ft.Column(
        [count, bar], spacing=2, tight=True, expand=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH
    )


def _small(text: str, align: ft.TextAlign = ft.TextAlign.START) -> ft.Control:
    return ft.Text(
        text,
        theme_style=ft.TextThemeStyle.BODY_SMALL,
        color=ft.Colors.ON_SURFACE_VARIANT,
        text_align=align,
        expand=True,
    )
