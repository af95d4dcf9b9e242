"""What the person promised a contact, kept in sight after the thank-you said it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import flet as ft

from locales import facts
from models.clock import now
from models.interview import Interview
from views.parts.line_button import line_button
from views.parts.section import lines, section
from views.parts.shell import Shell


def promises(shell: Shell, interviews: Iterable[Interview], on_open: Callable[[Interview], None]) -> list[ft.Control]:
    """A line for each interview with a promise, with its day. A tap gives its interview."""
    say, moment = shell.say, now()
    what = say("Interview")
    rows = [
        line_button(
            made.promised,
            f"{what} · {facts.day(say, made.start.astimezone(moment.tzinfo), moment)}",
            leading=ft.Icon(ft.Icons.VOLUNTEER_ACTIVISM_OUTLINED),
            trailing=ft.Icon(ft.Icons.CHEVRON_RIGHT),
            on_click=lambda _, made=made: on_open(made),
        )
        for made in interviews
        if made.promised and made.cancelled_at is None
    ]
    return [section(say("What you promised them"), [lines(rows)])] if rows else []
