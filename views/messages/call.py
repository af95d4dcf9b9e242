"""Asking aloud: what to say, what to answer to the usual objections, and what came of the call."""

from __future__ import annotations

import re

import flet as ft

from locales.objections import OBJECTIONS
from locales.words import words
from models import links
from models.call import Call
from models.clock import now
from models.interview import Interview, Way
from views.drafting import Letter
from views.messages.missing import MissingAddress
from views.parts.notice import notice
from views.parts.section import card, section
from views.parts.selectable import selectable
from views.parts.shell import Shell, parent


def use_call(shell: Shell, sheet: Letter) -> list[ft.Control]:
    """The script in large letters, and everything else at hand."""
    say, there = shell.say, words(sheet.language)
    replies = [_objection(there(row.heard), there(row.reply)) for row in OBJECTIONS]
    return [
        *_phones(shell, sheet),
        ft.Semantics(content=selectable(sheet.draft.body, size=18), container=True),
        card([section(say("If they object"), replies)], key="objections"),
        _use_outcome(shell, sheet),
    ]


def _objection(heard: str, reply: str) -> ft.Control:
    return ft.Column([ft.Text(heard, weight=ft.FontWeight.W_600), ft.Text(reply, size=16)], spacing=2)


def _phones(shell: Shell, sheet: Letter) -> list[ft.Control]:
    say, contact = shell.say, sheet.contact
    label = say("The phone number of {name}", name=contact.name)
    missing = MissingAddress(contact.id, "phones", label, keyboard_type=ft.KeyboardType.PHONE, key="missing-phone")
    calls = [
        ft.OutlinedButton(
            say("Call {phone}", phone=phone), icon=ft.Icons.PHONE_OUTLINED, action=ft.OpenUrl(links.tel(phone))
        )
        for phone in contact.phones
    ]
    return [missing, *calls]


def _use_outcome(shell: Shell, sheet: Letter) -> ft.Control:
    say, contact = shell.say, sheet.contact
    calls: list[Call] = ft.use_ref(list).current
    base = parent(shell.path)
    here = base if re.search(r"/contact/\d+$", base) else f"{base}/contact/{contact.id}"

    def log() -> bool:
        """Once, whatever the number of taps."""
        if calls:
            return False
        calls.append(Call.log(contact, now()))
        return True

    def undo() -> None:
        calls[0].delete_for_now(now())

    def logged() -> None:
        if log():
            shell.back()
            notice(shell, say("The call was logged."), undo)

    def agreed() -> None:
        if log():
            shell.go(f"{here}/new-interview")
            notice(shell, say("The call was logged."), undo)

    def ask_now() -> None:
        moment = now()
        begun = Interview.begin(contact, Way.PHONE, moment, language=sheet.language)
        shell.open(f"interview/{begun.id}/cards")  # on the call: back returns to it
        if begun.created_at >= moment:
            notice(shell, say("The interview has begun."), lambda: begun.delete_for_now(now()))

    return card(
        [
            section(
                say("What came of it"),
                [
                    ft.FilledButton(
                        say("Ask my questions now"), icon=ft.Icons.STYLE, on_click=lambda _: ask_now(), key="ask-now"
                    ),
                    ft.OutlinedButton(
                        say("They agree to meet: plan it"), icon=ft.Icons.EVENT, on_click=lambda _: agreed()
                    ),
                    ft.OutlinedButton(say("Log the call"), icon=ft.Icons.PHONE, on_click=lambda _: logged()),
                ],
                note=say("Some prefer to answer at once: your cards are ready."),
            )
        ],
        key="outcome",
    )
