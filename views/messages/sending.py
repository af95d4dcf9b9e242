"""Sending a message with the person's own mail, phone or messages, and noting that it was sent."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

import flet as ft

from locales import facts
from locales.labels import CHANNELS
from locales.words import Words
from models.clock import at, now
from models.contact import Contact
from models.message import Channel, Message
from models.naming import NameWithheld
from models.outgoing import NothingSaid, Outgoing
from views.drafting import Letter
from views.messages.editor import Editor
from views.messages.missing import MissingAddress
from views.parts.choice import segments
from views.parts.files import is_shared
from views.parts.notice import notice
from views.parts.section import card, section
from views.parts.shell import Shell
from views.parts.when import use_past_day

_PHONES = 3  # numbers of one person that are offered


def use_sending(shell: Shell, sheet: Letter, editor: Editor) -> tuple[list[ft.Control], list[ft.Control]]:
    """Why the message can't go yet, if so; and the ways to send it as it stands, then whether it was sent."""
    text, sent = editor.text, _use_sent(shell, sheet, editor)
    try:
        ready = Outgoing(sheet.contact, text.subject, text.body, sheet.ours)
    except NothingSaid:
        return [_nothing_said(shell.say)], []
    except NameWithheld as refused:
        return [_withheld(shell, sheet, editor, refused.people)], [sent]
    return [], [*_ways(shell, sheet, editor, ready), sent]


def _ways(shell: Shell, sheet: Letter, editor: Editor, ready: Outgoing) -> list[ft.Control]:
    say = shell.say

    def handed(channel: Channel, told: str = "") -> None:
        if message := editor.settle():
            message.hand_over(now(), channel)
        if told:
            notice(shell, told)

    first = _texting(shell, ready, handed) if sheet.form is Channel.TEXT else _mailing(shell, ready, handed)
    copied = say("The message was copied. Paste it where you write to them.")
    others: list[ft.Control] = [
        ft.OutlinedButton(
            say("Copy"),
            icon=ft.Icons.CONTENT_COPY,
            action=ft.CopyToClipboard(ready.text),
            on_click=lambda _: handed(Channel(sheet.form), copied),
        )
    ]
    if is_shared(shell.page):
        others.append(
            ft.OutlinedButton(
                say("Share"),
                icon=ft.Icons.SHARE,
                action=ft.ShareText(ready.body, subject=ready.subject or None),
                on_click=lambda _: handed(Channel(sheet.form)),
            )
        )
    return [*first, ft.Row(others, wrap=True, spacing=8, run_spacing=8)]


def _mailing(shell: Shell, ready: Outgoing, handed: Callable[..., None]) -> list[ft.Control]:
    say = shell.say
    label = say("The email address of {name}", name=ready.to.name)
    address = MissingAddress(ready.to.id, "email", label, keyboard_type=ft.KeyboardType.EMAIL, key="missing-email")
    if not ready.to.email:
        return [address]
    open_mail = ft.OpenUrl(ready.mailto)
    told = "" if ready.fits_mailto else say("The text is too long to pass on: it was copied. Paste it in your mail.")
    return [
        address,
        *_opened(
            say("Open in my mail"),
            ft.Icons.MAIL_OUTLINE,
            [open_mail] if ready.fits_mailto else [ft.CopyToClipboard(ready.body), open_mail],
            lambda: handed(Channel.EMAIL, told),
            _too_long(say) if told else "",
        ),
    ]


def _texting(shell: Shell, ready: Outgoing, handed: Callable[..., None]) -> list[ft.Control]:
    say = shell.say
    label = say("The phone number of {name}", name=ready.to.name)
    apple = shell.page.platform in (ft.PagePlatform.IOS, ft.PagePlatform.MACOS)
    rows: list[ft.Control] = [
        MissingAddress(ready.to.id, "phones", label, keyboard_type=ft.KeyboardType.PHONE, key="missing-phone")
    ]
    for phone in ready.to.phones[:_PHONES]:
        open_messages = ft.OpenUrl(ready.sms(phone, apple=apple))
        fits = ready.fits_sms(phone)
        told = "" if fits else say("The text is too long to pass on: it was copied. Paste it in your messages.")
        rows += _opened(
            say("Open in my messages")
            if len(ready.to.phones) == 1
            else say("Open in my messages: {phone}", phone=phone),
            ft.Icons.SMS_OUTLINED,
            [open_messages] if fits else [ft.CopyToClipboard(ready.body), open_messages],
            lambda told=told: handed(Channel.TEXT, told),
            _too_long(say) if told else "",
        )
    return rows


def _opened(
    name: str, icon: ft.IconData, action: Sequence[ft.ClientAction], act: Callable[[], None], note: str
) -> list[ft.Control]:
    button = ft.FilledButton(name, icon=icon, action=list(action), on_click=lambda _: act())
    return [button, *([ft.Text(note, theme_style=ft.TextThemeStyle.BODY_SMALL)] if note else [])]


def _too_long(say: Words) -> str:
    return say("This text is too long to be passed on whole: it is copied as well, to paste.")


def _nothing_said(say: Words) -> ft.Control:
    title = ft.Text(say("This message is empty"), theme_style=ft.TextThemeStyle.TITLE_MEDIUM, expand=True)
    return card(
        [
            ft.Row([ft.Icon(ft.Icons.EDIT_NOTE, color=ft.Colors.ERROR), title]),
            ft.Text(say("Once it says something, you can open it, copy it or mark it as sent.")),
        ],
        key="nothing-said",
    )


def _withheld(shell: Shell, sheet: Letter, editor: Editor, people: Sequence[Contact]) -> ft.Control:
    """The text names someone who has not said so: it can't go, and there are two ways on."""
    say = shell.say
    names = say.listed([person.name for person in people])

    def take_out() -> None:
        rule, text = sheet.sources.naming, editor.text
        editor.type("subject", rule.taken_out(text.subject) or sheet.draft.subject)
        editor.type("body", rule.taken_out(text.body))
        editor.release()

    return card(
        [
            ft.Row(
                [
                    ft.Icon(ft.Icons.LOCK_PERSON_OUTLINED, color=ft.Colors.ERROR),
                    ft.Text(say("This message can’t go yet"), theme_style=ft.TextThemeStyle.TITLE_MEDIUM, expand=True),
                ]
            ),
            ft.Text(say("It names {names}, and you have not noted that they agreed.", names=names)),
            ft.Row([ft.FilledTonalButton(say("Take out those sentences"), on_click=lambda _: take_out())], wrap=True),
        ],
        key="withheld",
    )


def _use_sent(shell: Shell, sheet: Letter, editor: Editor) -> ft.Control:
    """One tap that notes it as sent, today or on an earlier day."""
    say = shell.say
    handed = sheet.message.handed_at if sheet.message else None
    usual = sheet.message.channel if sheet.message and handed else sheet.form
    chosen, set_channel = ft.use_state("")
    today = now().date()
    day, set_day = ft.use_state(None)
    once: dict[str, bool] = ft.use_ref(dict).current
    went = handed.astimezone(now().tzinfo).date() if handed else today
    on_day = use_past_day(shell, day or went, set_day)

    def sent() -> None:
        if once or not (message := editor.settle()):
            return  # an impatient finger's second tap, or a text that can't be kept or says nothing
        once["sent"] = True
        mark_sent(message, chosen or usual, day)
        shell.back()
        notice(shell, say("Noted as sent."), message.undo_sent)

    channels = {key: say(CHANNELS[key]) for key in (Channel.EMAIL, Channel.TEXT, Channel.OTHER)}
    title, note = (
        (say("Was it sent?"), _since(say, handed))
        if handed
        else (say("Once it is sent"), say("Entrevue never sends anything for you. Once it is sent, say so here:"))
    )
    button = ft.FilledButton if handed else ft.FilledTonalButton
    return card(
        [
            section(
                title,
                [
                    segments(channels, chosen or usual, set_channel),
                    ft.Row(
                        [on_day, button(say("Mark as sent"), icon=ft.Icons.SEND, on_click=lambda _: sent())],
                        wrap=True,
                        spacing=8,
                        run_spacing=8,
                    ),
                ],
                note=note,
            )
        ],
        key="sent",
    )


def mark_sent(message: Message, channel: str, day: dt.date | None) -> None:
    """When it was handed over, or now; on an earlier day late in it, so as to come after an interview of that day."""
    moment = now()
    earlier = at(day, 23, moment.tzinfo) if day and day != moment.date() else None
    message.mark_sent(moment, channel, at=earlier or (message.handed_at if day is None else None))


def _since(say: Words, handed: dt.datetime) -> str:
    moment = now()
    return say("{when}: you opened or copied it.", when=facts.when(say, handed.astimezone(moment.tzinfo), moment))
