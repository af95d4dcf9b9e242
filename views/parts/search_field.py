"""Fields that find as one types. They own their text: what is found for one letter never takes the next one back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import flet as ft

from views.parts.keys import use_keys, use_search, watched


def use_own_text(text: str) -> tuple[Callable[..., ft.TextField], Callable[[], None]]:
    """What makes the field, which begins with `text` and then shows what was typed; and what has it take `text` again.

    While a screen is made anew for what was typed so far, more is typed: to give the field its earlier text back would
    lose that.
    """
    shown: Any = ft.use_ref(None)
    takes = ft.use_ref(True)

    def field(**settings: Any) -> ft.TextField:
        value = text if takes.current or shown.current is None else shown.current.value
        takes.current = False
        shown.current = watched(ft.TextField(value=value, **settings))
        return shown.current

    def take() -> None:
        takes.current = True

    return field, take


def use_search_field(label: str, typed: str, find: Callable[[str], None]) -> tuple[Any, Callable[[], None]]:
    """A reference to a field that searches, where the shortcuts put the cursor, and what empties it, as Escape does."""
    shown = use_search()
    field, take = use_own_text(typed)

    def clear() -> None:
        take()
        find("")

    use_keys({"Escape": clear})
    shown.current = field(
        label=label,
        prefix_icon=ft.Icons.SEARCH,
        keyboard_type=ft.KeyboardType.WEB_SEARCH,
        on_change=lambda event: find(event.data or ""),
    )
    return shown, clear
