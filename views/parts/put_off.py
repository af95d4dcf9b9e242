"""Putting a reminder off, or away, from its menu."""

from __future__ import annotations

import datetime as dt

import flet as ft

from locales.reminder_words import comes_back, line
from models.clock import now
from models.delivery import Delivery
from models.reminder import Reminder
from models.rings import PutOff
from models.snooze import Snooze, snoozes
from views.parts.frame import icon_button
from views.parts.menu import Act
from views.parts.notice import notice
from views.parts.shell import Shell


def put_off(shell: Shell, reminder: Reminder, moment: dt.datetime) -> list[Act]:
    """Later, as far as it makes sense for this reminder at this moment, or never."""
    say = shell.say
    names = {
        Snooze.TONIGHT: say("Remind me this evening"),
        Snooze.TOMORROW: say("Remind me tomorrow"),
        Snooze.WEEK: say("Remind me in a week"),
    }

    def snooze(name: Snooze) -> None:
        until = snoozes(reminder, now()).get(name)
        if until is None:  # the menu stood open for long
            return
        undo = Delivery.snooze(reminder, until, now())
        notice(shell, comes_back(say, until, now()), undo)

    def dismiss() -> None:
        notice(shell, say("You will not be reminded of this again."), Delivery.dismiss(reminder, now()))

    later = [Act(names[name], ft.Icons.SNOOZE, lambda name=name: snooze(name)) for name in snoozes(reminder, moment)]
    return [*later, Act(say("Skip this reminder"), ft.Icons.SKIP_NEXT, dismiss)]


def put_off_line(shell: Shell, one: PutOff) -> ft.Control:
    """One that is out of sight: when it comes back, and the way to have it back now."""
    say, reminder = shell.say, one.reminder
    text = line(say, reminder.kind, name=reminder.contact.name, advice=getattr(reminder.subject, "text", ""))
    return ft.ListTile(
        leading=ft.Icon(ft.Icons.SNOOZE if one.until else ft.Icons.SKIP_NEXT),
        title=ft.Text(text, max_lines=2),
        subtitle=ft.Text(comes_back(say, one.until, now()) if one.until else say("You skipped this reminder.")),
        trailing=ft.Semantics(
            content=icon_button(
                ft.Icons.UNDO, say("Bring it back now"), lambda _: Delivery.bring_back(reminder, now())
            ),
            container=True,
        ),
        content_padding=0,
        key=f"put-off-{reminder.kind}-{reminder.subject.uid}",
    )
