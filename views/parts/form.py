"""A form: what was typed stays, and what is wrong is said beside its field."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Mapping
from typing import Any, Final

import flet as ft

from locales.problems import sentence
from locales.words import Words
from models.errors import Invalid, Problem
from views.parts.kept import use_kept
from views.parts.keys import give_focus, keyboard, watched

_SHOWN: Final = 0.1
"""Seconds in which what is wrong is shown: a screen reader says it with the field that it then goes to."""
_TWICE: Final = 1.0
"""Seconds in which a second tap is an impatient finger's."""


class Form:
    """The fields of one screen. Made by `use_form`."""

    def __init__(
        self,
        say: Words,
        values: dict[str, str],
        problems: dict[str, Problem],
        refuse: Any,
        done: dict[str, float],
        fields: dict[str, ft.TextField],
    ) -> None:
        self._say = say
        self._done = done
        self.values = values
        self.problems = problems
        self._refuse = refuse
        self.fields = fields
        """The text fields that are shown, in their order."""
        self.first = ""
        """The name of the field that takes the cursor."""
        self.on_submit: Callable[[], None] | None = None

    def text(self, name: str, label: str, *, takes_cursor: bool = False, **settings: Any) -> ft.TextField:
        """A field. It shows what was last typed in it, whatever renders again, and Enter saves the form.

        One that `takes_cursor` has it once its screen is in. Flutter's `autofocus`, for dialogs, is too soon.
        In one of several lines Enter begins another; with `shift_enter` it saves, and Shift+Enter begins another.
        """
        problem = self.problems.get(name)
        if takes_cursor:
            self.first = name

        def typed(event: ft.Event[ft.TextField]) -> None:
            # The control's own value may be old again: a render can come between the new value and its event.
            self.values[name] = event.data or ""
            self._done.clear()

        if settings.get("shift_enter") or not settings.get("multiline"):
            settings.setdefault("on_submit", lambda _: self.on_submit and self.on_submit())
        self.fields[name] = watched(
            ft.TextField(
                value=self.values[name],
                label=label,
                error=sentence(self._say, problem) if problem else None,
                error_max_lines=3,
                on_change=typed,
                **settings,
            )
        )
        return self.fields[name]

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
            ft.context.page.run_task(self._go_to_the_first_of, refused.problems)
            return False
        self._refuse({})
        self._done["at"] = time.monotonic()
        return True

    async def _go_to_the_first_of(self, problems: dict[str, Problem]) -> None:
        await asyncio.sleep(_SHOWN)
        wrong = [field for name, field in self.fields.items() if name in problems]
        if wrong:
            await give_focus(wrong[0])


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
    # One dictionary for all renders: what is shown is in it, also to who knows the form of an earlier one.
    fields = ft.use_ref(dict).current
    fields.clear()
    keys = keyboard(ft.context.page)

    async def begin() -> None:
        if form.first:
            await keys.hold(lambda: fields.get(form.first), is_new=True)

    ft.use_effect(begin, [])
    form = Form(say, values, problems, refuse, ft.use_ref(dict).current, fields)
    return form
