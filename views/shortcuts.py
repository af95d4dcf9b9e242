"""The app's own keyboard shortcuts: which key, what it does, and the list of them that `?` opens."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

import flet as ft

from locales.words import N_, Words
from models.profile import Profile
from views.parts.check import switch
from views.parts.component import part
from views.parts.frame import PATHS, destination_names
from views.parts.keys import keyboard
from views.parts.shell import parent

_ADDS: Final = {"/": "new-contact", "/today": "new-contact", PATHS[1]: "new-contact", PATHS[2]: "new-interview"}
"""What `n` adds on the main screens."""
_SOMEONE: Final = re.compile(r"/contact/\d+$")


@dataclass(frozen=True)
class Shortcut:
    keys: tuple[str, ...]
    """As `heard` names them: what was typed, after the modifiers that matter."""
    shown: str
    does: str
    act: Callable[[Any], Any]
    """Given the page."""
    native: bool = False
    """In the app's own window only: in a browser the key is the browser's."""


def _search(page: Any) -> None:
    page.run_task(keyboard(page).search, f"{_destination(page.route)}/search")


def _destination(route: str) -> str:
    return next((path for path in PATHS if route.startswith(path)), PATHS[0])


def _add(page: Any) -> None:
    tail = "new-interview" if _SOMEONE.search(page.route) else _ADDS.get(page.route)
    if tail:
        page.navigate(f"{page.route if page.route != '/' else PATHS[0]}/{tail}")


def _back(page: Any) -> None:
    page.navigate(parent(page.route))


SHORTCUTS: Final = (
    Shortcut(("/", "ctrl+k"), "/   Ctrl+K", N_("Search"), _search),
    Shortcut(("ctrl+f",), "Ctrl+F", N_("Search"), _search, native=True),
    Shortcut(("n",), "N", N_("Add a contact; on Interviews and on someone’s page, an interview"), _add),
    Shortcut(("alt+arrowleft",), "Alt+←", N_("Go back"), _back, native=True),
)
"""Each key and what it does. Those of one screen are with it, made with `use_keys`."""
_HELP: Final = ("?", "ctrl+/")
_HIGH: Final = 30
"""Higher than a line of the usual size: text is large, and would break beside its keys."""
_START: Final = ft.CrossAxisAlignment.START


def heard(page: ft.Page, event: ft.KeyboardEvent) -> None:
    """Do what a key means here and now, if anything."""
    keys, key = keyboard(page), name_of(event, on_windows=_is_windows(page))
    if key == "tab":
        keys.moved()
    if keys.is_held or (keys.is_typing and _is_text(page, key)):
        return
    act = keys.screens_act(key) or _act(page, key)
    if act:
        act()


def _act(page: ft.Page, key: str) -> Callable[[], Any] | None:
    if len(key) == 1 and not Profile.load().single_keys:
        return None
    if key in _HELP:
        return keyboard(page).show_list
    if key in _DESTINATIONS:
        return lambda: page.navigate(_DESTINATIONS[key])
    found = [row for row in SHORTCUTS if key in row.keys and not (row.native and page.web)]
    return (lambda: found[0].act(page)) if found else None


_DESTINATIONS: Final = {str(place): path for place, path in enumerate(PATHS, start=1)}


def name_of(event: ft.KeyboardEvent, *, on_windows: bool = False) -> str:
    """A key with the modifiers that matter: "n", "?", "ctrl+k", "alt+arrowleft". Shift is part of what was typed."""
    key = event.key.replace(" ", "").removeprefix("Numpad").lower()
    if on_windows and event.shift and key == "/":  # a native window of Windows tells the key, not what it types
        key = "?"
    return ("ctrl+" if event.ctrl or event.meta else "") + ("alt+" if event.alt else "") + key


def _is_windows(page: ft.Page) -> bool:
    return not page.web and page.platform is ft.PagePlatform.WINDOWS


def _is_text(page: ft.Page, key: str) -> bool:
    """Whether a field makes something of this key itself. On a Mac, Alt and an arrow move by a word."""
    if page.platform is ft.PagePlatform.MACOS and key.startswith("alt+"):
        return True
    return "+" not in key.removesuffix("+") and key != "escape"


def shortcut_list(say: Words, page: Any, on_close: Callable[[], None]) -> ft.AlertDialog:
    """The list of shortcuts, and the switch that WCAG 2.2 asks for (2.1.4): some speak to their computer."""
    own = keyboard(page).lines()
    destinations = list(zip(_DESTINATIONS, destination_names(say), strict=True))
    general = [(row.shown, say(row.does)) for row in SHORTCUTS if not (row.native and page.web)]
    rows = [
        *own,
        *destinations,
        *general,
        (say("Esc"), say("Close what is open")),
        ("?   Ctrl+/", say("Show this list")),
    ]
    single = switch(
        say("Shortcuts of one key"),
        value=Profile.load().single_keys,
        on_change=lambda on: Profile.load().use_single_keys(on),
    )
    return ft.AlertDialog(
        semantics_label=say("Keyboard shortcuts"),
        title=ft.Text(say("Keyboard shortcuts")),
        content=ft.Column(
            [*(_Line(*row) for row in rows), single],
            scroll=ft.ScrollMode.AUTO,
            width=420,
            spacing=0,
            tight=True,
        ),
        actions=[ft.TextButton(say("Close"), autofocus=True, on_click=lambda _: on_close())],
        on_dismiss=lambda _: on_close(),
    )


@part
def _Line(keys: str, does: str) -> ft.Control:
    """The keys beside what they do, or above it where text is large."""
    is_large, set_large = ft.use_state(False)

    def measured(event: ft.LayoutSizeChangeEvent) -> None:
        if event.height > _HIGH:
            set_large(True)

    cap = ft.Text(keys, theme_style=ft.TextThemeStyle.TITLE_SMALL, on_size_change=None if is_large else measured)
    line = (
        ft.Column([cap, ft.Text(does)], spacing=0, tight=True)
        if is_large
        else ft.Row([ft.Container(cap, width=120), ft.Text(does, expand=True)], vertical_alignment=_START)
    )
    return ft.MergeSemantics(ft.Container(line, padding=ft.Padding.symmetric(vertical=6)))
