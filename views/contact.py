"""One contact: who they are, what happened, and what to do next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import flet as ft

from locales.words import Words
from models import agenda
from models.advice import Advice
from models.answer import Answer
from models.call import Call
from models.clock import now
from models.contact import ClosedReason, Contact
from models.delivery import Delivery
from models.history import Entry, history
from models.interview import Interview
from models.message import Message
from models.next_step import NextStep, next_step
from models.profile import Profile
from models.referral import Referral
from models.stage import Stage, stage_of
from views.parts.autosave import SavedText
from views.parts.avatar import avatar
from views.parts.call_log import call_log
from views.parts.component import part, screen
from views.parts.form import use_form
from views.parts.frame import frame, icon_button
from views.parts.gone import gone
from views.parts.history import happened
from views.parts.line_button import line_button
from views.parts.may_name import MayNameChoice
from views.parts.menu import Act, menu
from views.parts.next_act import next_act
from views.parts.notice import notice
from views.parts.promises import promises
from views.parts.query import use_query
from views.parts.quick_act import quick_act, quick_acts
from views.parts.reach import reach_acts, reach_card
from views.parts.replies import Replies, after_a_decline
from views.parts.section import card, lines, quiet, section
from views.parts.shell import Shell, use_shell
from views.parts.sign import stage_sign
from views.theme import GAP, SMALL_GAP

_BESIDE: Final = 192
"""What stands beside the name in the bar of a phone, in points."""
_PHONE: Final = 412
"""A wide window has room for no more: its panes are narrower."""
_LETTER: Final = 12
"""The width of a letter of that name where it takes two lines, rather more than less, in large text too."""

_FACTS: Final = (Contact, Interview, Message, Call, Referral, Advice, Answer, Profile, Delivery)


@dataclass(frozen=True)
class _Facts:
    contact: Contact
    stage: Stage
    coming: Interview | None
    next: NextStep
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
        agenda.next_interview(now(), contact),
        next_step(contact, now()),
        history(contact),
        Referral.to(contact),
        Referral.by(contact),
        Advice.of(contact),
    )


@screen
def ContactDetail() -> ft.Control:
    shell = use_shell()
    say = shell.say
    facts_of = use_query(lambda: _read(shell.key), *_FACTS)
    calling, set_calling = ft.use_state(False)
    form = use_form(say, {"notes": ""})
    ft.use_dialog(call_log(shell, form, facts_of.contact, lambda: set_calling(False)) if calling and facts_of else None)
    if facts_of is None:
        return gone(shell, "contact", say("Contact"))
    contact = facts_of.contact
    actions = [
        icon_button(ft.Icons.EDIT_OUTLINED, say("Change the contact"), lambda _: shell.open("edit")),
        menu(say("More"), _acts(shell, contact)),
    ]
    body = [
        _head(shell, contact, facts_of.stage),
        _quick(shell, facts_of, lambda: set_calling(True)),
        *_where_it_stands(shell, facts_of),
        *reach_card(say, contact),
        *_referred(shell, facts_of.referrals),
        *promises(shell, _interviews(facts_of), lambda made: shell.open(f"interview/{made.id}")),
        section(say("What happened"), happened(shell, facts_of.entries)),
        ft.Container(_advice(shell, facts_of), key=ft.ScrollKey(f"advice{contact.id}")),
        _suggested(shell, facts_of.suggested),
        ft.Container(_notes(say, contact), key=ft.ScrollKey(f"notes{contact.id}")),
    ]
    return frame(
        shell,
        contact.name,
        body,
        actions=actions,
        foot=next_act(shell, facts_of.stage, facts_of.coming, facts_of.next),
        spacing=GAP + SMALL_GAP,
    )


def _notes(say: Words, contact: Contact) -> ft.Control:
    return SavedText(
        contact.notes,
        lambda text: Contact.get_by_id(contact.id).write_notes(text),
        label=say("Notes about them"),
        key=f"notes{contact.id}",
    )


def _head(shell: Shell, contact: Contact, stage: Stage) -> ft.Control:
    """Who they are, at a glance; the bar above cuts a name of more than two lines, so it stands here in full."""
    say = shell.say
    rows: list[ft.Control] = []
    room = 2 * (min(shell.page.width or _PHONE, _PHONE) - _BESIDE) // _LETTER
    if len(contact.name) > room:
        rows.append(ft.Text(contact.name, theme_style=ft.TextThemeStyle.TITLE_LARGE))
    if contact.title:
        rows.append(ft.Text(contact.title, theme_style=ft.TextThemeStyle.TITLE_MEDIUM))
    if contact.organisation:
        rows.append(ft.Text(contact.organisation, theme_style=ft.TextThemeStyle.BODY_LARGE))
    rows.append(stage_sign(say, stage, closed_reason=contact.closed_reason))
    if contact.tags:
        rows.append(ft.Text(say.listed(contact.tags, "unit"), color=ft.Colors.ON_SURFACE_VARIANT))
    return ft.Row(
        [avatar(contact.name, large=True), ft.Column(rows, spacing=4, expand=True)],
        spacing=GAP,
        vertical_alignment=ft.CrossAxisAlignment.START,
    )


def _quick(shell: Shell, known: _Facts, log_call: Callable[[], None]) -> ft.Control:
    say = shell.say
    acts = [
        *reach_acts(say, known.contact),
        quick_act(ft.Icons.ADD_IC_CALL_OUTLINED, say("Log a call"), do=log_call),
    ]
    if known.stage not in (Stage.ASKED, Stage.CLOSED):
        acts.append(quick_act(ft.Icons.EVENT, say("Plan an interview"), do=lambda: shell.open("new-interview")))
    return quick_acts(acts)


def _where_it_stands(shell: Shell, known: _Facts) -> list[ft.Control]:
    """What a request that was sent, or a contact that was closed, asks of the person."""
    if known.stage is Stage.ASKED:
        return [Replies(known.contact.id)]
    if known.stage is Stage.CLOSED:
        reopen = ft.OutlinedButton(
            shell.say("Take up again"), icon=ft.Icons.RESTART_ALT, on_click=lambda _: known.contact.reopen(now())
        )
        return [*after_a_decline(shell, known.contact), ft.Row([reopen], wrap=True)]
    return []


def _referred(shell: Shell, referrals: list[Referral]) -> list[ft.Control]:
    say = shell.say
    return [
        card(
            [
                line_button(
                    say("Suggested by {name}", name=referral.giver.name),
                    referral.why or None,
                    leading=ft.Icon(ft.Icons.HANDSHAKE_OUTLINED),
                    trailing=ft.Icon(ft.Icons.CHEVRON_RIGHT),
                    on_click=lambda _, key=referral.giver_id: shell.open(f"contact/{key}"),
                ),
                MayNameChoice(referral, key=f"may-name{referral.id}"),
            ],
            spacing=GAP,
            padding=ft.Padding.only(left=GAP, right=GAP, top=4, bottom=GAP),
        )
        for referral in referrals
    ]


def _advice(shell: Shell, known: _Facts) -> ft.Control:
    say = shell.say
    rows = [_AdviceLine(row.id, key=f"a{row.id}") for row in known.advice]
    if rows:
        return section(say("Their advice"), [lines(rows)])
    none = quiet(say("Nothing yet. What they suggest doing will be here, to tick once it is done."))
    held = [interview for interview in _interviews(known) if interview.is_held(now())]
    note = [
        ft.OutlinedButton(
            say("What you heard"),
            icon=ft.Icons.EDIT_NOTE,
            on_click=lambda _: shell.open(f"interview/{held[0].id}/after"),
        )
    ]
    return section(say("Their advice"), [none, *([ft.Row(note, wrap=True)] if held else [])])


def _interviews(known: _Facts) -> list[Interview]:
    return [entry.fact for entry in known.entries if isinstance(entry.fact, Interview)]


def _suggested(shell: Shell, suggested: list[Referral]) -> ft.Control:
    say = shell.say
    rows: list[ft.Control] = [
        line_button(
            ft.Text(referral.contact.name, max_lines=2, overflow=ft.TextOverflow.ELLIPSIS),
            leading=avatar(referral.contact.name),
            trailing=ft.Icon(ft.Icons.CHEVRON_RIGHT),
            on_click=lambda _, key=referral.contact_id: shell.open(f"contact/{key}"),
        )
        for referral in suggested
    ]
    add = ft.OutlinedButton(
        say("Add someone they suggested"), icon=ft.Icons.PERSON_ADD_ALT, on_click=lambda _: shell.open("new-contact")
    )
    found = lines(rows) if rows else quiet(say("Nobody yet. Ask them who else you should talk to."))
    return section(say("People they suggested"), [found, ft.Row([add], wrap=True)])


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
