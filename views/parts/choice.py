"""Choosing one of a few: segments when they fit, else a list that opens."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

import flet as ft

from views.parts.component import part
from views.parts.keys import watched
from views.theme import CORNER, FIELD_TEXT

_HIGH: Final = 46
"""Higher than two lines of the usual size: text is large, and breaks where there is no room for it."""


def choice(
    label: str | ft.Control, options: Mapping[str, str], value: str, on_choose: Callable[[str], Any]
) -> ft.Control:
    """A list that opens, named for screen readers."""
    # Without a content, Flet shows an option's key rather than its text.
    return watched(
        ft.DropdownM2(
            label=label,
            value=value,
            options=[ft.dropdownm2.Option(key=key, text=text, content=one_line(text)) for key, text in options.items()],
            on_change=lambda e: on_choose(e.data or ""),
            max_menu_height=400,
            text_style=FIELD_TEXT,
            menu_border_radius=CORNER,
            elevation=3,
        )
    )


def one_line(text: str) -> ft.Control:
    """Words of a length that nobody knows: as a label they would lie on what is typed, were they of two lines."""
    return ft.Text(text, max_lines=1, overflow=ft.TextOverflow.ELLIPSIS)


def segments(options: Mapping[str, str], value: str, on_choose: Callable[[str], Any]) -> ft.Control:
    """A few words side by side; one above the other where text is so large that they would break."""
    return _Segments(options, value, on_choose)


@part
def _Segments(options: Mapping[str, str], value: str, on_choose: Callable[[str], Any]) -> ft.Control:
    is_high, set_high = ft.use_state(False)

    def measured(event: ft.LayoutSizeChangeEvent) -> None:
        if event.height > _HIGH:
            set_high(True)

    return ft.SegmentedButton(
        segments=[
            ft.Segment(value=key, label=ft.Text(text, text_align=ft.TextAlign.CENTER, on_size_change=measured))
            for key, text in options.items()
        ],
        selected=[value],
        show_selected_icon=False,
        direction=ft.Axis.VERTICAL if is_high else ft.Axis.HORIZONTAL,
        on_change=lambda e: on_choose(next(iter(e.control.selected))),
    )
