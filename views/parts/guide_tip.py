"""A tip of the guide, at the step where it helps: a quiet card with a way to close it."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from locales.guide_tips import TIPS, Tip, where
from models.clock import now
from models.guide_tip import GuideTip, Step
from views.parts.frame import icon_button
from views.parts.notice import notice
from views.parts.query import use_query
from views.parts.shell import Shell
from views.theme import CARD_CORNER, GAP, SMALL_GAP


def use_guide_tip(
    shell: Shell, step: Step, is_its_time: Callable[[], bool], tip: Tip | None = None
) -> list[ft.Control]:
    """The tip, if it is wanted as the screen opens; `tip` is one of other words than the step's own.

    It never comes while one is there, nor goes when its step is done: nothing moves under the thumb but by closing it.
    """
    came = ft.use_ref(lambda: is_its_time() and GuideTip.is_wanted(step, now())).current
    is_over = use_query(lambda: came and GuideTip.is_over(step), GuideTip)
    return [_tip(shell, step, tip or TIPS[step])] if came and not is_over else []


def _tip(shell: Shell, step: Step, tip: Tip) -> ft.Control:
    say = shell.say

    def close() -> None:
        row = GuideTip.put_away(step)
        notice(shell, say("This tip will not come again."), lambda: row.delete_for_now(now()))

    told = ft.Column(
        [
            ft.Text(say(tip.text)),
            ft.Text(where(say, tip), theme_style=ft.TextThemeStyle.BODY_SMALL, color=ft.Colors.ON_SURFACE_VARIANT),
        ],
        spacing=4,
        expand=True,
    )
    sign = ft.Container(
        ft.Icon(ft.Icons.MENU_BOOK_OUTLINED, size=20, color=ft.Colors.PRIMARY), padding=ft.Padding.only(top=2)
    )
    read = ft.Container(
        ft.Row([sign, told], spacing=12, vertical_alignment=ft.CrossAxisAlignment.START),
        padding=ft.Padding.only(left=GAP, top=12, bottom=12),
        expand=True,
    )
    button = icon_button(ft.Icons.CLOSE, say("Close this tip"), lambda _: close())
    surface = ft.Container(
        ft.Row([read, button], spacing=SMALL_GAP, vertical_alignment=ft.CrossAxisAlignment.START),
        bgcolor=ft.Colors.SURFACE_CONTAINER,
        border_radius=CARD_CORNER,
    )
    return ft.Semantics(content=surface, container=True, key=f"tip-{step}")
