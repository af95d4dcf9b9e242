"""One piece of advice, to tick when done."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Final

import flet as ft

from locales import facts
from locales.words import Words
from models.advice import Advice
from models.clock import at, now
from models.reminder import Phase
from views.parts.check import check
from views.parts.menu import Act, menu
from views.parts.notice import notice
from views.parts.shell import Shell
from views.parts.status import phase_sign
from views.theme import SMALL_GAP, TARGET

UNDER_WORDS: Final = TARGET + 4
"""From the edge of a line to its words, behind their box."""


def advice_line(shell: Shell, advice: Advice, ask_day: Callable[[Advice], None] | None = None) -> ft.Control:
    """`ask_day` asks for another day: see `use_day_of_advice`."""
    say = shell.say

    def tick(done: bool) -> None:
        if done:
            undo = _undo(advice)
            advice.do(now())
            notice(shell, say("Well done: it will be in your next news to them."), undo)
        else:
            advice.reopen()

    return ft.Row(
        [
            ft.Container(
                ft.Column(
                    [
                        check(advice.text, value=advice.done_at is not None, on_change=tick),
                        *_state(say, advice, now()),
                    ],
                    spacing=0,
                ),
                expand=True,
            ),
            menu(say("More about this advice"), _acts(shell, advice, ask_day)),
        ],
        vertical_alignment=ft.CrossAxisAlignment.START,
    )


def _undo(advice: Advice) -> Callable[[], None]:
    """Back to where it stands now."""
    done_at, dropped_at = advice.done_at, advice.dropped_at

    def undo() -> None:
        if done_at:
            advice.do(done_at)
        elif dropped_at:
            advice.drop(dropped_at)
        else:
            advice.reopen()

    return undo


def _state(say: Words, advice: Advice, moment: dt.datetime) -> list[ft.Control]:
    """Its day, and whether that has passed, told by a word too; or what became of it."""
    day = lambda when: facts.day(say, when.astimezone(moment.tzinfo), moment)  # noqa: E731
    if advice.dropped_at:
        text = say("Set aside")
    elif advice.done_at:
        text = " · ".join((say("Done"), day(advice.done_at)))
    elif advice.due_on:
        text = day(at(advice.due_on, 12, moment.tzinfo))
    else:
        return []
    is_late = advice.is_open and advice.due_on is not None and advice.due_on < moment.date()
    words = ft.Text(text, color=ft.Colors.ON_SURFACE_VARIANT)
    row = ft.Row([*([phase_sign(say, Phase.LATE)] if is_late else []), words], spacing=SMALL_GAP, wrap=True)
    return [ft.Container(row, padding=ft.Padding.only(left=UNDER_WORDS))]


def _acts(shell: Shell, advice: Advice, ask_day: Callable[[Advice], None] | None) -> list[Act]:
    say = shell.say

    def delete() -> None:
        advice.delete_for_now(now())
        notice(shell, say("The advice was deleted."), advice.restore)

    def drop() -> None:
        undo = _undo(advice)
        advice.drop(now())
        notice(shell, say("The advice was set aside."), undo)

    def reopen() -> None:
        undo = _undo(advice)
        advice.reopen()
        notice(shell, say("The advice is to be done again."), undo)

    aside = Act(say("Set this aside"), ft.Icons.BLOCK, drop)
    again = Act(say("Take it up again"), ft.Icons.REPLAY, reopen)
    return [
        *(_day_acts(shell, advice, ask_day) if ask_day and advice.is_open else []),
        again if advice.dropped_at else aside,
        Act(say("Delete"), ft.Icons.DELETE_OUTLINE, delete),
    ]


def _day_acts(shell: Shell, advice: Advice, ask_day: Callable[[Advice], None]) -> list[Act]:
    say = shell.say
    name = say("Change the date") if advice.due_on else say("Add a date")
    change = Act(name, ft.Icons.CALENDAR_TODAY, lambda: ask_day(advice))
    none = Act(say("No date"), ft.Icons.EVENT_BUSY, lambda: _set_day(shell, advice, None))
    return [change, *([none] if advice.due_on else [])]


def _set_day(shell: Shell, advice: Advice, day: dt.date | None) -> None:
    say = shell.say
    before, dated_at = advice.due_on, advice.dated_at
    advice.date(day, now())
    text = say("The date is now {day}.", day=say.date(day)) if day else say("The advice has no date any more.")
    notice(shell, text, lambda: advice.date(before, dated_at or now()))


def use_day_of_advice(shell: Shell) -> Callable[[Advice], None]:
    """What asks for the day of a piece of advice, and keeps it."""
    asked: Advice | None
    asked, ask = ft.use_state(None)

    def pick(event: ft.Event[ft.DatePicker]) -> None:
        ask(None)
        if event.control.value and asked:
            _set_day(shell, asked, event.control.value.astimezone().date())

    today = now().date()
    picker = asked and ft.DatePicker(
        value=dt.datetime.combine(asked.due_on or today, dt.time()),
        first_date=dt.datetime.combine(min(asked.due_on or today, today), dt.time()),
        last_date=dt.datetime.combine(max(asked.due_on or today, today + dt.timedelta(days=3660)), dt.time()),
        on_change=pick,
        on_dismiss=lambda _: ask(None),
    )
    ft.use_dialog(picker)
    return ask
