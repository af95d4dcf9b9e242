"""Choosing one of a few: segments when they fit, else a list that opens."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import flet as ft

from views.parts.keys import watched


def choice(label: str, options: Mapping[str, str], value: str, on_choose: Callable[[str], Any]) -> ft.Control:
    """A list that opens, named for screen readers."""
    # Without a content, Flet shows an option's key rather than its text.
    return watched(
        ft.DropdownM2(
            label=label,
            value=value,
            options=[ft.dropdownm2.Option(key=key, text=text, content=_line(text)) for key, text in options.items()],
            on_change=lambda e: on_choose(e.data or ""),
            max_menu_height=400,
        )
    )


def _line(text: str) -> ft.Control:
    return ft.Text(text, max_lines=1, overflow=ft.TextOverflow.ELLIPSIS)


def segments(options: Mapping[str, str], value: str, on_choose: Callable[[str], Any]) -> ft.Control:
    """A few words side by side."""
    return ft.SegmentedButton(
        segments=[ft.Segment(value=key, label=ft.Text(text)) for key, text in options.items()],
        selected=[value],
        show_selected_icon=False,
        on_change=lambda e: on_choose(next(iter(e.control.selected))),
    )
