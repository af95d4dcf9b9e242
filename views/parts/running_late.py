"""Telling someone that one is running late: the words are ready, the person sends them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import flet as ft

from locales.drafts import running_late as draft
from locales.greeting import addressed
from locales.words import words
from models.interview import Interview
from models.naming import NameWithheld
from models.outgoing import Outgoing
from models.profile import Profile
from views.parts.choice import segments
from views.parts.notice import notice
from views.parts.selectable import selectable
from views.parts.shell import Shell

MINUTES: Final = (5, 10, 15, 20)


def running_late(
    shell: Shell, interview: Interview, minutes: int, choose: Callable[[int], None], on_close: Callable[[], None]
) -> ft.AlertDialog:
    say, contact = shell.say, interview.contact
    there = words(contact.language or say.code)
    name = addressed(contact.name, contact.salutation, there.code)
    text = draft(there, addressed=name, minutes=minutes, me=Profile.load().name)
    options = {str(n): say("{n} min", n=say.number(n)) for n in MINUTES}
    return ft.AlertDialog(
        semantics_label=say("How late?"),
        title=ft.Text(say("How late?")),
        scrollable=True,
        content=ft.Column(
            [
                segments(options, str(minutes), lambda key: choose(int(key))),
                selectable(text),
                *_ways(shell, interview, text, on_close),
            ],
            tight=True,
            width=400,
            spacing=12,
            horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        ),
        actions=[ft.TextButton(say("Close"), on_click=lambda _: on_close())],
        on_dismiss=lambda _: on_close(),
    )


def _ways(shell: Shell, interview: Interview, text: str, on_close: Callable[[], None]) -> list[ft.Control]:
    say, contact = shell.say, interview.contact
    try:
        ready = Outgoing(contact, "", text, text)
    except NameWithheld:
        return []
    apple = shell.page.platform in (ft.PagePlatform.IOS, ft.PagePlatform.MACOS)
    copied = say("The message was copied. Paste it where you write to them.")

    def copy() -> None:
        on_close()
        notice(shell, copied)

    ways: list[ft.Control] = []
    if contact.phones:
        ways.append(
            ft.FilledButton(
                say("Open in my messages"),
                icon=ft.Icons.SMS_OUTLINED,
                action=ft.OpenUrl(ready.sms(contact.phones[0], apple=apple)),
                on_click=lambda _: on_close(),
            )
        )
    if contact.email:
        ways.append(
            ft.OutlinedButton(
                say("Open in my mail"),
                icon=ft.Icons.MAIL_OUTLINE,
                action=ft.OpenUrl(ready.mailto),
                on_click=lambda _: on_close(),
            )
        )
    return [
        *ways,
        ft.OutlinedButton(
            say("Copy"),
            icon=ft.Icons.CONTENT_COPY,
            action=ft.CopyToClipboard(ready.text),
            on_click=lambda _: copy(),
        ),
    ]
