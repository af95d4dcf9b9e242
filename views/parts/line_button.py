"""A line of a list that one taps."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

import flet as ft

from views.theme import GAP, LINE_BUTTON, LINE_BUTTON_FLUSH, LINE_BUTTON_OPENED, SMALL_GAP

_LOW: Final = 56
_HIGH: Final = 72
"""The least height of a line, and of one with words below its title: Material 3."""
_MANY: Final = 2
"""With so many more words below its title, a line is higher than that by itself."""
_GAP: Final = ft.Margin.only(top=2)


def line_button(
    title: str | ft.Text,
    below: str | Sequence[Any] | None = None,
    *,
    on_click: Callable[[Any], Any] | None = None,
    url: str | None = None,
    leading: Any = None,
    trailing: ft.Control | None = None,
    is_open: bool = False,
    padding: ft.Padding | None = None,
    above: int = SMALL_GAP,
    **settings: Any,
) -> ft.Control:
    """A line that acts, or opens an address: one button to a screen reader, named by all its words.

    Flet’s ListTile looks alike, but shows the focus of the keyboard by a fill, faint so that one can read what is on
    it: WCAG 2.2, 1.4.11 asks for more. This has the ring of buttons, around a line without `padding`, inside one with
    it. `is_open` is for a list beside what it opens: whether that is this line. Another button stands beside a line,
    never in it. `above` is the least room over and under its words.
    """
    title = ft.Text(title) if isinstance(title, str) else title
    title.size = 17
    title.color = ft.Colors.ON_SECONDARY_CONTAINER if is_open else ft.Colors.ON_SURFACE
    words = [ft.Text(below)] if isinstance(below, str) else below or []
    for later in words[1:]:
        later.margin = _GAP
    gaps = ft.Margin.only(left=GAP if leading else 0, right=GAP if trailing else 0, top=above, bottom=above)
    row = ft.Row(
        [
            *_start(leading, len(words), is_open),
            ft.Column([title, *words], spacing=0, tight=True, expand=True, margin=gaps),
            *([trailing] if trailing else []),
        ],
        spacing=0,
        margin=padding,
    )
    style = LINE_BUTTON_OPENED if is_open else LINE_BUTTON if padding else LINE_BUTTON_FLUSH
    # Merged, whatever is in it: else a sign or an avatar makes it a group of things that are no button.
    return ft.MergeSemantics(content=ft.TextButton(row, style=style, on_click=on_click, url=url), **settings)


def _start(leading: Any, words: int, is_open: bool) -> list[ft.Control]:
    """What stands first; it holds a line open whose words are few, and says that the line is open beside its list."""
    if words < _MANY:
        leading = ft.Container(leading, height=_HIGH if words else _LOW, alignment=ft.Alignment.CENTER_LEFT)
    if is_open:
        leading = ft.Semantics(content=leading or ft.Container(), selected=True)
    return [leading] if leading else []
