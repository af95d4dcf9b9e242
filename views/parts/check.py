"""Something to tick, whose words wrap."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import flet as ft


def check(label: str, *, value: bool, on_change: Callable[[bool], Any], **settings: Any) -> ft.Control:
    """A box with its words, which may be many or large."""
    box = ft.Checkbox(label=label, value=value, on_change=lambda e: on_change(bool(e.data)), expand=True)
    return ft.Row([box], **settings)
