"""A text field that saves itself, and that no refresh overwrites."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any, Final

import flet as ft

from locales.problems import sentence
from models.errors import Invalid
from views.parts.component import part
from views.parts.shell import use_shell

PAUSE: Final = 0.4
"""Seconds after the last key; the design allows half a second."""


def use_live(initial: str) -> Callable[..., ft.TextField]:
    """A field that always shows what was last typed in it: a render never puts older text back."""
    live = ft.use_ref(None)

    def field(**settings: Any) -> ft.TextField:
        live.current = ft.TextField(value=live.current.value if live.current else initial, **settings)
        return live.current

    return field


def use_autosave(save: Callable[[str], None]) -> tuple[Callable[[str], None], Callable[[], None]]:
    """`changed(text)` saves after a pause, `flush()` at once; leaving the screen flushes."""
    pending: Any = ft.use_ref(None)
    text: Any = ft.use_ref(None)

    def flush() -> None:
        if pending.current:
            pending.current.cancel()
            pending.current = None
        if text.current is not None:
            last, text.current = text.current, None
            save(last)

    def changed(new: str) -> None:
        text.current = new
        if pending.current:
            pending.current.cancel()
        pending.current = asyncio.get_running_loop().call_later(PAUSE, flush)

    ft.use_effect(lambda: None, [], cleanup=flush)
    return changed, flush


@part
def SavedText(text: str, save: Callable[[str], None], **settings: Any) -> ft.Control:
    """Several lines that save themselves. Give it a key made of the record's id."""
    say = use_shell().say
    field = use_live(text)
    state, set_state = ft.use_state("")

    def keep(new: str) -> None:
        try:
            save(new)
        except Invalid as refused:
            set_state(sentence(say, next(iter(refused.problems.values()))))
        else:
            set_state(say("Saved"))

    changed, flush = use_autosave(keep)

    def typed(event: ft.Event[ft.TextField]) -> None:
        set_state("")
        changed(event.control.value or "")

    return field(
        **({"multiline": True, "min_lines": 4, "max_lines": 16} | settings),
        helper=state or " ",
        on_change=typed,
        on_blur=flush,
        capitalization=ft.TextCapitalization.SENTENCES,
    )
