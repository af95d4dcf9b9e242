"""What a person asked of their system: less motion, larger contrast."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, Final

import flet as ft

# The last is Flet's way to say that the connection has just gone.
_NO_ANSWER: Final = (RuntimeError, TimeoutError, AttributeError)


def asking() -> Callable[[], Awaitable[Any]]:
    """What asks the window for them: it gives None where it is gone, is busy or knows no such thing."""
    service: Any = ft.SemanticsService()

    async def ask() -> Any:
        try:
            return await service.get_accessibility_features()
        except _NO_ANSWER:
            return None

    return ask


def use_features() -> Any:
    """Gives what asks the window for them, the same at each render."""
    return ft.use_ref(asking).current
