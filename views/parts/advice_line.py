"""One piece of advice, to tick when done."""

from __future__ import annotations

import flet as ft

from locales import facts
from models.advice import Advice
from models.clock import at, now
from views.parts.check import check
from views.parts.menu import Act, menu
from views.parts.notice import notice
from views.parts.shell import Shell


def advice_line(shell: Shell, advice: Advice) -> ft.Control:
    say, moment = shell.say, now()

    def tick(done: bool) -> None:
        if done:
            advice.do(now())
            notice(shell, say("Well done: it will be in your next news to them."), advice.reopen)
        else:
            advice.reopen()

    def delete() -> None:
        advice.delete_for_now(now())
        notice(shell, say("The advice was deleted."), advice.restore)

    def drop() -> None:
        advice.drop(now())
        notice(shell, say("The advice was set aside."), advice.reopen)

    due = facts.day(say, at(advice.due_on, 12, moment.tzinfo), moment) if advice.due_on else ""
    state = say("Set aside") if advice.dropped_at else due
    return ft.Row(
        [
            ft.Container(
                ft.Column(
                    [
                        check(advice.text, value=advice.done_at is not None, on_change=tick),
                        *([ft.Text(state, color=ft.Colors.ON_SURFACE_VARIANT)] if state else []),
                    ],
                    spacing=0,
                ),
                expand=True,
            ),
            menu(
                say("More about this advice"),
                [
                    Act(say("Set this aside"), ft.Icons.BLOCK, drop),
                    Act(say("Delete"), ft.Icons.DELETE_OUTLINE, delete),
                ],
            ),
        ]
    )
