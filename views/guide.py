"""The guide to informational interviews."""

from __future__ import annotations

import flet as ft

from locales.guide import GUIDE, Idea, Section
from locales.words import Words
from views.parts.component import screen
from views.parts.frame import Destination, frame
from views.parts.section import card, heading
from views.parts.shell import use_shell


@screen
def Guide() -> ft.View:
    shell = use_shell()
    say = shell.say
    intro = ft.Text(say("Twenty minutes with someone who does the work: here is how to go about it."))
    return frame(shell, say("Guide"), [intro, *(_section(say, part) for part in GUIDE)], destination=Destination.GUIDE)


def _section(say: Words, part: Section) -> ft.Control:
    return card([heading(say(part.title)), *(line for idea in part.ideas for line in _idea(say, idea))], key=part.id)


def _idea(say: Words, idea: Idea) -> list[ft.Control]:
    return [ft.Text(say(idea.text), size=16), *(_point(say(point)) for point in idea.points)]


def _point(text: str) -> ft.Control:
    return ft.Row(
        [ft.Container(ft.Text("•"), padding=ft.Padding.only(left=8)), ft.Text(text, size=16, expand=True)],
        vertical_alignment=ft.CrossAxisAlignment.START,
        spacing=8,
    )
