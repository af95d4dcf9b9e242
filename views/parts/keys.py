"""What a screen makes of the keyboard, and what the keyboard is busy with.

Keys reach the page while one types too. So every field is made with `watched`, which tells when it has the focus: until
it has lost it, a letter is text and an arrow moves the cursor.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable, Mapping
from typing import Any, Final, TypeVar

import flet as ft

from views.parts.features import asking
from views.parts.shell import use_shell

F = TypeVar("F", ft.TextField, ft.DropdownM2)
Bindings = Mapping[str, Callable[[], Any]]

_STORE: Final = "keyboard"
_LOOK: Final = 0.1
_LOOKS: Final = 50
_COMING_IN: Final = 2
"""Looks before a new field gets the focus, each answered by the window. Flutter makes what a screen reader is told anew
once a column knows how far it scrolls, a frame after it came: the browser then takes the focus from a field that has
it, Flutter may not hear of that, and what is typed goes nowhere."""
_HELD: Final = 8
"""Looks in a row at which a field has the focus: while a screen comes in, Flutter may give it back to the one below."""


class Keyboard:
    """The keyboard of one window or tab."""

    def __init__(self, page: ft.Page) -> None:
        self._page: Any = page
        self._focused: int | None = None
        self._open_menus = 0
        self._moves = 0
        self._ask = asking()
        self._screens: list[_Screen] = []
        self._search: list[tuple[str, Any]] = []
        self.show_list: Callable[[], None] = lambda: None
        """Opens the list of shortcuts."""

    # What it is busy with

    def entered(self, control: ft.Control) -> None:
        self._focused = control._i

    def left(self, control: ft.Control) -> None:
        if self._focused == control._i:  # the next one may have told first
            self._focused = None

    def forget(self) -> None:
        """Every screen is made anew: nothing has the focus, and no menu is open."""
        self._focused, self._open_menus = None, 0

    def moved(self) -> None:
        """The person has taken over: they type, scroll or go elsewhere with Tab."""
        self._moves += 1

    def menu_opened(self, is_open: bool) -> None:
        self._open_menus = int(is_open)

    @property
    def is_typing(self) -> bool:
        """Whether a field has the focus. One that goes away with it tells nothing more."""
        return self._page.get_control(self._focused) is not None

    @property
    def is_held(self) -> bool:
        """Whether a dialog or a menu has all the keys."""
        dialogs = self._page._dialogs.controls
        return self._open_menus > 0 or any(row.open and not isinstance(row, ft.SnackBar) for row in dialogs)

    # What the screens in sight make of it

    def screens_act(self, key: str) -> Callable[[], Any] | None:
        """What the screen in sight does at a key, the part that came last first."""
        acts = [row.bindings[key] for row in self._screens if self._in_sight(row.path) and key in row.bindings]
        return acts[-1] if acts else None

    def lines(self) -> list[tuple[str, str]]:
        """The keys of the screen in sight, in words."""
        return [line for row in self._screens if self._in_sight(row.path) for line in row.lines.items()]

    def add(self, screen: _Screen) -> None:
        self._screens.append(screen)

    def remove(self, screen: _Screen) -> None:
        self._screens.remove(screen)

    def offer_search(self, path: str, field: Any) -> Callable[[], None]:
        """A field that searches, by its reference; call what is given back when it is gone."""
        row = (path, field)
        self._search.append(row)
        return lambda: self._search.remove(row)

    def search_field(self) -> ft.TextField | None:
        found = [field.current for path, field in self._search if self._in_sight(path)]
        return found[-1] if found else None

    async def search(self, otherwise: str) -> None:
        """Put the cursor in the search field, at the path `otherwise` when none is in sight."""
        if self.search_field() is None:
            await self._page.push_route(otherwise)
        await self.hold(self.search_field)

    async def hold(self, find: Callable[[], ft.TextField | None], *, is_new: bool = False) -> None:
        """Put the cursor in a field and see to it that it stays, until the person moves it.

        One that `is_new` gets it once it is shown.
        """
        held, moves, before = 0, self._moves, self._focused
        for look in range(_LOOKS):
            await asyncio.sleep(_LOOK)
            if is_new and look < _COMING_IN:
                await self._ask()
                continue
            if self._moves != moves:
                return
            field = find()
            if field is not None and self._focused == field._i:
                held += 1
            elif self.is_typing and (held or self._focused != before):  # the person went to another field
                return
            elif field is not None:
                held = 0
                with contextlib.suppress(RuntimeError):  # the person has already left
                    await give_focus(field)
            if held == _HELD:
                return

    def _in_sight(self, path: str) -> bool:
        # On a phone the screens below are there too.
        return bool(self._page.route == path)


class _Screen:
    """The keys of one component."""

    def __init__(self) -> None:
        self.path = ""
        self.bindings: Bindings = {}
        self.lines: Mapping[str, str] = {}


def keyboard(page: Any) -> Keyboard:
    """The keyboard of a page."""
    known = page.session.store.get(_STORE)
    if known is None:
        known = Keyboard(page)
        page.session.store.set(_STORE, known)
    return known  # type: ignore[no-any-return]


def use_keys(bindings: Bindings, lines: Mapping[str, str] | None = None) -> None:
    """Keys that act while this component's screen is in sight, and nobody types: `use_keys({"ArrowRight": turn})`.

    Keys are named as browsers name them; only Escape also acts while one types. `lines` says in words, in the list of
    shortcuts, what they do: `{"← →": say("Turn the cards")}`.
    """
    shell = use_shell()
    mine: _Screen = ft.use_ref(_Screen).current
    mine.path, mine.lines = shell.path, lines or {}
    mine.bindings = {name.lower(): act for name, act in bindings.items()}
    keys = keyboard(shell.page)
    ft.use_effect(lambda: keys.add(mine), [], cleanup=lambda: keys.remove(mine))


def use_search() -> Any:
    """A reference to be given the search field of this screen, which the shortcuts put the cursor in."""
    shell = use_shell()
    field: Any = ft.use_ref(None)
    gone: Any = ft.use_ref(None)

    def offer() -> None:
        gone.current = keyboard(shell.page).offer_search(shell.path, field)

    ft.use_effect(offer, [shell.path], cleanup=lambda: gone.current and gone.current())
    return field


def watched(field: F) -> F:
    """A field in which a key is text and no shortcut."""
    entered, left, changed = field.on_focus, field.on_blur, field.on_change

    def focus(event: Any) -> None:
        keyboard(event.page).entered(event.control)
        if entered:
            entered(event)

    def blur(event: Any) -> None:
        keyboard(event.page).left(event.control)
        if left:
            left(event)

    def change(event: Any) -> None:
        keyboard(event.page).moved()
        if changed:
            changed(event)

    field.on_focus, field.on_blur, field.on_change = focus, blur, change
    return field


async def give_focus(field: ft.TextField) -> None:
    """Put the cursor in a field, if it is on the screen."""
    # A call to a control that the session does not list, as between two renders, ends the connection.
    if field.page.get_control(field._i):
        await field.focus()
