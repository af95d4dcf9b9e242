"""The frame of every screen: its bar, its destinations, and a readable column."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

import flet as ft

from locales.words import Words
from views.parts.scroll import Scrolled
from views.parts.shell import Shell
from views.theme import ASIDE, GAP, HEAD, READABLE


class Destination(IntEnum):
    TODAY = 0
    CONTACTS = 1
    INTERVIEWS = 2
    QUESTIONS = 3
    GUIDE = 4


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
    spacing: int = GAP,
    width: int = READABLE,
) -> ft.Control:
    """A screen: a view of its own on a phone, a pane on a wide window, which views/panes.py lays beside the others.

    `body` scrolls in a readable column; a single control fills the space as it is, up to `width`. What is `aside`
    stands beside the column on a wide window, and below it on a phone. A `destination` marks one of the five main
    screens. `act` is the screen's main act, within the thumb's reach; `foot` a bar which nothing ever covers.
    """
    name = ft.Semantics(
        content=ft.Text(
            title, theme_style=ft.TextThemeStyle.TITLE_LARGE, max_lines=1, overflow=ft.TextOverflow.ELLIPSIS
        ),
        header=True,
    )
    acts = [*actions, *([_settings(shell)] if destination is not None else [])]
    make = _pane if shell.wide else _view
    return make(shell, name, acts, body, destination, act, aside, foot, spacing, width)


def _view(
    shell: Shell,
    title: ft.Control,
    actions: list[ft.Control],
    body: Sequence[ft.Control] | ft.Control,
    destination: Destination | None,
    act: ft.Control | None,
    aside: Sequence[ft.Control],
    foot: ft.Control | None,
    spacing: int,
    _width: int,
) -> ft.Control:
    content = together(body if isinstance(body, ft.Control) else column([*body, *aside], spacing))
    bars: dict[str, Any] = {}
    if destination is not None:
        bars["navigation_bar"] = _bar(shell, destination)
    if foot is not None:
        bars["bottom_appbar"] = ft.BottomAppBar(foot, padding=0, bgcolor=ft.Colors.SURFACE_CONTAINER, elevation=0)
    return ft.View(
        route=shell.path,
        appbar=ft.AppBar(title=title, actions=actions, actions_padding=ft.Padding.only(right=8)),
        controls=[ft.SafeArea(ft.Container(content, expand=True), expand=True)],
        floating_action_button=act,
        padding=0,
        **bars,
    )


def _pane(
    shell: Shell,
    title: ft.Control,
    actions: list[ft.Control],
    body: Sequence[ft.Control] | ft.Control,
    destination: Destination | None,
    act: ft.Control | None,
    aside: Sequence[ft.Control],
    foot: ft.Control | None,
    spacing: int,
    width: int,
) -> ft.Control:
    content = ft.Container(together(body if isinstance(body, ft.Control) else column(body, spacing)), width=width)
    if aside:
        beside = ft.Container(together(column(aside, spacing)), width=ASIDE)
        content = ft.Row([content, beside], spacing=GAP, alignment=ft.MainAxisAlignment.CENTER)
    main: ft.Control = ft.Container(content, expand=True, alignment=ft.Alignment.TOP_CENTER)
    if act is not None:
        main = ft.Stack([main, ft.Container(act, right=GAP, bottom=GAP)], expand=True)
    back = icon_button(ft.Icons.ARROW_BACK, shell.say("Back"), lambda _: shell.back())
    head = ft.Row(
        [
            *([back] if destination is None else []),
            ft.Container(
                title, expand=True, padding=ft.Padding.symmetric(horizontal=0 if destination is None else GAP)
            ),
            *actions,
        ],
        height=HEAD,
        spacing=4,
    )
    return ft.Column(
        [ft.Container(head, padding=ft.Padding.symmetric(horizontal=8)), main, *([foot] if foot else [])],
        spacing=0,
        expand=True,
    )


def together(content: ft.Control) -> ft.Control:
    """Tab goes through all of this before it goes on to what is beside or below it.

    By itself Flutter goes by rows of the window: from the destinations to the list, to the detail and back again, and
    from the last line in sight to the bar below, before the lines further down. Its FocusTraversalGroup, which keeps an
    order, Flet gives as part of a group of radio buttons alone.
    """
    return ft.RadioGroup(content)


def column(body: Sequence[ft.Control], spacing: int = GAP) -> ft.Control:
    """A column that scrolls."""
    settings = {
        "spacing": spacing,
        "padding": ft.Padding.symmetric(horizontal=GAP, vertical=GAP // 2),
        "build_controls_on_demand": False,
    }
    # So that the last line is never under the act.
    return Scrolled([*body, ft.Container(height=72)], settings)


def _bar(shell: Shell, destination: Destination) -> ft.NavigationBar:
    return ft.NavigationBar(
        selected_index=destination,
        on_change=lambda e: shell.go(PATHS[e.control.selected_index or 0]),
        destinations=[
            ft.NavigationBarDestination(label=name, icon=icon, selected_icon=selected)
            for name, (icon, selected) in zip(destination_names(shell.say), _ICONS, strict=True)
        ],
    )


def rail(shell: Shell, destination: Destination) -> ft.NavigationRail:
    """The destinations at the side of a wide window."""
    return ft.NavigationRail(
        selected_index=destination,
        label_type=ft.NavigationRailLabelType.ALL,
        min_width=88,
        on_change=lambda e: shell.go(PATHS[e.control.selected_index or 0]),
        destinations=[
            ft.NavigationRailDestination(label=name, icon=icon, selected_icon=selected)
            for name, (icon, selected) in zip(destination_names(shell.say), _ICONS, strict=True)
        ],
    )


def icon_button(icon: ft.IconData, name: str, on_click: Any, **settings: Any) -> ft.IconButton:
    """A button of an icon, with a name for those who don't see it and a tooltip for those who do."""
    return ft.IconButton(ft.Icon(icon, semantics_label=name), tooltip=name, on_click=on_click, **settings)


def _settings(shell: Shell) -> ft.Control:
    return icon_button(ft.Icons.SETTINGS_OUTLINED, shell.say("Settings"), lambda _: shell.open("settings"))
