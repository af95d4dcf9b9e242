"""Work that the screens of one window share and follow: it stays while they come and go, in memory alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import flet as ft

from views.parts.shell import Shell

_T = TypeVar("_T", bound="Followed")


class Followed:
    def __init__(self) -> None:
        self._screens: list[Callable[[], None]] = []

    def tell(self) -> None:
        """The screens show what has changed."""
        for again in list(self._screens):
            again()

    def follow(self, again: Callable[[], None]) -> None:
        self._screens.append(again)

    def leave(self, again: Callable[[], None]) -> None:
        if again in self._screens:
            self._screens.remove(again)


def use_followed(shell: Shell, kind: type[_T]) -> _T:
    """The one of this kind of this window or tab, followed."""
    store: Any = shell.page.session.store
    work: _T | None = store.get(kind.__name__)
    if work is None:
        work = kind()
        store.set(kind.__name__, work)
    _, again = ft.use_state(0)
    mine = ft.use_ref(lambda: lambda: again(lambda n: n + 1)).current
    ft.use_effect(lambda: work.follow(mine), [], cleanup=lambda: work.leave(mine))
    return work
