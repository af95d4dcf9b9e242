"""A reminder whose message was opened in the person's own mail or messages: was it sent?"""

from __future__ import annotations

from typing import Final

from flet import Icons

from locales import facts
from models.clock import now
from models.message import Message, MessageKind
from models.reminder import Kind, Reminder
from views.parts.menu import Act
from views.parts.notice import notice
from views.parts.shell import Shell

_MESSAGES: Final = {
    Kind.REACH_OUT: MessageKind.REQUEST,
    Kind.NUDGE: MessageKind.NUDGE,
    Kind.THANK_YOU: MessageKind.THANK_YOU,
    Kind.UPDATE: MessageKind.UPDATE,
}


def handed_over(shell: Shell, reminder: Reminder) -> list[Act]:
    """One tap that notes the message as sent."""
    say, message = shell.say, _draft(reminder)
    if message is None:
        return []

    def sent() -> None:
        message.mark_sent(now(), message.channel)
        notice(shell, say("Noted as sent."), message.undo_sent)

    return [Act(say("Yes, it was sent"), Icons.SEND, sent)]


def was_it_sent(shell: Shell, reminder: Reminder) -> str:
    """The question, when there is one."""
    say, message = shell.say, _draft(reminder)
    if message is None or message.handed_at is None:
        return ""
    moment = now()
    when = facts.when(say, message.handed_at.astimezone(moment.tzinfo), moment)
    return say("{when}: you opened or copied this message. Was it sent?", when=when)


def _draft(reminder: Reminder) -> Message | None:
    kind = _MESSAGES.get(reminder.kind)
    return Message.handed_over(kind, reminder.contact, reminder.interview) if kind else None
