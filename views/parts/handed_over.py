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


def handed_over(reminder: Reminder) -> Message | None:
    """The message of a reminder that was opened or copied since there is something to say."""
    kind = _MESSAGES.get(reminder.kind)
    return Message.handed_over(kind, reminder.contact, reminder.interview, reminder.known) if kind else None


def yes_and_no(shell: Shell, message: Message) -> tuple[Act, Act]:
    """One tap that notes it as sent, at the moment it was opened; and one for that it was not."""
    say, handed_at = shell.say, message.handed_at

    def sent() -> None:
        message.mark_sent(now(), message.channel, at=handed_at)
        notice(shell, say("Noted as sent."), message.undo_sent)

    def not_sent() -> None:
        message.take_back()
        notice(shell, say("Noted: it was not sent. It is a draft again."))

    return Act(say("Yes, it was sent"), Icons.SEND, sent), Act(say("It was not sent"), Icons.UNDO, not_sent)


def was_it_sent(shell: Shell, message: Message) -> str:
    """The question."""
    moment = now()
    when = facts.when(shell.say, (message.handed_at or moment).astimezone(moment.tzinfo), moment)
    return shell.say("{when}: you opened or copied this message. Was it sent?", when=when)
