"""Text that may be selected."""

from __future__ import annotations

from typing import Any

import flet as ft


def selectable(text: str, **settings: Any) -> ft.Control:
    """Flet's own selectable text is a field without a name to a screen reader; this stays text."""
    return ft.SelectionArea(ft.Text(text, **settings))
