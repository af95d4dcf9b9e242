"""One contact: who they are, what happened, and what to do next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import flet as ft

from locales import facts
from locales.drafts import ask_someone_else
from locales.words import Words, words
from models import links
from models.advice import Advice
from models.call import Call
from models.clock import now
from models.contact import ClosedReason, Contact
from models.history import Entry, history
from models.interview import Interview
from models.message import Message, MessageKind, Reply
from models.profile import Profile
from models.referral import Referral
from models.stage import Stage, stage_of
from views.parts.autosave import SavedText
from views.parts.call_log import call_log
from views.parts.component import part, screen
from views.parts.empty import empty
from views.parts.form import use_form
from views.parts.frame import frame, icon_button
from views.parts.history import happened
from views.parts.may_name import MayNameChoice
from views.parts.menu import Act, menu
from views.parts.notice import notice
from views.parts.query import use_query
from views.parts.section import card, section
from views.parts.selectable import selectable
from views.parts.shell import Shell, use_shell
from views.parts.stages import stage_name


@dataclass(frozen=True)
class _Facts:
    contact: Contact
    stage: Stage
    entries: list[Entry]
    referrals: list[Referral]
    suggested: list[Referral]
    advice: list[Advice]


def _read(key: int) -> _Facts | None:
    contact = Contact.find(key)
    if contact is None:
        return None
    return _Facts(
        contact,
        stage_of(contact, now()),
        history(contact),
        Referral.to(contact),
        Referral.by(contact),
        Advice.of(contact),
    )


@screen
def ContactDetail() -> ft.Control:
    shell = use_shell()
    say = shell.say
    facts_of = use_query(lambda: _read(shell.key), Contact, Interview, Message, Call, Referral, Advice, Profile)
    calling, set_calling = ft.use_state(False)
    form = use_form(say, {"notes": ""})
    ft.use_dialog(call_log(shell, form, facts_of.contact, lambda: set_calling(False)) if calling and facts_of else None)
    if facts_of is None:
        gone = empty(ft.Icons.PERSON_OFF_OUTLINED, say("This contact was deleted."), say("Go back"), shell.back)
        return frame(shell, say("Contact"), [gone])
    contact = facts_of.contact
    actions = [
        icon_button(ft.Icons.EDIT_OUTLINED, say("Change the contact"), lambda _: shell.open("edit")),
        menu(say("More"), _acts(shell, contact)),
    ]
    body = [
        _who(say, contact, facts_of.stage),
        _next_steps(shell, facts_of, lambda: set_calling(True)),
        *_reached(contact),
        *_referred(shell, facts_of.referrals),
        section(say("What happened"), happened(shell, facts_of.entries)),
        *(
            [section(say("Their advice"), [_AdviceLine(advice.id, key=f"a{advice.id}") for advice in facts_of.advice])]
            if facts_of.advice
            else []
        ),
        _suggested(shell, facts_of.suggested),
        SavedText(
            contact.notes,
            lambda text: Contact.get_by_id(contact.id).write_notes(text),
            label=say("Notes about them"),
            key=f"notes{contact.id}",
        ),
    ]
    return frame(shell, contact.name, body, actions=actions)


def _who(say: Words, contact: Contact, stage: Stage) -> ft.Control:
    what = " · ".join(filter(None, (contact.title, contact.organisation)))
    lines: list[ft.Control] = [ft.Text(what, theme_style=ft.TextThemeStyle.BODY_LARGE)] if what else []
    state = stage_name(say, stage) if contact.closed_at is None else facts.closed(say, contact.closed_reason)
    lines.append(ft.Text(state, color=ft.Colors.ON_SURFACE_VARIANT))
    if contact.tags:
        lines.append(ft.Text(say.listed(contact.tags, "unit"), color=ft.Colors.ON_SURFACE_VARIANT))
    return ft.Column(lines, spacing=4)


def _next_steps(shell: Shell, known: _Facts, log_call: Callable[[], None]) -> ft.Control:
    """The act that suits the stage first, the others beside it."""
    say = shell.say
    plan = ft.FilledButton if known.stage is Stage.ASKED else ft.OutlinedButton
    buttons: list[ft.Control] = []
    if known.stage is Stage.CLOSED:
        reopen = ft.OutlinedButton(say("Take up again"), on_click=lambda _: known.contact.reopen(now()))
        return ft.Column([*_after_a_decline(shell, known.contact), reopen])
    if known.stage is Stage.TO_CONTACT:
        buttons.append(_write(shell, MessageKind.REQUEST, filled=True))
    if known.stage is Stage.ASKED:
        buttons += [_Replies(known.contact.id)]
    if known.stage is Stage.MET:
        buttons.append(_write(shell, MessageKind.UPDATE, filled=True))
    buttons.append(plan(say("Plan an interview"), icon=ft.Icons.EVENT, on_click=lambda _: shell.open("new-interview")))
    buttons.append(ft.OutlinedButton(say("Log a call"), icon=ft.Icons.PHONE_OUTLINED, on_click=lambda _: log_call()))
    return ft.Row(buttons, wrap=True, spacing=8, run_spacing=8)


def _after_a_decline(shell: Shell, contact: Contact) -> list[ft.Control]:
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
    return [card([ft.Text(say("You may still ask them for a name:")), selectable(text), copy])]


def _write(shell: Shell, kind: MessageKind, *, filled: bool = False) -> ft.Control:
    button = ft.FilledButton if filled else ft.OutlinedButton
    name = facts.message_name(shell.say, kind)
    return button(name, icon=ft.Icons.EDIT_NOTE, on_click=lambda _: shell.open(f"message/{kind}"))


@part
def _Replies(contact: int) -> ft.Control:
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
        return ft.Text(facts.replied(say, request.reply))
    names = {Reply.YES: say("They said yes"), Reply.LATER: say("Later"), Reply.NO: say("No")}
    buttons = [ft.OutlinedButton(name, on_click=lambda _, reply=reply: answer(reply)) for reply, name in names.items()]
    nudge = ft.OutlinedButton(facts.message_name(say, "nudge"), on_click=lambda _: shell.open("message/nudge"))
    return ft.Row([*buttons, nudge], wrap=True, spacing=8, run_spacing=8)


def _reached(contact: Contact) -> list[ft.Control]:
    """E-mail, phones and link, each opened by the system."""
    lines = []
    if contact.email:
        lines.append((ft.Icons.MAIL_OUTLINE, contact.email, links.mailto(contact.email)))
    lines += [(ft.Icons.PHONE_OUTLINED, phone, links.tel(phone)) for phone in contact.phones]
    if contact.link:
        lines.append((ft.Icons.LINK, contact.link, contact.link))
    return (
        [
            ft.Column(
                [
                    ft.ListTile(leading=ft.Icon(icon), title=ft.Text(text), url=url, content_padding=0)
                    for icon, text, url in lines
                ],
                spacing=0,
            )
        ]
        if lines
        else []
    )


def _referred(shell: Shell, referrals: list[Referral]) -> list[ft.Control]:
    say = shell.say
    return [
        ft.Column(
            [
                ft.ListTile(
                    leading=ft.Icon(ft.Icons.HANDSHAKE_OUTLINED),
                    title=ft.Text(say("Suggested by {name}", name=referral.giver.name)),
                    subtitle=ft.Text(referral.why) if referral.why else None,
                    content_padding=0,
                    on_click=lambda _, key=referral.giver_id: shell.open(f"contact/{key}"),
                ),
                MayNameChoice(referral, key=f"may-name{referral.id}"),
            ],
            spacing=4,
        )
        for referral in referrals
    ]


def _suggested(shell: Shell, suggested: list[Referral]) -> ft.Control:
    say = shell.say
    rows: list[ft.Control] = [
        ft.ListTile(
            leading=ft.Icon(ft.Icons.PERSON_OUTLINE),
            title=ft.Text(referral.contact.name),
            content_padding=0,
            on_click=lambda _, key=referral.contact_id: shell.open(f"contact/{key}"),
        )
        for referral in suggested
    ]
    add = ft.TextButton(
        say("Add someone they suggested"), icon=ft.Icons.PERSON_ADD_ALT, on_click=lambda _: shell.open("new-contact")
    )
    return section(say("People they suggested"), [*rows, add])


@part
def _AdviceLine(key: int) -> ft.Control:
    from views.parts.advice_line import advice_line

    shell = use_shell()
    advice = use_query(lambda: Advice.find(key), Advice)
    return advice_line(shell, advice) if advice else ft.Container()


def _acts(shell: Shell, contact: Contact) -> list[Act]:
    say = shell.say

    def close(reason: ClosedReason) -> None:
        contact.close(reason, now())
        text = say("You will get no more reminders to write to {name}.", name=contact.name)
        notice(shell, text, contact.undo_close)

    def delete() -> None:
        contact.delete_for_now(now())
        shell.back()
        notice(shell, say("{name} was deleted.", name=contact.name), contact.restore)

    closing = (
        [Act(say("Take up again"), ft.Icons.RESTART_ALT, lambda: contact.reopen(now()))]
        if contact.closed_at
        else [
            Act(say("They declined"), ft.Icons.DO_NOT_DISTURB_ON_OUTLINED, lambda: close(ClosedReason.DECLINED)),
            Act(
                say("No reply: stop reminding"),
                ft.Icons.NOTIFICATIONS_OFF_OUTLINED,
                lambda: close(ClosedReason.NO_REPLY),
            ),
            Act(say("We are done: stop reminding"), ft.Icons.DONE_ALL, lambda: close(ClosedReason.FINISHED)),
        ]
    )
    return [
        Act(say("Ask for a meeting"), ft.Icons.EDIT_NOTE, lambda: shell.open("message/request")),
        Act(say("Give news"), ft.Icons.EDIT_NOTE, lambda: shell.open("message/update")),
        Act(say("How often to give news"), ft.Icons.UPDATE, lambda: shell.open("cadence")),
        *closing,
        Act(say("Delete"), ft.Icons.DELETE_OUTLINE, delete),
    ]
