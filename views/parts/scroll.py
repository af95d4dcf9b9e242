"""What scrolls: it stays where it was while one visits a detail, and pulling it down reads the facts again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

import flet as ft

from models import changes
from views.parts.component import part
from views.parts.keys import keyboard
from views.parts.notice import notice
from views.parts.shell import Shell, use_shell

_PULLED: Final = 64
"""Points pulled past the top that mean: look again."""
_LOOK: Final = 100
"""Milliseconds between two tellings of where it is."""


@part
def ScrolledList(
    rows: Sequence[ft.Control],
    on_end: Callable[[], None] | None,
    padding: ft.Padding,
    spacing: int = 0,
    path: str = "",
    place: Any = None,
) -> ft.Control:
    """A long list, whose rows are made as they come in sight. `on_end` is called when its end comes near.

    No field stands in one: see tests/browser/test_scrolled_away.py. `path` is for one beside a detail, which stays
    where it is whatever is opened; `place` is a reference that gets it.
    """
    hooks, shown = _use_scroll("", on_end, path)
    shown.current = ft.ListView(list(rows), expand=True, padding=padding, spacing=spacing, **hooks)
    if place is not None:
        place.current = shown.current
    return shown.current


@part
def ScrolledColumn(content: ft.Control, name: str = "", place: Any = None) -> ft.Control:
    """All of a screen, every field of it alive wherever one has scrolled to.

    A second one on a screen has a `name`; `place` is a reference that gets it.
    """
    hooks, shown = _use_scroll(name)
    stretched = ft.CrossAxisAlignment.STRETCH
    shown.current = ft.Column(
        [content], scroll=ft.ScrollMode.AUTO, horizontal_alignment=stretched, expand=True, **hooks
    )
    if place is not None:
        place.current = shown.current
    return ft.Column([shown.current], horizontal_alignment=stretched, expand=True)  # as high as there is room


def lead_to(shell: Shell, path: str, key: str) -> None:
    """Let the column of the screen at this path begin at what has this ScrollKey; without one, at its top.

    Where that screen is open already, beside a list, it goes there.
    """
    where, store = f"scroll  {path}", shell.page.session.store
    store.set(where, key or 0.0)
    if shell.page.route == path and (go := store.get(f"{where} go")):
        shell.page.run_task(go, key or 0.0)


def _use_scroll(name: str, on_end: Callable[[], None] | None = None, path: str = "") -> tuple[dict[str, Any], Any]:
    """The settings of what scrolls, and where to keep it once it is made."""
    shell = use_shell()
    where = f"scroll {name} {path or shell.path}"
    store: Any = shell.page.session.store
    shown: Any = ft.use_ref(None)
    pulled: Any = ft.use_ref(0.0)

    def scrolled(event: ft.OnScrollEvent) -> None:
        store.set(where, max(0.0, event.pixels))
        if event.event_type is ft.ScrollType.USER:
            keyboard(shell.page).moved()
        _pull(shell, pulled, event)
        if on_end and event.pixels > event.max_scroll_extent - 600:
            on_end()

    async def go(place: str | float) -> None:
        if isinstance(place, str):
            await shown.current.scroll_to(scroll_key=place, duration=0)
        else:
            await shown.current.scroll_to(offset=place, duration=0)

    def begin() -> None:
        store.set(f"{where} go", go)
        if place := store.get(where):  # now: the window may tell of its top before it is sent there
            shell.page.run_task(go, place)

    ft.use_effect(begin, [])
    return {"on_scroll": scrolled, "scroll_interval": _LOOK}, shown


def _pull(shell: Shell, pulled: Any, event: ft.OnScrollEvent) -> None:
    """Some systems let the list follow the finger past its top, others only tell how far the finger went."""
    before = pulled.current
    if event.event_type is ft.ScrollType.START:
        pulled.current = 0.0
    elif event.event_type is ft.ScrollType.OVERSCROLL:
        pulled.current += event.overscroll or 0.0
    else:
        pulled.current = min(pulled.current, event.pixels)
    if pulled.current <= -_PULLED < before:
        changes.tell_all()
        notice(shell, shell.say("Everything is up to date."))
