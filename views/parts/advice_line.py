"""One piece of advice, to tick when done."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from locales import facts
from models.advice import Advice
from models.clock import at, now
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
                        _box(advice, tick),
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


def _box(advice: Advice, tick: Callable[[bool], None]) -> ft.Control:
    """A checkbox and its text, of as many lines as it takes: a checkbox's own label would run on under what follows."""
    is_done = advice.done_at is not None
    text = ft.GestureDetector(
        ft.Semantics(content=ft.Text(advice.text), exclude_semantics=True),
        on_tap=lambda _: tick(not is_done),
        exclude_from_semantics=True,
        expand=True,
    )
    box = ft.Checkbox(semantics_label=advice.text, value=is_done, on_change=lambda e: tick(bool(e.data)))
    return ft.Row([box, text], spacing=4)
