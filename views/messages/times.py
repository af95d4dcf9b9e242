"""Two or three times to propose, each to change or leave out."""

from __future__ import annotations

import datetime as dt

import flet as ft

from locales.drafts import proposed_time
from models.clock import now
from models.message import MessageKind
from models.proposed_times import kept, meal, propose_times
from views.drafting import Letter
from views.messages.editor import Editor
from views.parts.chip import chip
from views.parts.section import section
from views.parts.shell import Shell
from views.parts.when import use_moment


def use_times(shell: Shell, sheet: Letter, editor: Editor) -> list[ft.Control]:
    """The times that a request proposes."""
    say = shell.say
    times = list(sheet.sources.times)

    def change(new: list[dt.datetime]) -> None:
        editor.release()
        editor.message().propose(kept(new))

    asked, ask = ft.use_state(None)
    use_moment(shell, asked, lambda chosen: change([*times, chosen]), lambda: ask(None))
    if sheet.kind is not MessageKind.REQUEST:
        return []
    if not times:
        propose = ft.OutlinedButton(
            say("Propose times"), icon=ft.Icons.EVENT_AVAILABLE, on_click=lambda _: change(propose_times(now()))
        )
        return [ft.Row([propose])]
    chips: list[ft.Control] = [
        chip(
            proposed_time(say, time, meal(time.time())),
            on_delete=lambda _, time=time: change([other for other in times if other != time]),
            delete_icon=ft.Icons.CLOSE,
            delete_icon_tooltip=say("Don’t propose this time"),  # its name too
            key=f"time-{time.isoformat()}",
        )
        for time in times
    ]
    another = ft.OutlinedButton(
        say("Another time"), icon=ft.Icons.ADD, on_click=lambda _: ask(times[-1] + dt.timedelta(days=1))
    )
    return [section(say("Times you propose"), [ft.Row([*chips, another], wrap=True, spacing=8, run_spacing=4)])]
