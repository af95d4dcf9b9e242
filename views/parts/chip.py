"""A few words that are on or off, or that one takes away."""

from __future__ import annotations

from typing import Any

import flet as ft

from views.parts.component import part
from views.theme import CHIP_AT


def chip(words: str, *, key: str | None = None, **settings: Any) -> ft.Control:
    """A chip with the ring of buttons: Flet lets only its fill follow the focus, too faint alone (WCAG 2.2, 1.4.11)."""
    return _Chip(words, {"key": key, **settings}, key=key)


@part
def _Chip(words: str, settings: dict[str, Any]) -> ft.Control:
    is_at, set_at = ft.use_state(False)
    return ft.Chip(
        ft.Text(words, max_lines=3),
        border_side=CHIP_AT if is_at else None,
        on_focus=lambda _: set_at(True),
        on_blur=lambda _: set_at(False),
        **settings,
    )
