"""What the first frame of a session need not wait for."""

from __future__ import annotations

from typing import Any, Final

import flet as ft

from views.parts.features import use_features

_STORE: Final = "first frame"


def use_first_frame() -> bool:
    """Whether the window has shown something of this session.

    Until then a long screen gives what is in sight, and the rest once that is there.
    """
    page: Any = ft.context.page
    store = page.session.store
    shown, set_shown = ft.use_state(bool(store.get(_STORE)))
    ask = use_features()

    async def wait() -> None:
        if shown:
            return
        await ask()  # the window answers in turn, once the frame is made
        store.set(_STORE, True)
        set_shown(True)

    ft.use_effect(wait, [])
    return shown
