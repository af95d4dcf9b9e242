"""One reminder on Today: its sign, what is to be done, its obvious act, and the others in a menu."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import flet as ft

from locales import facts
from locales.reminder_words import detail, line
from models.advice import Advice
from models.clock import now
from models.contact import ClosedReason, Contact
from models.interview import CancelledBy, Interview
from models.message import Message, Reply
from models.reminder import Kind, Phase, Reminder
from views.parts.handed_over import was_it_sent, yes_and_no
from views.parts.menu import Act, menu
from views.parts.notice import notice
from views.parts.put_off import put_off
from views.parts.section import card
from views.parts.shell import Shell
from views.parts.status import phase_sign


def reminder_line(
    shell: Shell,
    reminder: Reminder,
    message: Message | None,
    moment: dt.datetime,
    log_call: Callable[[Contact], None],
    *,
    is_whole: bool = True,
) -> ft.Control:
    """All of it, or what is in sight: what its menu holds can come a moment later. `message` was `handed_over`."""
    say, phase = shell.say, reminder.phase(moment)
    name, advice = reminder.contact.name, getattr(reminder.subject, "text", "")
    text = line(say, reminder.kind, name=name, advice=advice)
    first, *others = _acts(shell, reminder, log_call)
    yes, no = yes_and_no(shell, message) if message else (None, None)
    shown = [act for act in (yes, first) if act]
    rest = [act for act in (no, *others, *put_off(shell, reminder, moment)) if act] if is_whole else []
    reason = was_it_sent(shell, message) if message else why(shell, reminder, moment)
    return card(
        [
            ft.Row(
                [phase_sign(say, phase), menu(say("More: {reminder}", reminder=text), rest)],
                alignment=ft.MainAxisAlignment.SPACE_BETWEEN,
            ),
            ft.Text(text, theme_style=ft.TextThemeStyle.TITLE_MEDIUM),
            ft.Text(reason, color=ft.Colors.ON_SURFACE_VARIANT),
            ft.Row([_button(act, is_first=act is shown[0]) for act in shown], wrap=True, spacing=8, run_spacing=8),
        ],
        key=f"{reminder.kind}-{reminder.subject.uid}",
    )


def _button(act: Act, *, is_first: bool) -> ft.Control:
    kind = ft.FilledTonalButton if is_first else ft.OutlinedButton
    return kind(act.name, icon=act.icon, on_click=lambda _: act.do())


def why(shell: Shell, reminder: Reminder, moment: dt.datetime) -> str:
    interview = reminder.interview
    when = facts.meeting(shell.say, interview.start, moment) if interview else ""
    return detail(shell.say, reminder.kind, is_late=reminder.phase(moment) is Phase.LATE, when=when)


def _acts(shell: Shell, reminder: Reminder, log_call: Callable[[Contact], None]) -> list[Act]:
    """The obvious act first."""
    say, contact, subject = shell.say, reminder.contact, reminder.subject
    see = Act(say("See the contact"), ft.Icons.PERSON_OUTLINE, lambda: shell.open(f"contact/{contact.id}"))
    call = Act(say("Log a call"), ft.Icons.PHONE_OUTLINED, lambda: log_call(contact))
    stop = Act(say("Stop following up"), ft.Icons.NOTIFICATIONS_OFF_OUTLINED, lambda: _close(shell, reminder))
    match reminder.kind:
        case Kind.PREPARE | Kind.CARDS | Kind.LOG_NOTES | Kind.THANK_YOU:
            return _interview_acts(shell, reminder, subject)
        case Kind.UPDATE:
            news = f"news/contact/{contact.id}/message/update"  # one step from here, and one back
            give = Act(say("Give news"), ft.Icons.EDIT_NOTE, lambda: shell.open(news))
            return [give, call, see, stop]
        case Kind.REACH_OUT:
            here = f"contact/{contact.id}/new-interview"
            plan = Act(say("Plan an interview"), ft.Icons.EVENT, lambda: shell.open(here))
            return [_write(shell, say("Ask for a meeting"), contact, "request"), call, plan, see, stop]
        case Kind.NUDGE:
            nudge = _write(shell, say("Send a gentle reminder"), contact, "nudge")
            return [nudge, *_replies(shell, subject), see, stop]
        case Kind.ADVICE:
            done = Act(say("Done"), ft.Icons.CHECK, lambda: _done(shell, subject))
            return [done, Act(say("Set this aside"), ft.Icons.BLOCK, lambda: _set_aside(shell, subject)), see]


def _write(shell: Shell, name: str, contact: Contact, kind: str) -> Act:
    return Act(name, ft.Icons.EDIT_NOTE, lambda: shell.open(f"contact/{contact.id}/message/{kind}"))


def _interview_acts(shell: Shell, reminder: Reminder, interview: Interview) -> list[Act]:
    say = shell.say
    here = f"interview/{interview.id}"

    def not_held() -> None:
        interview.cancel(CancelledBy.NOT_HELD, now())
        notice(shell, say("Noted: it didn’t take place."), interview.undo_cancel)

    def nothing() -> None:
        interview.set_nothing_to_add(now())
        notice(shell, say("Noted: nothing to add."), lambda: interview.set_nothing_to_add(None))

    def thanked() -> None:
        interview.set_already_thanked(now())
        notice(shell, say("Noted: already thanked."), lambda: interview.set_already_thanked(None))

    see = Act(say("See the interview"), ft.Icons.FORUM_OUTLINED, lambda: shell.open(here))
    moved = Act(say("It was moved"), ft.Icons.EVENT_REPEAT, lambda: shell.open(f"{here}/edit"))
    doubts = [Act(say("It didn’t take place"), ft.Icons.CLOSE, not_held), moved] if not reminder.confirmed else []
    match reminder.kind:
        case Kind.PREPARE:
            return [Act(say("Prepare"), ft.Icons.CHECKLIST, lambda: shell.open(here)), moved]
        case Kind.CARDS:
            return [Act(say("Open the cards"), ft.Icons.STYLE, lambda: shell.open(f"{here}/cards")), see, moved]
        case Kind.LOG_NOTES:
            write = Act(say("Write it down"), ft.Icons.EDIT_NOTE, lambda: shell.open(f"{here}/after"))
            return [write, Act(say("Nothing to add"), ft.Icons.DONE, nothing), *doubts, see]
        case _:
            letter = f"{here}/message/thank-you"
            thank = Act(say("Write the thank-you note"), ft.Icons.EDIT_NOTE, lambda: shell.open(letter))
            return [thank, Act(say("Already thanked"), ft.Icons.DONE, thanked), *doubts, see]


def _replies(shell: Shell, request: Message) -> list[Act]:
    say = shell.say

    def answer(reply: Reply) -> None:
        request.set_reply(reply, now())
        notice(shell, facts.replied(say, reply), lambda: request.set_reply(None, now()))

    names = {Reply.YES: say("They said yes"), Reply.LATER: say("They said later"), Reply.NO: say("They said no")}
    return [Act(name, ft.Icons.REPLY, lambda reply=reply: answer(reply)) for reply, name in names.items()]


def _close(shell: Shell, reminder: Reminder) -> None:
    contact = reminder.contact
    contact.close(ClosedReason.NO_REPLY if reminder.kind is Kind.NUDGE else ClosedReason.FINISHED, now())
    text = shell.say("You will get no more reminders to write to {name}.", name=contact.name)
    notice(shell, text, contact.undo_close)


def _done(shell: Shell, advice: Advice) -> None:
    advice.do(now())
    notice(shell, shell.say("Well done: it will be in your next news to them."), advice.reopen)


def _set_aside(shell: Shell, advice: Advice) -> None:
    advice.drop(now())
    notice(shell, shell.say("The advice was set aside."), advice.reopen)
