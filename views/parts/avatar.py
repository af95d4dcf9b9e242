"""The letters that stand for someone."""

from __future__ import annotations

import flet as ft


def avatar(name: str, *, large: bool = False) -> ft.Control:
    """A disc with the initials. A screen reader reads the name beside it, not the letters."""
    style = ft.TextThemeStyle.HEADLINE_SMALL if large else ft.TextThemeStyle.LABEL_LARGE
    return ft.CircleAvatar(
        content=ft.Text(
            initials(name),
            theme_style=style,
            color=ft.Colors.ON_SECONDARY_CONTAINER,
            no_wrap=True,
            max_lines=1,
            semantics_label="",
        ),
        bgcolor=ft.Colors.SECONDARY_CONTAINER,
        radius=36 if large else 22,
    )


def initials(name: str) -> str:
    """Up to two letters that stand for a name."""
    parts = [part for part in name.split() if part[0].isalpha()]
    return "".join(part[0].upper() for part in (parts[:1] + parts[1:][-1:]))
