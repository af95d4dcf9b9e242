"""A text field that saves itself, and that no refresh overwrites while one types in it."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from typing import Any, Final

import flet as ft

from locales.problems import sentence
from models.damage import found_damage
from models.errors import Invalid, NotADatabase, NotKept
from views.parts.component import part
from views.parts.keys import keyboard, watched
from views.parts.notice import say_at_foot
from views.parts.shell import use_shell

PAUSE: Final = 0.4
"""Seconds after the last key: half a second is promised."""
_AGAIN: Final = 5.0
"""Seconds after which what could not be written is tried again."""
_SAVED: Final = "saved"


class _Typed:
    """What was typed in one field and is not saved yet."""

    def __init__(self) -> None:
        self.page: Any = ft.context.page
        self.save: Callable[[str], None] | None = None
        self.not_kept: Callable[[str], None] = lambda _: None
        self._text: str | None = None
        self._timer: asyncio.TimerHandle | None = None

    def changed(self, text: str) -> None:
        self._text = text
        _waiting.add(self)
        self._stop()
        self._timer = asyncio.get_running_loop().call_later(PAUSE, self.flush)

    def flush(self) -> None:
        self._stop()
        _waiting.discard(self)
        if self._text is not None and self.save is not None:
            last, self._text = self._text, None
            try:
                self.save(last)
            except NotKept as error:
                self._keep_trying(last, error)

    def _keep_trying(self, text: str, error: NotKept) -> None:
        self._text = text
        _waiting.add(self)
        with contextlib.suppress(RuntimeError):  # the app is closing
            self._timer = asyncio.get_running_loop().call_later(_AGAIN, self.flush)
        self.not_kept(type(error.reason).__name__)
        if isinstance(error.reason, NotADatabase):
            found_damage(error.reason)

    def _stop(self) -> None:
        if self._timer:
            self._timer.cancel()
            self._timer = None


_waiting: Final[set[_Typed]] = set()


def flush_all(page: ft.Page) -> None:
    """Save everything typed so far on a page, before its screens are made anew."""
    for typed in [typed for typed in _waiting if typed.page is page]:
        typed.flush()


def flush_everywhere() -> None:
    """Save everything typed so far in every window, before what it belongs to changes."""
    for typed in list(_waiting):
        typed.flush()


def use_live(text: str) -> tuple[Callable[..., ft.TextField], Callable[[bool], None]]:
    """A field that follows `text`, save while it is owned: then it shows what was last typed in it."""
    live = ft.use_ref(None)
    followed = ft.use_ref(text)
    owned = ft.use_ref(False)

    def field(**settings: Any) -> ft.TextField:
        follow = live.current is None or (text != followed.current and not owned.current)
        if not owned.current:
            followed.current = text
        live.current = watched(ft.TextField(value=text if follow else live.current.value, **settings))
        return live.current

    def own(is_owned: bool) -> None:
        owned.current = is_owned

    return field, own


def use_autosave(
    save: Callable[[str], None], not_kept: Callable[[str], None] | None = None
) -> tuple[Callable[[str], None], Callable[[], None]]:
    """`changed(text)` saves after a pause, `flush()` at once; leaving the screen flushes.

    What can't be written is tried again until it can; `not_kept` gets the name of the reason, else it is said at the
    foot of the screen.
    """
    say = use_shell().say
    typed: _Typed = ft.use_ref(_Typed).current
    typed.save = save
    typed.not_kept = not_kept or (lambda reason: say_at_foot(typed.page, sentence(say, reason)))
    ft.use_effect(lambda: None, [], cleanup=typed.flush)
    return typed.changed, typed.flush


def use_first_focus(is_wanted: bool) -> Any:
    """A reference to a field, which takes the focus when its screen is in."""
    shown: Any = ft.use_ref(None)
    keys = keyboard(ft.context.page)

    async def take() -> None:
        await keys.hold(lambda: shown.current, is_new=True)

    ft.use_effect(take if is_wanted else lambda: None, [])
    return shown


@part
def SavedText(text: str, save: Callable[[str], None], *, takes_cursor: bool = False, **settings: Any) -> ft.Control:
    """Several lines that save themselves. Give it a key made of the record's id."""
    say = use_shell().say
    field, own = use_live(text)
    told, tell = ft.use_state("")
    refused = ft.use_ref(False)

    def keep(new: str) -> None:
        try:
            save(new)
        except Invalid as error:
            refused.current = True
            tell(next(iter(error.problems.values())))
        else:
            refused.current = False
            tell(_SAVED)

    def not_kept(reason: str) -> None:
        refused.current = True
        tell(reason)

    changed, flush = use_autosave(keep, not_kept)

    def typed(event: ft.Event[ft.TextField]) -> None:
        own(True)
        tell("")
        changed(event.data or "")

    def left() -> None:
        flush()
        own(refused.current)  # what could not be kept is not taken away either

    shown = use_first_focus(takes_cursor)
    is_saved = told == _SAVED
    # No `capitalization`: Flet would rewrite what is typed, after each point, also that of "j.roy" and "e.g.".
    shown.current = field(
        **({"multiline": True, "min_lines": 4, "max_lines": 16} | settings),
        error=sentence(say, told) if told and not is_saved else None,
        error_max_lines=3,
        on_change=typed,
        on_focus=lambda _: own(True),
        on_blur=lambda _: left(),
    )
    return ft.Column(
        [shown.current, status(say("Saved") if is_saved else "")],
        spacing=2,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )


def status(text: str) -> ft.Control:
    """A line under the field, there from the first, so that nothing moves. A field's own helper is not read aloud."""
    line = ft.Container(ft.Text(text, theme_style=ft.TextThemeStyle.BODY_SMALL), padding=ft.Padding.only(left=16))
    return ft.Semantics(content=line, live_region=True, container=True)
