"""Before there is anything to look at: what will be there, and the one act that comes first."""

from __future__ import annotations

import flet as ft

from models import agenda
from models.clock import now
from views.parts.empty import empty
from views.parts.shell import Shell

_LOOKED_AT = 20
"""Past interviews, of which some may have been cancelled."""


def first_step(shell: Shell, icon: ft.IconData, text: str) -> ft.Control:
    """Write down what was heard last; else go to the next interview, or plan one."""
    say, moment = shell.say, now()
    held = [row for row in agenda.past(moment, limit=_LOOKED_AT) if row.cancelled_at is None]
    if held:
        act, tail = say("Write down what you heard"), f"heard/interview/{held[0].id}"
    elif coming := agenda.next_interview(moment):
        act, tail = say("See the next interview"), f"interview/{coming.id}"
    else:
        act, tail = say("Plan an interview"), "new-interview"
    return empty(icon, text, act, lambda: shell.open(tail))
