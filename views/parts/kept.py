"""What is typed and can't be saved yet, kept when a dropped connection makes every screen anew, or one goes back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import flet as ft

from views.parts.shell import Shell, use_shell

T = TypeVar("T")


def use_kept(
    name: str,
    make: Callable[[], T],
    *,
    stays: bool = False,
    on_left: Callable[[T], object] | None = None,
    path: str = "",
) -> T:
    """A value of the screen at this path, as `use_ref` keeps one, which the screen made in its place takes over.

    One that `stays` and was changed is there again when the person comes back, until `drop_kept`. `on_left` gets the
    value when they leave. `path` is for what stands elsewhere than its screen, as a list beside a detail.
    """
    shell = use_shell()
    store, key = shell.page.session.store, f"{path or shell.path} {name}"
    me = ft.use_ref(object).current
    unchanged = ft.use_ref(make).current
    leave = ft.use_ref(None)
    leave.current = on_left

    def take() -> T:
        # A screen that was left has forgotten its value by now; one that is being replaced has not yet.
        _, value = store.get(key) or (None, make())
        store.set(key, (me, value))
        return value

    def forget() -> None:
        owner, last = store.get(key) or (None, None)
        if owner is not me:
            return
        if not stays or last == unchanged:
            store.remove(key)
        if leave.current:
            leave.current(last)

    value: Any = ft.use_ref(take).current
    ft.use_effect(lambda: None, [], cleanup=forget)
    return value


def begin_with(shell: Shell, name: str, value: object) -> None:
    """Let the state of that name, on a screen that is about to open, begin with this value."""
    shell.page.session.store.set(f"{shell.path} {name}", (None, [value]))


def drop_kept(shell: Shell) -> None:
    """What was typed on this screen is saved: the next time it begins anew."""
    store = shell.page.session.store
    for key in [key for key in store.get_keys() if key.startswith(f"{shell.path} ")]:
        store.remove(key)


def use_kept_state(name: str, initial: T, *, stays: bool = False, path: str = "") -> tuple[T, Callable[[T], None]]:
    """A state that is kept so."""
    kept = use_kept(name, lambda: [initial], stays=stays, path=path)
    value, set_value = ft.use_state(kept[0])

    def choose(new: T) -> None:
        kept[0] = new
        set_value(new)

    return value, choose
