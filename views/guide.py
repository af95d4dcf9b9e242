"""The guide to informational interviews."""

from __future__ import annotations

import flet as ft

from locales.guide import GUIDE, Section
from locales.words import Words
from views.parts.component import screen
from views.parts.frame import Destination, frame
from views.parts.guide_idea import guide_idea
from views.parts.section import card, heading
from views.parts.shell import use_shell


@screen
def Guide() -> ft.Control:
    shell = use_shell()
    say = shell.say
    intro = ft.Text(say("Twenty minutes with someone who does the work: here is how to go about it."))
    return frame(shell, say("Guide"), [intro, *(_section(say, part) for part in GUIDE)], destination=Destination.GUIDE)


def _section(say: Words, part: Section) -> ft.Control:
    lines = [line for idea in part.ideas for line in guide_idea(say, idea)]
    return card([heading(say(part.title)), *lines], key=part.id)
