"""Who or what a number of the glance counts."""

from __future__ import annotations

import datetime as dt
from typing import Final

import flet as ft

from locales import facts
from locales.glance_words import FIGURES, GROUPS
from models.clock import now
from models.contact import Contact
from models.glance import glance
from models.interview import Interview
from models.thanks import Thanks
from views.learned.glance import COUNTED, groups
from views.parts.avatar import avatar
from views.parts.component import screen
from views.parts.empty import empty
from views.parts.frame import frame, lazy_column
from views.parts.line_button import line_button
from views.parts.query import use_query
from views.parts.section import quiet
from views.parts.shell import Shell, use_shell

_TO_WRITE: Final = {f"thanks-{kind}" for kind in (Thanks.MISSING, Thanks.OWED)}
"""What is counted there waits for a note: each line leads to it."""


@screen
def Behind() -> ft.Control:
    shell = use_shell()
    say = shell.say
    group = shell.path.rsplit("/", 1)[-1]
    rows = use_query(lambda: groups(glance(now(), say.first_weekday)).get(group, []), *COUNTED)
    moment = now()
    if not rows:
        body: ft.Control = empty(
            ft.Icons.INSIGHTS, say("Nothing is counted here any more."), say("Go back"), shell.back
        )
    else:
        figure = quiet(say(FIGURES[group.split("-")[0]]))
        body = lazy_column(
            [figure, *(_line(shell, row, moment, is_to_write=group in _TO_WRITE) for row in rows)], spacing=4
        )
    return frame(shell, say(GROUPS.get(group, "")) or say("The search at a glance"), body)


def _line(shell: Shell, row: Contact | Interview, moment: dt.datetime, *, is_to_write: bool) -> ft.Control:
    contact = row.contact if isinstance(row, Interview) else row
    if isinstance(row, Interview):
        below, tail = facts.meeting(shell.say, row.start, moment), f"interview/{row.id}"
    else:
        below, tail = " · ".join(filter(None, (contact.title, contact.organisation))), f"contact/{contact.id}"
    to = f"{tail}/message/thank-you" if is_to_write else tail
    return line_button(
        contact.name,
        below or None,
        leading=avatar(contact.name),
        trailing=ft.Icon(ft.Icons.EDIT_NOTE if is_to_write else ft.Icons.CHEVRON_RIGHT),
        on_click=lambda _: shell.open(to),
        key=tail,
    )
