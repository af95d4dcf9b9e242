"""A form: what was typed stays, and what is wrong is said beside its field."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Callable, Mapping
from typing import Any, Final

import flet as ft

from locales.problems import sentence
from locales.words import Words
from models.errors import Invalid, Problem
from views.parts.kept import use_kept
from views.parts.keys import give_focus, watched

_TWICE: Final = 1.0
"""Seconds in which a second tap is an impatient finger's."""
_SHOWN: Final = 0.1
"""Seconds until what is wrong stands beside its field."""


class Form:
    """The fields of one screen. Made by `use_form`."""

    def __init__(
        self,
        say: Words,
        values: dict[str, str],
        problems: dict[str, Problem],
        refuse: Any,
        done: dict[str, float],
        shown: dict[str, ft.TextField],
    ) -> None:
        self._say = say
        self._done = done
        self._shown = shown
        self._page: Any = ft.context.page
        self.values = values
        self.problems = problems
        self._refuse = refuse
        self.on_submit: Callable[[], None] | None = None

    def text(self, name: str, label: str, **settings: Any) -> ft.TextField:
        """A field. It shows what was last typed in it, whatever renders again."""
        problem = self.problems.get(name)

        def typed(event: ft.Event[ft.TextField]) -> None:
            # The control's own value may be old again: a render can come between the new value and its event.
            self.values[name] = event.data or ""
            self._done.clear()

        submit = {} if settings.get("multiline") else {"on_submit": lambda _: self.on_submit and self.on_submit()}
        self._shown[name] = watched(
            ft.TextField(
                value=self.values[name],
                label=label,
                error=sentence(self._say, problem) if problem else None,
                error_max_lines=3,
                on_change=typed,
                **submit,
                **settings,
            )
        )
        return self._shown[name]

    def error(self, name: str) -> list[ft.Control]:
        """The sentence for something that isn't a text field."""
        problem = self.problems.get(name)
        if not problem:
            return []
        return [ft.Semantics(content=ft.Text(sentence(self._say, problem), color=ft.Colors.ERROR), live_region=True)]

    def attempt(self, act: Callable[[], None]) -> bool:
        """Do it, or say what is wrong beside each field. True when it was done, once for a double tap."""
        if time.monotonic() - self._done.get("at", -_TWICE) < _TWICE:
            return False
        try:
            act()
        except Invalid as refused:
            self._refuse(refused.problems)
            self._page.run_task(self._go_to_first, refused.problems)
            return False
        self._refuse({})
        self._done["at"] = time.monotonic()
        return True

    async def _go_to_first(self, problems: dict[str, Problem]) -> None:
        """What is wrong may stand out of sight, above or below: the cursor in it brings it there."""
        await asyncio.sleep(_SHOWN)
        wrong = next((field for name, field in self._shown.items() if name in problems), None)
        if wrong is not None:
            with contextlib.suppress(RuntimeError):  # the person has already left
                await give_focus(wrong)


def use_form(
    say: Words,
    initial: Mapping[str, str],
    *,
    stays: bool = False,
    on_left: Callable[[dict[str, str]], object] | None = None,
    path: str = "",
) -> Form:
    """A form that begins with these texts. What was typed in one that `stays` is there again after a way back."""
    values = use_kept(",".join(initial), lambda: dict(initial), stays=stays, on_left=on_left, path=path)
    problems, refuse = ft.use_state({})
    return Form(say, values, problems, refuse, ft.use_ref(dict).current, ft.use_ref(dict).current)
