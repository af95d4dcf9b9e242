"""What one does most often on a screen: a sign in a disc, and its word below."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

import flet as ft

from views.parts.tapped import tapped
from views.theme import SMALL_GAP, TARGET

_MANY: Final = 5
"""So many stand in a line on the narrowest phone: three points apart, and none wider than a disc."""


def quick_act(
    icon: ft.IconData, name: str, *, do: Callable[[], Any] | None = None, url: str = "", is_folded: bool = False
) -> ft.Control:
    """One of them: it does something here, or opens an address of the system. `is_folded` has two lines of words."""
    disc = ft.Container(
        ft.Icon(icon, color=ft.Colors.ON_SECONDARY_CONTAINER),
        width=TARGET + 4,
        height=TARGET + 4,
        border_radius=TARGET,
        bgcolor=ft.Colors.SECONDARY_CONTAINER,
        alignment=ft.Alignment.CENTER,
    )
    word = ft.Text(
        _folded(name) if is_folded else name,
        theme_style=ft.TextThemeStyle.LABEL_MEDIUM,
        text_align=ft.TextAlign.CENTER,
        semantics_label=name if is_folded else None,
    )
    opens: dict[str, Any] = {"url": url} if url else {"on_click": lambda _: do and do()}
    return tapped(
        ft.Column([disc, word], horizontal_alignment=ft.CrossAxisAlignment.CENTER, spacing=SMALL_GAP - 2, tight=True),
        padding=ft.Padding.symmetric(vertical=4),
        **opens,
    )


def _folded(name: str) -> str:
    """In two lines, the last word alone."""
    return "\n".join(name.rsplit(" ", 1))


def quick_acts(acts: Sequence[ft.Control]) -> ft.Control:
    return ft.Row(
        list(acts),
        wrap=True,
        spacing=SMALL_GAP - 3 if len(acts) < _MANY else 3,  # in French too they stand in a line on the narrowest phone
        run_spacing=SMALL_GAP,
        vertical_alignment=ft.CrossAxisAlignment.START,
    )
