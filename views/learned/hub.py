"""What was learned: the ways to look at all interviews at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import flet as ft

from locales.words import N_, Words
from views.parts.component import screen
from views.parts.frame import frame
from views.parts.line_button import line_button
from views.parts.section import lines, quiet
from views.parts.shell import use_shell


@dataclass(frozen=True)
class _Door:
    path: str
    icon: ft.IconData
    name: str
    shows: str
    """What is behind it, in one line."""


_DOORS: Final[tuple[_Door, ...]] = (
    _Door(
        "answers",
        ft.Icons.FORUM_OUTLINED,
        N_("Answers side by side"),
        N_("For each question, what everyone said, and what is key in it"),
    ),
    _Door(
        "advice",
        ft.Icons.LIGHTBULB_OUTLINE,
        N_("Advice"),
        N_("What people suggested doing: to do, done, set aside"),
    ),
    _Door("network", ft.Icons.HUB_OUTLINED, N_("Your network"), N_("Who led you to whom, as a picture or a list")),
    _Door(
        "glance",
        ft.Icons.BAR_CHART,
        N_("The search at a glance"),
        N_("Requests, interviews, names you were given, thank-you notes, busy weeks"),
    ),
    _Door(
        "findings",
        ft.Icons.SUMMARIZE_OUTLINED,
        N_("Your report"),
        N_("What you learned, to keep, print or share, with or without names"),
    ),
)


@screen
def Learned() -> ft.Control:
    shell = use_shell()
    say = shell.say
    body = [
        quiet(say("After a few interviews, what you heard is worth more side by side than one by one.")),
        lines([_line(say, door, lambda door=door: shell.open(door.path)) for door in _DOORS]),
    ]
    return frame(shell, say("What you learned"), body)


def _line(say: Words, door: _Door, on_click: Callable[[], None]) -> ft.Control:
    return line_button(
        say(door.name),
        say(door.shows),
        leading=ft.Icon(door.icon),
        trailing=ft.Icon(ft.Icons.CHEVRON_RIGHT),
        on_click=lambda _: on_click(),
    )
