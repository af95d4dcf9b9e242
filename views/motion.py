"""Less motion, for who asks their system for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import flet as ft

from views.parts.features import use_features
from views.theme import dark, light


def use_stillness() -> Callable[[], None]:
    """Screens come without moving for who asks their system so; call what is given to ask it again."""
    page: Any = ft.context.page
    still, set_still = ft.use_state(False)
    ask = use_features()

    async def look() -> None:
        if asked := await ask():
            set_still(asked.reduce_motion or asked.disable_animations)

    def follow() -> None:
        if page.theme != light(still=still):
            page.theme, page.dark_theme = light(still=still), dark(still=still)
            page.update()

    ft.use_effect(follow, [still])
    return lambda: page.run_task(look)
