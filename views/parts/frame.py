"""The frame of every screen: its bar, its destinations, and a readable column."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

import flet as ft

from locales.words import Words
from views.parts.shell import Shell
from views.theme import ASIDE, GAP, READABLE


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
    spacing: int = GAP,
    width: int = READABLE,
) -> ft.View:
    """A screen. `body` scrolls in a readable column; a single control fills the space as it is, up to `width`.

    What is `aside` stands beside the column on a wide window, and below it on a phone. A `destination` marks one of the
    five main screens. `act` is the screen's main act, within the thumb's reach.
    """
    below = () if shell.wide else aside
    content = body if isinstance(body, ft.Control) else column([*body, *below], spacing)
    if shell.wide:
        content = ft.Container(content, width=width, expand=False)
    if shell.wide and aside:
        beside = ft.Container(column(aside, spacing), width=ASIDE)
        content = ft.Row([content, beside], spacing=GAP, alignment=ft.MainAxisAlignment.CENTER)
    main = ft.Container(
        content,
        expand=True,
        alignment=ft.Alignment.TOP_CENTER if shell.wide else None,
    )
    settings: dict[str, Any] = {}
    if destination is not None and not shell.wide:
        settings["navigation_bar"] = _bar(shell, destination)
    side = [_rail(shell, destination), ft.VerticalDivider(width=1)] if shell.wide and destination is not None else []
    return ft.View(
        route=shell.path,
        appbar=ft.AppBar(
            title=ft.Semantics(content=ft.Text(title, overflow=ft.TextOverflow.ELLIPSIS), header=True),
            actions=[*actions, *([_settings(shell)] if destination is not None else [])],
            actions_padding=ft.Padding.only(right=8),
        ),
        controls=[ft.SafeArea(ft.Row([*side, main], expand=True, spacing=0) if side else main, expand=True)],
        floating_action_button=act,
        padding=0,
        **settings,
    )


def column(body: Sequence[ft.Control], spacing: int = GAP) -> ft.Control:
    """A column that scrolls. All of it stays alive: no ListView, see tests/browser/test_scrolled_away.py."""
    stretched = ft.CrossAxisAlignment.STRETCH
    rows = ft.Column(
        [*body, ft.Container(height=72)],  # so that the last line is never under the act
        spacing=spacing,
        horizontal_alignment=stretched,
    )
    padded = ft.Container(rows, padding=ft.Padding.symmetric(horizontal=GAP, vertical=GAP // 2))
    scrolled = ft.Column([padded], scroll=ft.ScrollMode.AUTO, horizontal_alignment=stretched, expand=True)
    return ft.Column([scrolled], horizontal_alignment=stretched, expand=True)  # as high as there is room


def _bar(shell: Shell, destination: Destination) -> ft.NavigationBar:
    return ft.NavigationBar(
        selected_index=destination,
        on_change=lambda e: shell.go(PATHS[e.control.selected_index or 0]),
        destinations=[
            ft.NavigationBarDestination(label=name, icon=icon, selected_icon=selected)
            for name, (icon, selected) in zip(destination_names(shell.say), _ICONS, strict=True)
        ],
    )


def _rail(shell: Shell, destination: Destination) -> ft.NavigationRail:
    return ft.NavigationRail(
        selected_index=destination,
        label_type=ft.NavigationRailLabelType.ALL,
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
