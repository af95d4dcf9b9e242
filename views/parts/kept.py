"""What is typed and can't be saved yet, kept when a dropped connection makes every screen anew."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import flet as ft

from views.parts.shell import use_shell

T = TypeVar("T")


def use_kept(name: str, make: Callable[[], T]) -> T:
    """A value of the screen at this path, as `use_ref` keeps one, which the screen made in its place takes over."""
    shell = use_shell()
    store, key = shell.page.session.store, f"{shell.path} {name}"
    me = ft.use_ref(object).current

    def take() -> T:
        # A screen that was left has forgotten its value by now; one that is being replaced has not yet.
        _, value = store.get(key) or (None, make())
        store.set(key, (me, value))
        return value

    def forget() -> None:
        owner, _ = store.get(key) or (None, None)
        if owner is me:
            store.remove(key)

    value: Any = ft.use_ref(take).current
    ft.use_effect(lambda: None, [], cleanup=forget)
    return value


def use_kept_state(name: str, initial: T) -> tuple[T, Callable[[T], None]]:
    """A state that is kept so."""
    kept = use_kept(name, lambda: [initial])
    value, set_value = ft.use_state(kept[0])

    def choose(new: T) -> None:
        kept[0] = new
        set_value(new)

    return value, choose
