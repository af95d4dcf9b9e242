"""What the first frame of a session need not wait for."""

from __future__ import annotations

import contextlib
from typing import Any, Final

import flet as ft

_STORE: Final = "first frame"


def use_first_frame() -> bool:
    """Whether the window has shown something of this session.

    Until then a long screen gives what is in sight, and the rest once that is there.
    """
    page: Any = ft.context.page
    store = page.session.store
    shown, set_shown = ft.use_state(bool(store.get(_STORE)))
    service: Any = ft.use_ref(ft.SemanticsService)

    async def wait() -> None:
        if shown:
            return
        with contextlib.suppress(RuntimeError, TimeoutError):  # it knows no such thing, or is busy
            # The window answers in turn, once the frame is made.
            await service.current.get_accessibility_features()
        store.set(_STORE, True)
        set_shown(True)

    ft.use_effect(wait, [])
    return shown
