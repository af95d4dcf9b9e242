"""What they answered to a request, and what may still be asked of someone who declined."""

from __future__ import annotations

import flet as ft

from locales import facts
from locales.drafts import ask_someone_else
from locales.words import words
from models.clock import now
from models.contact import ClosedReason, Contact
from models.message import Message, MessageKind, Reply
from views.parts.component import part
from views.parts.notice import notice
from views.parts.query import use_query
from views.parts.section import card
from views.parts.selectable import selectable
from views.parts.shell import Shell, use_shell
from views.parts.sign import sign
from views.theme import SMALL_GAP


def after_a_decline(shell: Shell, contact: Contact) -> list[ft.Control]:
    """Someone who says no often knows someone who would say yes."""
    if contact.closed_reason != ClosedReason.DECLINED:
        return []
    say = shell.say
    text = ask_someone_else(words(contact.language or say.code))
    copy = ft.OutlinedButton(
        say("Copy"),
        icon=ft.Icons.CONTENT_COPY,
        action=ft.CopyToClipboard(text),
        on_click=lambda _: notice(shell, say("The message was copied. Paste it where you write to them.")),
    )
    return [
        card(
            [
                ft.Text(say("You may still ask them for a name:")),
                selectable(text),
                ft.Row([copy], wrap=True),
            ]
        )
    ]


@part
def Replies(contact: int) -> ft.Control:
    """What they answered to the last request."""
    shell = use_shell()
    say = shell.say
    request = use_query(lambda: Message.last_sent(MessageKind.REQUEST, contact), Message)
    if request is None:
        return ft.Container()

    def answer(reply: Reply) -> None:
        request.set_reply(reply, now())
        if reply is Reply.YES:
            shell.open("new-interview")
        notice(shell, facts.replied(say, reply), lambda: request.set_reply(None, now()))

    if request.reply:
        return sign(ft.Icons.REPLY, facts.replied(say, request.reply))
    names = {Reply.YES: say("They said yes"), Reply.LATER: say("Later"), Reply.NO: say("No")}
    buttons = [ft.OutlinedButton(name, on_click=lambda _, reply=reply: answer(reply)) for reply, name in names.items()]
    nudge = ft.TextButton(
        facts.message_name(say, "nudge"), icon=ft.Icons.EDIT_NOTE, on_click=lambda _: shell.open("message/nudge")
    )
    return card(
        [
            ft.Text(say("Did they answer?"), theme_style=ft.TextThemeStyle.TITLE_SMALL),
            ft.Row(buttons, wrap=True, spacing=SMALL_GAP, run_spacing=SMALL_GAP),
            ft.Row([nudge], wrap=True),
        ]
    )
