"""A message that was sent: what it said, when and how, and the way back if it wasn't."""

from __future__ import annotations

import flet as ft

from locales import facts
from locales.labels import CHANNELS
from models.clock import now
from models.message import Message
from models.naming import NameWithheld
from models.outgoing import NothingSaid, Outgoing
from views.parts.component import screen
from views.parts.empty import empty
from views.parts.frame import frame
from views.parts.gone import gone
from views.parts.notice import notice
from views.parts.query import use_query
from views.parts.selectable import selectable
from views.parts.shell import Shell, use_shell


@screen
def SentMessage() -> ft.Control:
    shell = use_shell()
    say = shell.say
    message = use_query(lambda: Message.find(shell.key), Message)
    if message is None:
        return gone(shell, "sent", say("Message"))
    if message.sent_at is None:
        draft = empty(ft.Icons.DRAFTS_OUTLINED, say("This message is a draft again."), say("Go back"), shell.back)
        return frame(shell, say("Message"), [draft])
    moment = now()
    when = facts.when(say, message.sent.astimezone(moment.tzinfo), moment)
    how = " · ".join(filter(None, (when, say(CHANNELS[message.channel]) if message.channel in CHANNELS else "")))
    words = [selectable(text, size=16) for text in (message.subject, message.body) if text]
    body: list[ft.Control] = [
        ft.Text(say("To {name}", name=message.contact.name), theme_style=ft.TextThemeStyle.TITLE_MEDIUM),
        ft.Text(how, color=ft.Colors.ON_SURFACE_VARIANT),
        *(words or [ft.Text(say("Its text was not kept."))]),
        ft.Row([*_copy(shell, message), _not_sent(shell, message)], wrap=True, spacing=8, run_spacing=8),
    ]
    return frame(shell, facts.message_sent(say, message.kind), body)


def _copy(shell: Shell, message: Message) -> list[ft.Control]:
    try:
        ready = Outgoing(message.contact, message.subject, message.body)
    except (NameWithheld, NothingSaid):
        return []
    say = shell.say
    told = say("The message was copied. Paste it where you write to them.")
    copy = ft.CopyToClipboard(ready.text)
    return [
        ft.OutlinedButton(say("Copy"), icon=ft.Icons.CONTENT_COPY, action=copy, on_click=lambda _: notice(shell, told))
    ]


def _not_sent(shell: Shell, message: Message) -> ft.Control:
    say = shell.say

    def undo() -> None:
        sent_at, recorded_at = message.sent_at, message.recorded_at

        def again() -> None:
            message.mark_sent(recorded_at or now(), message.channel, at=sent_at)

        message.take_back()
        shell.back()
        notice(shell, say("Noted: it was not sent. It is a draft again."), again)

    return ft.OutlinedButton(say("It was not sent"), icon=ft.Icons.UNDO, on_click=lambda _: undo())
