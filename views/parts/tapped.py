"""What one taps that is neither a line of a list nor a plain button: a card, a sentence, a bar."""

from __future__ import annotations

from typing import Any

import flet as ft

from views.theme import tap_style


def tapped(
    content: ft.Control, *, padding: ft.Padding, bgcolor: ft.Colors | None = None, key: str | None = None, **acts: Any
) -> ft.Control:
    """It has the ring of buttons, which Flet's Container with ink has not; `acts` is its `on_click` or its `url`.

    One button to a screen reader, named by all its words.
    """
    button = ft.TextButton(content, style=tap_style(padding, bgcolor), **acts)
    return ft.MergeSemantics(content=button, key=key)
