"""Today: what now?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

import flet as ft

from locales import facts
from locales.reminder_words import line
from models import agenda
from models.advice import Advice
from models.answer import Answer
from models.call import Call
from models.clock import now
from models.contact import ClosedReason, Contact
from models.delivery import Delivery
from models.interview import Interview
from models.message import Message
from models.outage import Outage
from models.people import first_to_contact, is_anyone
from models.profile import Profile
from models.referral import Referral
from models.reminder import Kind, Phase, Reminder
from models.reminders import Moment
from models.requests import unanswered
from models.rings import PutOff, on_today
from views.notifications.notifier import is_phone
from views.parts.call_log import call_log
from views.parts.component import screen
from views.parts.first_frame import use_first_frame
from views.parts.form import use_form
from views.parts.frame import Destination, frame, lazy_column
from views.parts.handed_over import handed_over
from views.parts.line_button import line_button
from views.parts.next_interview import next_interview, who_cancelled
from views.parts.notice import notice
from views.parts.outage_note import outage_note
from views.parts.permission import refused_note
from views.parts.put_off import put_off_line
from views.parts.query import use_query
from views.parts.reminder_line import reminder_line
from views.parts.running_late import MINUTES, running_late
from views.parts.section import card, heading, section
from views.parts.shell import Shell, use_shell
from views.parts.status import phase_sign
from views.welcome import Welcome

_SOON = dt.timedelta(days=7)
_IN_SIGHT = 4
"""Lines of what to do: a window shows no more of them at once."""


@dataclass(frozen=True)
class _Facts:
    moment: dt.datetime
    anyone: bool
    next: Interview | None
    due: list[Reminder]
    unanswered: list[Message]
    is_any_handed_over: bool
    soon: list[Moment]
    put_off: list[PutOff]
    outage: Outage
    refused: bool
    to_contact: Contact | None
    """Who waits longest to be written to, once nothing else is left to do."""


def _read() -> _Facts:
    moment = now()
    open_now, soon, put_off = on_today(moment, moment + _SOON)
    refused = Profile.load().notifications_refused_at is not None
    coming, without_reply = agenda.next_interview(moment), unanswered(moment)
    return _Facts(
        moment,
        is_anyone(),
        coming,
        open_now,
        without_reply,
        Message.is_any_handed_over(),
        soon,
        put_off,
        Outage.load(),
        refused,
        None if coming or open_now or without_reply else first_to_contact(moment),
    )


@screen
def Today() -> ft.Control:
    shell = _at_today(use_shell())
    say = shell.say
    known = use_query(_read, Interview, Answer, Contact, Referral, Message, Call, Advice, Profile, Delivery, Outage)
    calling, set_calling = ft.use_state(None)
    late, set_late = ft.use_state(0)
    is_shown = use_first_frame()
    is_cancelling, set_cancelling = ft.use_state(False)
    form = use_form(say, {"notes": ""})
    ft.use_dialog(call_log(shell, form, calling, lambda: set_calling(None)) if calling else None)
    coming = known.next
    ft.use_dialog(running_late(shell, coming, late, set_late, lambda: set_late(0)) if late and coming else None)
    ft.use_dialog(who_cancelled(shell, coming, lambda: set_cancelling(False)) if is_cancelling and coming else None)
    if not known.anyone:
        return Welcome()
    later = lambda: set_late(MINUTES[0])  # noqa: E731
    ahead = [
        *_troubles(shell, known),
        *([next_interview(shell, coming, known.moment, later, lambda: set_cancelling(True))] if coming else []),
    ]
    todo = _todo(shell, known, set_calling, is_shown=is_shown)
    now_due = [heading(say("What to do")), *todo] if todo else [] if coming else [_all_well(shell, known.to_contact)]
    in_time = [*_soon(shell, known), *_put_off(shell, known)] if is_shown else []
    # Beside the next interview where there is room, else right below it.
    beside = now_due if shell.wide and coming else []
    body = [*ahead, *in_time] if beside else [*ahead, *now_due, *in_time]
    return frame(shell, say("Today"), lazy_column(body), destination=Destination.TODAY, aside=beside)


def _troubles(shell: Shell, known: _Facts) -> list[ft.Control]:
    """What keeps reminders from ringing."""
    refused = [refused_note(shell)] if known.refused and is_phone() else []
    return [*([outage_note(shell, known.outage)] if known.outage.since else []), *refused]


def _put_off(shell: Shell, known: _Facts) -> list[ft.Control]:
    lines = [put_off_line(shell, one) for one in known.put_off]
    return [section(shell.say("Put off"), lines)] if lines else []


def _at_today(shell: Shell) -> Shell:
    """The first path of all, /, stands for Today."""
    return shell if shell.path.startswith("/today") else shell.at("/today")


def _todo(shell: Shell, known: _Facts, log_call: Callable[[Contact], None], *, is_shown: bool) -> list[ft.Control]:
    most = None if is_shown else _IN_SIGHT
    # The next interview's own card already offers its cards.
    rows = [row for row in known.due if not (row.kind is Kind.CARDS and row.interview == known.next)][:most]
    message = handed_over if known.is_any_handed_over else lambda _: None  # one look for all of them, mostly
    due = [reminder_line(shell, row, message(row), known.moment, log_call, is_whole=is_shown) for row in rows]
    return [*due, *(_unanswered(shell, request) for request in known.unanswered)][:most]


def _unanswered(shell: Shell, request: Message) -> ft.Control:
    """After the one nudge: closing is offered."""
    say, contact = shell.say, request.contact

    def close() -> None:
        contact.close(ClosedReason.NO_REPLY, now())
        notice(shell, say("You will get no more reminders to write to {name}.", name=contact.name), contact.undo_close)

    return card(
        [
            ft.Text(
                say("{name} did not reply to your two messages.", name=contact.name),
                theme_style=ft.TextThemeStyle.TITLE_MEDIUM,
            ),
            ft.Row(
                [
                    ft.FilledTonalButton(say("Stop following up"), on_click=lambda _: close()),
                    ft.TextButton(say("See the contact"), on_click=lambda _: shell.open(f"contact/{contact.id}")),
                ],
                wrap=True,
            ),
        ],
        key=f"unanswered-{request.uid}",
    )


def _all_well(shell: Shell, to_contact: Contact | None) -> ft.Control:
    """Nothing is due: whom to write to next, else an interview to plan."""
    say = shell.say
    done = ft.Row([phase_sign(say, Phase.ON_TIME)])
    here = lambda _: shell.open("new-interview")  # noqa: E731
    if to_contact is None:
        title = ft.Text(say("Nothing is waiting for you."), theme_style=ft.TextThemeStyle.TITLE_MEDIUM)
        plan = ft.FilledButton(say("Plan an interview"), on_click=here)
        return card([done, title, ft.Text(say("A good moment to plan an interview.")), ft.Row([plan], wrap=True)])
    first = say("Write to {name}", name=to_contact.name)
    there = f"contact/{to_contact.id}/message/request"
    acts: list[ft.Control] = [
        ft.FilledButton(say("Ask for a meeting"), icon=ft.Icons.EDIT_NOTE, on_click=lambda _: shell.open(there)),
        ft.OutlinedButton(say("Plan an interview"), on_click=here),
    ]
    return card(
        [
            ft.Text(first, theme_style=ft.TextThemeStyle.TITLE_MEDIUM),
            ft.Text(say("The first step: ask them for twenty minutes."), color=ft.Colors.ON_SURFACE_VARIANT),
            ft.Row(acts, wrap=True, spacing=8, run_spacing=8),
        ],
        key="first-step",
    )


def _soon(shell: Shell, known: _Facts) -> list[ft.Control]:
    """What opens in the coming days, so that nothing surprises."""
    say = shell.say
    rows = [
        line_button(
            ft.Text(line(say, row.kind, name=row.contact.name, advice=getattr(row.subject, "text", "")), max_lines=2),
            facts.day(say, opens, known.moment),
            leading=ft.Icon(ft.Icons.SCHEDULE),
            on_click=lambda _, row=row: shell.open(
                f"interview/{row.interview.id}" if row.interview else f"contact/{row.contact.id}"
            ),
        )
        for opens, phase, row in known.soon
        if phase is Phase.OPEN and row.kind is not Kind.CARDS
    ]
    return [section(say("Coming up"), rows[:5])] if rows else []
