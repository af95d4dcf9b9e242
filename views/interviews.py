"""The interviews: to come, then past."""

from __future__ import annotations

import datetime as dt

import flet as ft

from locales import facts
from models import agenda
from models.answer import Answer
from models.clock import now
from models.contact import Contact
from models.interview import Interview
from views.parts.component import screen
from views.parts.empty import empty
from views.parts.frame import Destination, frame
from views.parts.query import use_query
from views.parts.section import section
from views.parts.shell import Shell, use_shell

_MORE = 50


@screen
def Interviews() -> ft.Control:
    shell, opened = use_shell().at("/interviews"), use_shell().opened
    say = shell.say
    shown, set_shown = ft.use_state(_MORE)
    moment = now()
    coming = use_query(lambda: agenda.coming(now()), Interview, Answer, Contact)
    past = use_query(lambda: agenda.past(now(), limit=shown + 1), Interview, Answer, Contact)
    add = ft.FloatingActionButton(
        ft.Text(say("Plan an interview")), icon=ft.Icons.EVENT, on_click=lambda _: shell.open("new-interview")
    )
    if not coming and not past:
        body: ft.Control | list[ft.Control] = empty(
            ft.Icons.FORUM_OUTLINED,
            say("Your interviews will be here, with their cards and what you heard."),
            say("Plan an interview"),
            lambda: shell.open("new-interview"),
        )
        return frame(shell, say("Interviews"), body, destination=Destination.INTERVIEWS)
    none = ft.Text(say("Nothing is planned."))
    body = [
        section(
            say("To come"),
            [_line(shell, row, moment, is_open=opened == f"interview/{row.id}") for row in coming] or [none],
        )
    ]
    if past:
        body.append(
            section(
                say("Past"),
                [_line(shell, row, moment, is_open=opened == f"interview/{row.id}") for row in past[:shown]],
            )
        )
    if len(past) > shown:
        body.append(ft.TextButton(say("Show more"), on_click=lambda _: set_shown(shown + _MORE)))
    return frame(shell, say("Interviews"), body, destination=Destination.INTERVIEWS, act=add)


def _line(shell: Shell, interview: Interview, moment: dt.datetime, *, is_open: bool) -> ft.Control:
    say = shell.say
    state = facts.interview_state(
        say,
        cancelled_by=interview.cancelled_by,
        is_cancelled=interview.cancelled_at is not None,
        is_held=interview.is_held(moment),
    )
    when = facts.meeting(say, interview.start, moment)
    return ft.ListTile(
        leading=ft.Icon(ft.Icons.EVENT_BUSY if interview.cancelled_at else ft.Icons.FORUM_OUTLINED),
        title=ft.Text(interview.contact.name, max_lines=1, overflow=ft.TextOverflow.ELLIPSIS),
        subtitle=ft.Text(f"{when} · {state}"),
        content_padding=0,
        on_click=lambda _: shell.open(f"interview/{interview.id}"),
        selected=is_open,
        key=f"interview{interview.id}",
    )
