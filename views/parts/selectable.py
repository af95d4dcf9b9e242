"""Text that may be selected."""

from __future__ import annotations

from typing import Any

import flet as ft


def selectable(text: str, **settings: Any) -> ft.Control:
    """Flet's own is a field without a name to a screen reader, and a selection area something to tap: this is text."""
    area = ft.SelectionArea(ft.Text(text, **settings))
    return ft.Semantics(content=area, label=text, exclude_semantics=True, container=True)
