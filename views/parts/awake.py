"""A screen that stays lit: a phone that goes dark at the table would have to be picked up and opened again."""

from __future__ import annotations

import contextlib

import flet as ft


def use_awake() -> None:
    """Keep the device awake for as long as the component that asks is shown."""
    page = ft.context.page
    lock = ft.use_ref(ft.Wakelock).current

    async def set_awake(is_wanted: bool) -> None:
        # Some browsers refuse, and the window may be gone: then the device's own rule holds.
        with contextlib.suppress(Exception):
            await (lock.enable() if is_wanted else lock.disable())

    ft.use_effect(
        lambda: page.run_task(set_awake, True) and None, [], cleanup=lambda: page.run_task(set_awake, False) and None
    )
