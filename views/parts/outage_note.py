"""What Today says while the device's notifications don't get through."""

from __future__ import annotations

import flet as ft

from models.clock import now
from models.outage import Outage
from views.parts.notice import notice
from views.parts.shell import Shell
from views.parts.trouble import trouble


def outage_note(shell: Shell, outage: Outage) -> ft.Control:
    """Since when, that nothing is lost, and a way to try at once."""
    say = shell.say
    since = outage.since.astimezone(now().tzinfo) if outage.since else now()

    def again() -> None:
        Outage.load().try_now()
        notice(shell, say("Entrevue tries again within a minute."))

    return trouble(
        say("Your notifications don’t get through"),
        say(
            "Since {day} at {time}, this device has shown none. Nothing is lost: what is due is on this screen, and "
            "Entrevue keeps trying.",
            day=say.day(since.date()),
            time=say.time(since),
        ),
        say("Try again now"),
        again,
        key="outage",
    )
