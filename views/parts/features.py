"""What a person asked of their system: less motion, larger contrast."""

from __future__ import annotations

from typing import Any, Final

import flet as ft

# The last is Flet's way to say that the connection has just gone.
_NO_ANSWER: Final = (RuntimeError, TimeoutError, AttributeError)


def use_features() -> Any:
    """Gives what asks the window for them, and None where it is gone, is busy or knows no such thing."""
    service: Any = ft.use_ref(ft.SemanticsService)

    async def ask() -> Any:
        try:
            return await service.current.get_accessibility_features()
        except _NO_ANSWER:
            return None

    return ask
