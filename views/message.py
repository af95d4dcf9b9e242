"""A plain sheet for a request, nudge, thank-you or update: read it over, copy it, say it was sent."""

from __future__ import annotations

import flet as ft

from locales import facts
from locales.drafts import OBJECTIONS
from locales.words import words
from models.advice import Advice
from models.answer import Answer
from models.call import Call
from models.clock import now
from models.contact import Contact
from models.database import db
from models.errors import Invalid
from models.interview import Interview
from models.message import Channel, Message, MessageKind
from models.profile import Profile
from models.referral import Referral
from views.drafting import Letter, letter
from views.parts.autosave import use_autosave, use_live
from views.parts.choice import segments
from views.parts.component import screen
from views.parts.frame import frame
from views.parts.notice import notice
from views.parts.query import use_query
from views.parts.section import section
from views.parts.shell import Shell, use_shell


def _read(shell: Shell) -> Letter:
    kind = MessageKind(shell.path.rsplit("/", 1)[-1])
    where, key = shell.nearest("interview", "contact")
    interview = Interview.get_by_id(key) if where == "interview" else None
    contact = interview.contact if interview else Contact.get_by_id(key)
    # Only a thank-you is about one interview; a request, a nudge and news are to the person.
    return letter(kind, contact, interview if kind is MessageKind.THANK_YOU else None, shell.say.code)


class _Draft:
    """The draft in the database, begun when something is worth keeping."""

    def __init__(self, shell: Shell, sheet: Letter, begun: dict[str, Message]) -> None:
        self._shell, self._sheet, self._begun = shell, sheet, begun

    def write(self, subject: str, body: str) -> Message | None:
        """Keep what was typed. What is too long is said, and gives None."""
        sheet = self._sheet
        try:
            with db.atomic():
                message = self._begun.get("message") or sheet.message
                message = message or Message.create(
                    kind=sheet.kind, contact=sheet.contact, interview=sheet.interview, language=sheet.contact.language
                )
                message.write(subject, body)
        except Invalid:
            notice(self._shell, self._shell.say("This is too long to keep. Please shorten it."))
            return None
        self._begun["message"] = message
        return message


@screen
def MessageSheet() -> ft.View:
    shell = use_shell()
    say = shell.say
    sheet = use_query(lambda: _read(shell), Message, Contact, Profile, Referral, Interview, Advice, Answer)
    subject, set_subject = ft.use_state(sheet.draft.subject)
    body, set_body = ft.use_state(sheet.draft.body)
    subject_field, own_subject = use_live(subject)
    body_field, own_body = use_live(body)
    aloud, set_aloud = ft.use_state(False)
    channel, set_channel = ft.use_state(Channel.EMAIL)
    typed: dict[str, str] = ft.use_ref(dict).current
    draft = _Draft(shell, sheet, ft.use_ref(dict).current)
    changed, flush = use_autosave(lambda _: draft.write(typed.get("subject", subject), typed.get("body", body)))

    def type_subject(event: ft.Event[ft.TextField]) -> None:
        typed["subject"] = event.data or ""
        set_subject(typed["subject"])
        changed("subject")

    def type_body(event: ft.Event[ft.TextField]) -> None:
        typed["body"] = event.data or ""
        set_body(typed["body"])
        changed("body")

    def sent() -> None:
        flush()
        message = draft.write(subject, body)
        if message is None:
            return
        message.mark_sent(now(), channel)
        shell.back()
        notice(shell, say("Noted as sent."), message.undo_sent)

    title = facts.message_name(say, sheet.kind)
    way = {"written": say("In writing"), "aloud": say("By phone")}
    switch = (
        [segments(way, "aloud" if aloud else "written", lambda key: set_aloud(key == "aloud"))] if sheet.script else []
    )
    if aloud:
        return frame(shell, title, [_to(shell, sheet), *switch, *_call(shell, sheet)])
    whole = f"{subject}\n\n{body}"
    channels = {Channel.EMAIL: say("Email"), Channel.TEXT: say("Text message"), Channel.OTHER: say("Other")}
    controls = [
        _to(shell, sheet),
        *switch,
        subject_field(
            label=say("Subject"),
            on_change=type_subject,
            on_focus=lambda _: own_subject(True),
            on_blur=lambda _: flush(),
        ),
        body_field(
            label=say("Message"),
            multiline=True,
            min_lines=8,
            max_lines=18,
            on_change=type_body,
            on_focus=lambda _: own_body(True),
            on_blur=lambda _: flush(),
        ),
        ft.OutlinedButton(
            say("Copy"),
            icon=ft.Icons.CONTENT_COPY,
            action=ft.CopyToClipboard(whole),
            on_click=lambda _: notice(shell, say("The message was copied. Paste it where you write to them.")),
        ),
        ft.Text(say("Entrevue never sends anything for you. Once it is sent, say so here:")),
        segments(channels, channel, lambda key: set_channel(Channel(key))),
        ft.FilledButton(say("Mark as sent"), icon=ft.Icons.SEND, on_click=lambda _: sent()),
    ]
    return frame(shell, title, controls)


def _to(shell: Shell, sheet: Letter) -> ft.Control:
    reached = " · ".join(filter(None, (sheet.contact.email, *sheet.contact.phones)))
    return ft.Column(
        [
            ft.Text(shell.say("To {name}", name=sheet.contact.name), theme_style=ft.TextThemeStyle.TITLE_MEDIUM),
            *([ft.Text(reached, selectable=True)] if reached else []),
        ],
        spacing=2,
    )


def _call(shell: Shell, sheet: Letter) -> list[ft.Control]:
    """What to say, what to answer to the usual objections, and the call to log."""
    say, there = shell.say, words(sheet.contact.language or shell.say.code)

    calls: list[Call] = []

    def log() -> None:
        if calls:
            return  # an impatient finger's second tap
        calls.append(Call.log(sheet.contact, now()))
        shell.back()
        notice(shell, say("The call was logged."), lambda: calls[0].delete_for_now(now()))

    replies: list[ft.Control] = [
        ft.Column([ft.Text(there(row.heard), weight=ft.FontWeight.W_600), ft.Text(there(row.reply))], spacing=2)
        for row in OBJECTIONS
    ]
    script = sheet.script.body if sheet.script else ""
    return [
        ft.Text(script, size=18, selectable=True),
        section(say("If they object"), replies),
        ft.FilledButton(say("Log the call"), icon=ft.Icons.PHONE, on_click=lambda _: log()),
    ]
