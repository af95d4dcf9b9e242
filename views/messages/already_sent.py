"""A thank-you that went already: when, and what it said. What one writes now would be a second one."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from locales import facts
from models.clock import now
from models.message import Message, MessageKind
from views.drafting import Letter
from views.parts.query import use_query
from views.parts.section import card
from views.parts.selectable import selectable
from views.parts.shell import Shell


def use_already_sent(shell: Shell, sheet: Letter) -> list[ft.Control]:
    """For a thank-you, the one that was sent, to read again."""
    say = shell.say
    message = use_query(lambda: _sent(sheet), Message)
    is_open, show = ft.use_state(False)
    ft.use_dialog(_reading(shell, message, lambda: show(False)) if message and is_open else None)
    if message is None:
        return []
    moment = now()
    when = facts.when(say, message.sent.astimezone(moment.tzinfo), moment)
    again = ft.TextButton(say("Read it again"), icon=ft.Icons.MARK_EMAIL_READ_OUTLINED, on_click=lambda _: show(True))
    return [
        card(
            [
                ft.Text(say("{when}: you already thanked them.", when=when)),
                ft.Text(say("What stands below is a new message.")),
                ft.Row([again]),
            ],
            key="already-sent",
        )
    ]


def _sent(sheet: Letter) -> Message | None:
    if sheet.kind is not MessageKind.THANK_YOU:
        return None
    return Message.last_sent(sheet.kind, sheet.contact.id, sheet.interview)


def _reading(shell: Shell, message: Message, on_close: Callable[[], None]) -> ft.AlertDialog:
    say = shell.say
    texts = [text for text in (message.subject, message.body) if text] or [say("Its text was not kept.")]
    return ft.AlertDialog(
        semantics_label=facts.message_sent(say, message.kind),
        title=ft.Text(facts.message_sent(say, message.kind)),
        content=ft.Column([selectable(text) for text in texts], width=400, tight=True),
        scrollable=True,
        actions=[ft.TextButton(say("Close"), on_click=lambda _: on_close())],
        on_dismiss=lambda _: on_close(),
    )
