"""That an interview was thanked for, and when."""

from __future__ import annotations

import flet as ft

from locales import facts
from locales.words import Words
from models.clock import now
from models.interview import Interview
from models.message import Message
from views.parts.sign import sign


def thanked(say: Words, interview: Interview, thanks: Message | None) -> list[ft.Control]:
    """`thanks` is the message that thanked for it, if one did. Nothing while a thank-you was neither sent nor said."""
    if thanks is not None:
        moment = now()
        day = facts.day(say, thanks.sent.astimezone(moment.tzinfo), moment)
        return [sign(ft.Icons.MARK_EMAIL_READ_OUTLINED, f"{facts.message_sent(say, thanks.kind)} · {day}")]
    if interview.already_thanked_at is not None:
        return [sign(ft.Icons.MARK_EMAIL_READ_OUTLINED, say("They were thanked in another way."))]
    return []
