"""The guide to informational interviews: an overview, then its nine sections."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import flet as ft

from locales.guide import GUIDE, Section
from locales.words import Words
from views.parts.component import screen
from views.parts.frame import Destination, column, frame
from views.parts.guide_idea import guide_idea
from views.parts.line_button import line_button
from views.parts.section import card, heading, lines, section
from views.parts.shell import use_shell
from views.theme import GAP, SMALL_GAP


@screen
def Guide() -> ft.Control:
    shell = use_shell()
    say = shell.say
    rows: Any = ft.use_ref(None)

    async def go(part: Section) -> None:
        await rows.current.scroll_to(scroll_key=part.id, duration=0)

    intro = ft.Text(
        say("Twenty minutes with someone who does the work: here is how to go about it."),
        theme_style=ft.TextThemeStyle.BODY_LARGE,
    )
    overview = _overview(say, lambda part: shell.page.run_task(go, part))
    parts = [_section(say, number, part) for number, part in enumerate(GUIDE, 1)]
    body = ft.Container(column([intro, *([] if shell.wide else [overview]), *parts], place=rows), expand=True)
    aside = [overview] if shell.wide else []
    return frame(shell, say("Guide"), body, destination=Destination.GUIDE, aside=aside)


def _overview(say: Words, go: Callable[[Section], Any]) -> ft.Control:
    """Where each section begins, one tap away."""
    rows = [
        line_button(
            say(part.title),
            leading=ft.Text(str(number), theme_style=ft.TextThemeStyle.TITLE_LARGE, color=ft.Colors.PRIMARY, width=24),
            on_click=lambda _, part=part: go(part),
            above=0,
            key=f"to-{part.id}",
        )
        for number, part in enumerate(GUIDE, 1)
    ]
    return section(say("In this guide"), [lines(rows)])


def _section(say: Words, number: int, part: Section) -> ft.Control:
    title = ft.Row(
        [
            ft.Text(str(number), theme_style=ft.TextThemeStyle.TITLE_LARGE, color=ft.Colors.PRIMARY),
            ft.Container(heading(say(part.title)), expand=True),
        ],
        spacing=GAP,
    )
    texts = [line for idea in part.ideas for line in guide_idea(say, idea)]
    return ft.Container(card([title, *texts], spacing=SMALL_GAP + 4, key=part.id), key=ft.ScrollKey(part.id))
