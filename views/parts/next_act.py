"""The one act that suits a contact now, under the thumb."""

from __future__ import annotations

import datetime as dt
from typing import Final

import flet as ft

from locales import facts
from locales.words import N_
from models.clock import now
from models.interview import Interview
from models.message import MessageKind
from models.next_step import NextStep
from models.reminder import Kind
from models.stage import Stage
from views.parts.frame import wide_act
from views.parts.shell import Shell

_DUE: Final = {
    Kind.PREPARE: (N_("Prepare"), ft.Icons.CHECKLIST, "interview/{interview}"),
    Kind.CARDS: (N_("Open the cards"), ft.Icons.STYLE, "interview/{interview}/cards"),
    Kind.LOG_NOTES: (N_("Write it down"), ft.Icons.EDIT_NOTE, "interview/{interview}/after"),
    Kind.THANK_YOU: (N_("Write the thank-you note"), ft.Icons.EDIT_NOTE, "interview/{interview}/message/thank-you"),
    Kind.UPDATE: (N_("Give news"), ft.Icons.EDIT_NOTE, "message/update"),
    Kind.REACH_OUT: (N_("Ask for a meeting"), ft.Icons.EDIT_NOTE, "message/request"),
    Kind.NUDGE: (N_("Send a gentle reminder"), ft.Icons.EDIT_NOTE, "message/nudge"),
}
"""The act of each kind of reminder, as Today says it, and where it leads from the contact."""


def next_act(shell: Shell, stage: Stage, coming: Interview | None, step: NextStep) -> ft.Control | None:
    """What is due decides, then the stage. News that is due later only stands back, with its day."""
    say = shell.say
    if step.reminder is not None:
        name, icon, there = _DUE[step.reminder.kind]
        path = there.format(interview=step.reminder.interview.id if step.reminder.interview else "")
        return wide_act(say(name), lambda _: shell.open(path), icon)
    if stage is Stage.TO_CONTACT:
        request = facts.message_name(say, MessageKind.REQUEST)
        return wide_act(request, lambda _: shell.open("message/request"), ft.Icons.EDIT_NOTE)
    if stage is Stage.ASKED:
        return wide_act(say("Plan an interview"), lambda _: shell.open("new-interview"), ft.Icons.EVENT)
    if stage is Stage.SCHEDULED and coming:
        here = f"interview/{coming.id}"
        return wide_act(say("See the interview"), lambda _: shell.open(here), ft.Icons.FORUM_OUTLINED)
    return _news_later(shell, step.news_opens) if stage is Stage.MET and step.news_opens else None


def _news_later(shell: Shell, opens: dt.datetime) -> ft.Control:
    name = _from_day(shell, opens)
    button = ft.OutlinedButton(name, icon=ft.Icons.EDIT_NOTE, on_click=lambda _: shell.open("message/update"))
    return ft.Row([ft.Container(button, expand=True)])


def _from_day(shell: Shell, opens: dt.datetime) -> str:
    """Due already, and put off by the person: without a day."""
    say, moment = shell.say, now()
    days = (opens.date() - moment.date()).days
    if days <= 0:
        return facts.message_name(say, MessageKind.UPDATE)
    if days == 1:
        return say("Give news, from tomorrow")
    day = say.short_day(opens.date()) if opens.year == moment.year else say.date(opens.date(), "medium")
    return say("Give news, from {day}", day=day)
