"""The frame of every screen: its bar, its destinations, and a readable column."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, Final

import flet as ft

from locales.words import Words
from views.parts.component import part
from views.parts.scroll import ScrolledColumn, ScrolledList
from views.parts.shell import Shell
from views.theme import ASIDE, GAP, HEAD, RAIL, READABLE, SMALL_GAP, TARGET


class Destination(IntEnum):
    TODAY = 0
    CONTACTS = 1
    INTERVIEWS = 2
    QUESTIONS = 3
    GUIDE = 4


_TITLE_HIGH: Final = 48
"""Higher than a line of a title in large letters, which grow in a bar by a third at most."""
_TITLE_SMALL: Final = ft.TextStyle(size=17, height=1.15)

PATHS = ("/today", "/contacts", "/interviews", "/questions", "/guide")
_ICONS = (
    (ft.Icons.TODAY_OUTLINED, ft.Icons.TODAY),
    (ft.Icons.PEOPLE_OUTLINE, ft.Icons.PEOPLE),
    (ft.Icons.FORUM_OUTLINED, ft.Icons.FORUM),
    (ft.Icons.STYLE_OUTLINED, ft.Icons.STYLE),
    (ft.Icons.MENU_BOOK_OUTLINED, ft.Icons.MENU_BOOK),
)


def destination_names(say: Words) -> tuple[str, ...]:
    return say("Today"), say("Contacts"), say("Interviews"), say("Questions"), say("Guide")


def frame(
    shell: Shell,
    title: str,
    body: Sequence[ft.Control] | ft.Control,
    *,
    destination: Destination | None = None,
    actions: Sequence[ft.Control] = (),
    act: ft.Control | None = None,
    aside: Sequence[ft.Control] = (),
    foot: ft.Control | None = None,
    bar: ft.Control | None = None,
    spacing: int = GAP,
    width: int = READABLE,
) -> ft.Control:
    """A screen: a view of its own on a phone, a pane on a wide window, which views/panes.py lays beside the others.

    `body` scrolls in a readable column; a single control fills the space as it is, up to `width`. What is `aside`
    stands beside the column on a wide window, and below it on a phone. A `destination` marks one of the five main
    screens. `act` is the screen's main act, within the thumb's reach; `foot` a bar at the bottom, which the keyboard
    covers while one types; `bar` one that stands on the keyboard: a form's way to save.
    """
    name = ft.Semantics(
        content=_Title(title, key=title) if destination is None else _title(title),  # those of the five are short
        header=True,
    )
    acts = [*actions, *([_search(shell), _settings(shell)] if destination is not None else [])]
    made = _Screen(name, acts, body, destination, act, aside, foot, bar, spacing, width)
    return _pane(shell, made) if shell.wide else _view(shell, made)


@dataclass(frozen=True)
class _Screen:
    """What a screen is made of, whichever way it is laid out."""

    title: ft.Control
    actions: list[ft.Control]
    body: Sequence[ft.Control] | ft.Control
    destination: Destination | None
    act: ft.Control | None
    aside: Sequence[ft.Control]
    foot: ft.Control | None
    bar: ft.Control | None
    spacing: int
    width: int

    def content(self, *more: ft.Control) -> ft.Control:
        """The body, with more below it where it scrolls."""
        body = self.body
        return together(body if isinstance(body, ft.Control) else column([*body, *more], self.spacing))


def _view(shell: Shell, made: _Screen) -> ft.Control:
    content = ft.Container(made.content(*made.aside), width=made.width)
    content = ft.Container(content, alignment=ft.Alignment.TOP_CENTER, expand=True)
    if made.bar is not None:
        content = ft.Column(
            [content, _surface(made.bar, made.width)],
            spacing=0,
            horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        )
    bars: dict[str, Any] = {}
    if made.destination is not None:
        bars["navigation_bar"] = _bar(shell, made.destination)
    if made.foot is not None:
        # As high as its words: Flutter's own bar has one height, too low for large letters.
        bars["bottom_appbar"] = _surface(ft.SafeArea(made.foot, avoid_intrusions_top=False), made.width)
    return ft.View(
        route=shell.path,
        appbar=ft.AppBar(
            leading=_back(shell) if made.destination is None else None,
            title=made.title,
            actions=made.actions,
            actions_padding=ft.Padding.only(right=8),
        ),
        controls=[ft.SafeArea(content, expand=True)],
        floating_action_button=made.act or (room_for_bar() if made.bar else None),
        padding=0,
        **bars,
    )


def _pane(shell: Shell, made: _Screen) -> ft.Control:
    content = ft.Container(made.content(), width=made.width)
    if made.aside:
        beside = ft.Container(together(column(made.aside, made.spacing, "aside")), width=ASIDE)
        content.width, content.expand = None, True
        content = ft.Container(ft.Row([content, beside], spacing=GAP), width=made.width + GAP + ASIDE)
    main: ft.Control = ft.Container(content, expand=True, alignment=ft.Alignment.TOP_CENTER)
    if made.act is not None:
        main = ft.Stack([main, ft.Container(made.act, right=GAP, bottom=GAP)], expand=True)
    foot = made.bar or made.foot
    return ft.Column(
        [_head(shell, made), main, *([_surface(foot, made.width)] if foot else [])],
        spacing=0,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        expand=True,
    )


def _head(shell: Shell, made: _Screen) -> ft.Control:
    """The bar over a pane."""
    is_detail = made.destination is None
    title = ft.Container(made.title, expand=True, padding=ft.Padding.symmetric(horizontal=0 if is_detail else GAP))
    row = ft.Row([*([_back(shell)] if is_detail else []), title, *made.actions], height=HEAD, spacing=4)
    return ft.Container(row, padding=ft.Padding.symmetric(horizontal=8))


def _surface(bar: ft.Control, width: int) -> ft.Control:
    """Where a bar's acts stand, as wide as the column above it and as high as they are."""
    inner = ft.Container(bar, padding=ft.Padding.symmetric(horizontal=GAP, vertical=SMALL_GAP), width=width)
    center = ft.CrossAxisAlignment.CENTER
    return ft.Container(
        ft.Column([inner], tight=True, horizontal_alignment=center), bgcolor=ft.Colors.SURFACE_CONTAINER
    )


def room_for_bar() -> ft.Control:
    """Keeps a notice above a screen's bar, as Flutter keeps one above the floating button."""
    return ft.Container(height=TARGET, ignore_interactions=True)


def wide_act(name: str, on_click: Any, icon: ft.IconData | None = None, **settings: Any) -> ft.Control:
    """The one act of a bar, as wide as it."""
    button = ft.FilledButton(name, icon=icon, on_click=on_click, **settings)
    return ft.Row([ft.Container(button, expand=True)])


def together(content: ft.Control) -> ft.Control:
    """Tab goes through all of this before it goes on to what is beside or below it.

    By itself Flutter goes by rows of the window: from the destinations to the list, to the detail and back again, and
    from the last line in sight to the bar below, before the lines further down. Its FocusTraversalGroup, which keeps an
    order, Flet gives as part of a group of radio buttons alone.
    """
    return ft.RadioGroup(ft.Semantics(content=content, container=True))


def column(body: Sequence[ft.Control], spacing: int = GAP, name: str = "", place: Any = None) -> ft.Control:
    """A column that scrolls. All of it stays alive: no list, see tests/browser/test_scrolled_away.py.

    `place` is a reference to what scrolls, for who sends it somewhere.
    """
    rows = ft.Column(
        [*body, ft.Container(height=72)],  # so that the last line is never under the act
        spacing=spacing,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )
    return ScrolledColumn(
        ft.Container(rows, padding=ft.Padding.symmetric(horizontal=GAP, vertical=GAP // 2)), name, place
    )


def lazy_column(body: Sequence[ft.Control], spacing: int = GAP) -> ft.Control:
    """A column whose lines are made as they come in sight: for a first screen. It holds no field."""
    padding = ft.Padding.symmetric(horizontal=GAP, vertical=GAP // 2)
    return ft.Container(ScrolledList([*body, ft.Container(height=72)], None, padding, spacing), expand=True)


def _bar(shell: Shell, destination: Destination) -> ft.NavigationBar:
    return ft.NavigationBar(
        selected_index=destination,
        on_change=lambda e: shell.go(PATHS[e.control.selected_index or 0]),
        destinations=[
            ft.NavigationBarDestination(label=name, icon=icon, selected_icon=selected)
            for name, (icon, selected) in zip(destination_names(shell.say), _ICONS, strict=True)
        ],
    )


def rail(shell: Shell, destination: Destination) -> ft.Control:
    """The destinations at the side of a wide window."""
    side = ft.NavigationRail(
        selected_index=destination,
        label_type=ft.NavigationRailLabelType.ALL,
        min_width=88,
        on_change=lambda e: shell.go(PATHS[e.control.selected_index or 0]),
        destinations=[
            ft.NavigationRailDestination(label=name, icon=icon, selected_icon=selected)
            for name, (icon, selected) in zip(destination_names(shell.say), _ICONS, strict=True)
        ],
    )
    return ft.Container(side, **RAIL)


def icon_button(icon: ft.IconData, name: str, on_click: Any, **settings: Any) -> ft.IconButton:
    """A button of an icon, with a name for those who don't see it and a tooltip for those who do."""
    return ft.IconButton(
        ft.Icon(icon, semantics_label=name),
        tooltip=name,
        on_click=on_click,
        **({"width": TARGET, "height": TARGET} | settings),
    )


def floating_act(name: str, icon: ft.IconData, on_click: Callable[[], Any]) -> ft.Control:
    """A list's main act, under the thumb. Its words wrap when they are large, as those of Flutter's own don't."""
    return ft.FilledButton(name, icon=icon, on_click=lambda _: on_click(), style=ft.ButtonStyle(elevation=3))


@part
def _Title(text: str) -> ft.Control:
    """What a bar says, whole: in smaller letters, of two lines if need be, where the usual ones have no room in one."""
    is_long, set_long = ft.use_state(False)

    def measured(event: ft.LayoutSizeChangeEvent) -> None:
        if event.height > _TITLE_HIGH:
            set_long(True)

    return _title(text, style=_TITLE_SMALL) if is_long else _title(text, on_size_change=measured)


def _title(text: str, **settings: Any) -> ft.Text:
    one = {"theme_style": ft.TextThemeStyle.TITLE_LARGE, "max_lines": 2, "overflow": ft.TextOverflow.ELLIPSIS}
    return ft.Text(text, **(one | settings))


def _back(shell: Shell) -> ft.Control:
    return icon_button(ft.Icons.ARROW_BACK, shell.say("Back"), lambda _: shell.back())


def _search(shell: Shell) -> ft.Control:
    return icon_button(ft.Icons.SEARCH, shell.say("Search"), lambda _: shell.open("search"))


def _settings(shell: Shell) -> ft.Control:
    return icon_button(ft.Icons.SETTINGS_OUTLINED, shell.say("Settings"), lambda _: shell.open("settings"))
