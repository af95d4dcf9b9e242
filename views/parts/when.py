"""A day and an hour, chosen with the system's pickers in the language of the screens."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any
from zoneinfo import ZoneInfo

import flet as ft

from locales import facts
from models import clock
from views.parts.kept import use_kept_state
from views.parts.shell import Shell


class When:
    """The moment chosen, in its zone. Made by `use_when`."""

    def __init__(
        self, shell: Shell, moment: dt.datetime, ask: Callable[[str], None], choose: Callable[[dt.datetime], None]
    ) -> None:
        self._shell, self.moment, self._ask, self.choose = shell, moment, ask, choose

    def controls(self) -> list[ft.Control]:
        """Two buttons that open the pickers; the zone, when it isn't the device's."""
        say = self._shell.say
        zone = getattr(self.moment.tzinfo, "key", "")
        elsewhere = [ft.Text(say("Time zone: {zone}", zone=zone.replace("_", " ")))] if zone != clock.zone().key else []
        return [
            ft.Row(
                [
                    ft.OutlinedButton(
                        say.date(self.moment.date(), "full"),
                        icon=ft.Icons.CALENDAR_TODAY,
                        tooltip=say("Choose the day"),
                        on_click=lambda _: self._ask("day"),
                    ),
                    ft.OutlinedButton(
                        say.time(self.moment),
                        icon=ft.Icons.SCHEDULE,
                        tooltip=say("Choose the time"),
                        on_click=lambda _: self._ask("time"),
                    ),
                ],
                wrap=True,
                spacing=8,
                run_spacing=8,
            ),
            *elsewhere,
        ]


def time_picker(shell: Shell, value: dt.time, **settings: Any) -> ft.TimePicker:
    """The system's clock. Its keys must be told how the language counts hours; else it reads 9:30 as 21:30."""
    counts_to_24 = "13" in shell.say.time(dt.time(13))
    hours = ft.TimePickerHourFormat.H24 if counts_to_24 else ft.TimePickerHourFormat.H12
    return ft.TimePicker(value=value, hour_format=hours, **settings)


def use_when(shell: Shell, start: dt.datetime, zone: ZoneInfo, *, stays: bool = False) -> When:
    """A moment on the clock of a zone, with its pickers."""
    moment, set_moment = use_kept_state("moment", start.astimezone(zone).replace(tzinfo=None), stays=stays)
    asked, ask = ft.use_state("")

    def pick_day(event: ft.Event[ft.DatePicker]) -> None:
        # The picker gives local midnight as a moment in UTC.
        if event.control.value:
            set_moment(dt.datetime.combine(event.control.value.astimezone().date(), moment.time()))
        ask("")

    def pick_time(event: ft.Event[ft.TimePicker]) -> None:
        if event.control.value:
            set_moment(dt.datetime.combine(moment.date(), event.control.value))
        ask("")

    day = ft.DatePicker(
        value=moment,
        first_date=dt.datetime(2000, 1, 1),  # noqa: DTZ001 - a calendar day has no zone
        last_date=dt.datetime(2100, 12, 31),  # noqa: DTZ001
        on_change=pick_day,
        on_dismiss=lambda _: ask(""),
    )
    time = time_picker(shell, moment.time(), on_change=pick_time, on_dismiss=lambda _: ask(""))
    ft.use_dialog({"day": day, "time": time}.get(asked))
    choose = lambda chosen: set_moment(chosen.astimezone(zone).replace(tzinfo=None))  # noqa: E731
    return When(shell, moment.replace(tzinfo=zone), ask, choose)


def use_day(shell: Shell, chosen: dt.date | None, on_choose: Callable[[dt.date | None], None]) -> ft.Control:
    """A button that chooses a day, which may also be none."""
    asked, ask = ft.use_state(False)
    say = shell.say

    def pick(event: ft.Event[ft.DatePicker]) -> None:
        ask(False)
        if event.control.value:
            on_choose(event.control.value.astimezone().date())

    today = clock.now()
    picker = ft.DatePicker(
        value=dt.datetime.combine(chosen or today.date(), dt.time()),
        first_date=dt.datetime.combine(today.date() - dt.timedelta(days=366), dt.time()),
        last_date=dt.datetime.combine(today.date() + dt.timedelta(days=3660), dt.time()),
        on_change=pick,
        on_dismiss=lambda _: ask(False),
    )
    ft.use_dialog(picker if asked else None)
    choose = ft.OutlinedButton(
        say.date(chosen) if chosen else say("Add a date"), icon=ft.Icons.CALENDAR_TODAY, on_click=lambda _: ask(True)
    )
    if chosen is None:
        return choose
    return ft.Row([choose, ft.TextButton(say("No date"), on_click=lambda _: on_choose(None))], wrap=True)


def use_moment(
    shell: Shell, proposed: dt.datetime | None, on_choose: Callable[[dt.datetime], None], on_close: Callable[[], None]
) -> None:
    """While a moment is proposed: asks for a day, then for an hour, in its zone."""
    day = ft.use_ref(None)
    _, again = ft.use_state(0)

    def pick_day(event: ft.Event[ft.DatePicker]) -> None:
        if event.control.value:
            day.current = event.control.value.astimezone().date()
            again(lambda n: n + 1)

    def pick_time(event: ft.Event[ft.TimePicker]) -> None:
        if event.control.value and proposed:
            on_choose(dt.datetime.combine(day.current, event.control.value, tzinfo=proposed.tzinfo))
        close()

    def close() -> None:
        day.current = None
        on_close()

    def dismiss_day(_: object) -> None:
        if day.current is None:  # else the hour is asked for next
            close()

    picker: ft.DatePicker | ft.TimePicker | None = None
    if proposed and day.current is None:
        today = clock.now().date()
        picker = ft.DatePicker(
            value=dt.datetime.combine(proposed.date(), dt.time()),
            first_date=dt.datetime.combine(today, dt.time()),
            last_date=dt.datetime.combine(today + dt.timedelta(days=366), dt.time()),
            on_change=pick_day,
            on_dismiss=dismiss_day,
        )
    elif proposed:
        picker = time_picker(shell, proposed.time(), on_change=pick_time, on_dismiss=lambda _: close())
    ft.use_dialog(picker)


def use_past_day(shell: Shell, chosen: dt.date, on_choose: Callable[[dt.date], None]) -> ft.Control:
    """A button that chooses today or an earlier day."""
    asked, ask = ft.use_state(False)
    today = clock.now()

    def pick(event: ft.Event[ft.DatePicker]) -> None:
        ask(False)
        if event.control.value:
            on_choose(event.control.value.astimezone().date())

    picker = ft.DatePicker(
        value=dt.datetime.combine(chosen, dt.time()),
        first_date=dt.datetime.combine(today.date() - dt.timedelta(days=366), dt.time()),
        last_date=dt.datetime.combine(today.date(), dt.time()),
        on_change=pick,
        on_dismiss=lambda _: ask(False),
    )
    ft.use_dialog(picker if asked else None)
    name = facts.day(shell.say, clock.at(chosen, 12, today.tzinfo), today)
    return ft.OutlinedButton(
        name, icon=ft.Icons.CALENDAR_TODAY, tooltip=shell.say("Choose the day"), on_click=lambda _: ask(True)
    )
