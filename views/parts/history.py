"""What happened with a contact, a line each."""

from __future__ import annotations

import datetime as dt

import flet as ft

from locales import facts
from models.clock import now
from models.history import Entry
from models.interview import Interview
from models.message import Message
from views.parts.line_button import line_button
from views.parts.section import lines, quiet
from views.parts.shell import Shell


def happened(shell: Shell, entries: list[Entry]) -> list[ft.Control]:
    if not entries:
        return [quiet(shell.say("Nothing yet. Messages, calls and interviews will be listed here."))]
    return [lines([_entry(shell, entry, now()) for entry in entries])]


def _entry(shell: Shell, entry: Entry, moment: dt.datetime) -> ft.Control:
    say, fact = shell.say, entry.fact
    day = facts.day(say, entry.at.astimezone(moment.tzinfo), moment)
    if isinstance(fact, Interview):
        state = facts.interview_state(
            say,
            cancelled_by=fact.cancelled_by,
            is_cancelled=fact.cancelled_at is not None,
            is_held=fact.is_held(moment),
        )
        return line_button(
            say("Interview"),
            f"{day} · {state}",
            leading=ft.Icon(ft.Icons.FORUM_OUTLINED),
            trailing=ft.Icon(ft.Icons.CHEVRON_RIGHT),
            on_click=lambda _: shell.open(f"interview/{fact.id}"),
        )
    if isinstance(fact, Message):
        replied = f" · {facts.replied(say, fact.reply)}" if fact.reply else ""
        return line_button(
            facts.message_sent(say, fact.kind),
            day + replied,
            leading=ft.Icon(ft.Icons.SEND_OUTLINED),
            trailing=ft.Icon(ft.Icons.CHEVRON_RIGHT),
            on_click=lambda _: shell.open(f"sent/{fact.id}"),
        )
    return ft.ListTile(
        leading=ft.Icon(ft.Icons.PHONE_OUTLINED),
        title=ft.Text(say("Call")),
        subtitle=ft.Text(f"{day} · {fact.notes}" if fact.notes else day),
        content_padding=0,
    )
