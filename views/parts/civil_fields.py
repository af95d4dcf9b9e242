"""When notifications keep silent, and whether they name people."""

from __future__ import annotations

import datetime as dt

import flet as ft

from models.profile import Profile
from views.parts.check import switch
from views.parts.component import part
from views.parts.query import use_query
from views.parts.shell import use_shell
from views.parts.when import time_picker


@part
def CivilFields() -> ft.Control:
    """The quiet hours, chosen with the system's clock, and a switch for names on the lock screen."""
    shell = use_shell()
    say = shell.say
    profile = use_query(Profile.load, Profile)
    quiet = profile.quiet
    asked, ask = ft.use_state("")

    def pick(event: ft.Event[ft.TimePicker]) -> None:
        hour: dt.time | None = event.control.value
        if hour:
            Profile.load().be_quiet(*((hour, quiet.end) if asked == "start" else (quiet.start, hour)))
        ask("")

    hour = quiet.start if asked == "start" else quiet.end
    picker = time_picker(shell, hour, on_change=pick, on_dismiss=lambda _: ask(""))
    ft.use_dialog(picker if asked else None)
    silent = quiet.start == quiet.end
    return ft.Column(
        [
            ft.Text(say("Quiet hours"), theme_style=ft.TextThemeStyle.TITLE_SMALL),
            ft.Text(
                say("None: notifications come at any hour.")
                if silent
                else say("Notifications wait for the end, except those of an interview that day."),
                color=ft.Colors.ON_SURFACE_VARIANT,
            ),
            ft.Row(
                [
                    ft.OutlinedButton(
                        say("From {time}", time=say.time(quiet.start)),
                        icon=ft.Icons.BEDTIME_OUTLINED,
                        on_click=lambda _: ask("start"),
                    ),
                    ft.OutlinedButton(
                        say("Until {time}", time=say.time(quiet.end)),
                        icon=ft.Icons.WB_SUNNY_OUTLINED,
                        on_click=lambda _: ask("end"),
                    ),
                ],
                wrap=True,
                spacing=8,
                run_spacing=8,
            ),
            switch(
                say("Hide names in notifications"),
                value=profile.hide_names,
                on_change=lambda on: Profile.load().hide(on),
                key="hide-names",
            ),
            ft.Text(say("A locked screen then shows no name."), color=ft.Colors.ON_SURFACE_VARIANT),
        ],
        spacing=8,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )
