"""Before there is anything to look at: what will be there, and the one act that comes first."""

from __future__ import annotations

import flet as ft

from models import agenda
from models.clock import now
from views.parts.empty import empty
from views.parts.shell import Shell


def first_step(shell: Shell, icon: ft.IconData, text: str) -> ft.Control:
    """Write down what was heard last; else go to the next interview, or plan one."""
    say, moment = shell.say, now()
    if last := agenda.last_held(moment):
        act, tail = say("Write down what you heard"), f"heard/interview/{last.id}"
    elif coming := agenda.next_interview(moment):
        act, tail = say("See the next interview"), f"interview/{coming.id}"
    else:
        act, tail = say("Plan an interview"), "new-interview"
    return empty(icon, text, act, lambda: shell.open(tail))
