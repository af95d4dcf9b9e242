"""Putting a reminder off, or away, from its menu."""

from __future__ import annotations

import flet as ft

from locales import facts
from models.clock import now
from models.delivery import Delivery
from models.reminder import Reminder
from models.snooze import Snooze, snoozes
from views.parts.menu import Act
from views.parts.notice import notice
from views.parts.shell import Shell


def put_off(shell: Shell, reminder: Reminder) -> list[Act]:
    """Later, as far as it makes sense for this reminder, or never."""
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
        notice(shell, say("{when}: you will be reminded then.", when=facts.when(say, until, now())), undo)

    def dismiss() -> None:
        notice(shell, say("You will not be reminded of this again."), Delivery.dismiss(reminder, now()))

    later = [Act(names[name], ft.Icons.SNOOZE, lambda name=name: snooze(name)) for name in snoozes(reminder, now())]
    return [*later, Act(say("Skip this reminder"), ft.Icons.SKIP_NEXT, dismiss)]
