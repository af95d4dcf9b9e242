"""Colours, spacing and type of every screen."""

from __future__ import annotations

from typing import Final

import flet as ft

SEED: Final = "#1D5C63"
GAP: Final = 16
SMALL_GAP: Final = 8
WIDE: Final = 1000
"""From this width on, destinations stand at the side."""
READABLE: Final = 720
"""A column of text is never wider."""
ASIDE: Final = 360
"""What stands beside it on a wide window."""
TARGET: Final = 48
"""The least size of what is tapped."""

_SHAPE: Final = ft.RoundedRectangleBorder(radius=12)
_BUTTON: Final = ft.ButtonStyle(padding=ft.Padding.symmetric(horizontal=20, vertical=14), shape=_SHAPE)


def theme() -> ft.Theme:
    """The theme of both brightnesses: the system chooses which."""
    return ft.Theme(
        color_scheme_seed=SEED,
        visual_density=ft.VisualDensity.STANDARD,  # targets of 48 px on a computer too
        filled_button_theme=ft.FilledButtonTheme(style=_BUTTON),
        outlined_button_theme=ft.OutlinedButtonTheme(style=_BUTTON),
        card_theme=ft.CardTheme(shape=ft.RoundedRectangleBorder(radius=16), margin=0, elevation=0),
    )
