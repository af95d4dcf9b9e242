"""The interviews: to come, then past."""

from __future__ import annotations

import datetime as dt

import flet as ft

from locales import facts
from locales.labels import WAYS
from locales.words import Words
from models import agenda
from models.answer import Answer
from models.clock import now
from models.contact import Contact
from models.interview import Interview
from views.parts.component import screen
from views.parts.empty import empty
from views.parts.frame import Destination, floating_act, frame
from views.parts.line_button import line_button
from views.parts.menu import menu
from views.parts.planned_act import planned_act
from views.parts.query import use_query
from views.parts.section import lines, quiet, section
from views.parts.shell import Shell, use_shell
from views.parts.sign import state_sign
from views.parts.tapped import tapped
from views.theme import GAP, SMALL_GAP

_MORE = 50
_LEAF = 44


@screen
def Interviews() -> ft.Control:
    shell, opened = use_shell().at("/interviews"), use_shell().opened
    say = shell.say
    shown, set_shown = ft.use_state(_MORE)
    moment = now()
    coming = use_query(lambda: agenda.coming(now()), Interview, Answer, Contact)
    past = use_query(lambda: agenda.past(now(), limit=shown + 1), Interview, Answer, Contact)
    if not coming and not past:
        body: ft.Control | list[ft.Control] = empty(
            ft.Icons.FORUM_OUTLINED,
            say("Your interviews will be here, with their cards and what you heard."),
            say("Plan an interview"),
            lambda: shell.open("new-interview"),
        )
        return frame(shell, say("Interviews"), body, destination=Destination.INTERVIEWS)
    line = lambda row: _line(shell, row, moment, is_open=opened == f"interview/{row.id}")  # noqa: E731
    none = quiet(say("Nothing is planned. A good moment to plan the next interview."))
    body = [section(say("To come"), [line(row) for row in coming] or [none])]
    if past:
        body.append(section(say("Past"), [_learned(shell), *(line(row) for row in past[:shown])]))
    if len(past) > shown:
        body.append(ft.TextButton(say("Show more"), on_click=lambda _: set_shown(shown + _MORE)))
    add = floating_act(say("Plan an interview"), ft.Icons.EVENT, lambda: shell.open("new-interview"))
    more_acts = [menu(say("More"), [planned_act(shell, coming)])] if coming else []
    return frame(shell, say("Interviews"), body, destination=Destination.INTERVIEWS, act=add, actions=more_acts)


def _learned(shell: Shell) -> ft.Control:
    """What all of them brought."""
    say = shell.say
    return lines(
        [
            line_button(
                say("What you learned"),
                say("Answers, advice, network, report"),
                leading=ft.Icon(ft.Icons.INSIGHTS, color=ft.Colors.PRIMARY),
                trailing=ft.Icon(ft.Icons.CHEVRON_RIGHT),
                on_click=lambda _: shell.open("learned"),
            )
        ]
    )


def _line(shell: Shell, interview: Interview, moment: dt.datetime, *, is_open: bool) -> ft.Control:
    """The day first, as in an agenda."""
    say = shell.say
    is_held = interview.is_held(moment)
    day = interview.start.astimezone(moment.tzinfo).date()
    about = ft.Column(
        [
            ft.Text(
                interview.contact.name,
                theme_style=ft.TextThemeStyle.BODY_LARGE,
                max_lines=1,
                overflow=ft.TextOverflow.ELLIPSIS,
            ),
            ft.Text(_hour(say, interview, moment), color=ft.Colors.ON_SURFACE_VARIANT),
            state_sign(say, interview, is_held=is_held, small=True),
        ],
        spacing=2,
        tight=True,
        expand=True,
    )
    # No list tile: it has one height for what leads it, too low for large letters.
    return tapped(
        ft.Row([_day(say, day, moment, is_quiet=interview.cancelled_at is not None), about], spacing=GAP),
        padding=ft.Padding.all(SMALL_GAP),
        bgcolor=ft.Colors.SECONDARY_CONTAINER if is_open else None,
        on_click=lambda _: shell.open(f"interview/{interview.id}"),
        key=f"interview{interview.id}",
    )


def _hour(say: Words, interview: Interview, moment: dt.datetime) -> str:
    """What the leaf beside it does not say."""
    here = interview.start.astimezone(moment.tzinfo)
    is_near = abs((here.date() - moment.date()).days) <= 1
    if is_near or here.utcoffset() != interview.start.utcoffset():
        return facts.meeting(say, interview.start, moment)
    return f"{say.time(here)} · {say(WAYS[interview.way])}"


def _day(say: Words, day: dt.date, moment: dt.datetime, *, is_quiet: bool) -> ft.Control:
    """A leaf of a calendar, which a screen reader reads as a whole day."""
    color = ft.Colors.ON_SURFACE_VARIANT if is_quiet else ft.Colors.PRIMARY
    small = lambda text: ft.Text(  # noqa: E731
        text, theme_style=ft.TextThemeStyle.LABEL_MEDIUM, color=ft.Colors.ON_SURFACE_VARIANT
    )
    leaf = ft.Column(
        [
            ft.Container(width=_LEAF),
            small(say.weekday(day)),
            ft.Text(say.number(day.day), theme_style=ft.TextThemeStyle.TITLE_LARGE, color=color),
            small(say.month(day)),
            *([small(str(day.year))] if day.year != moment.year else []),
        ],
        spacing=0,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.CENTER,
    )
    return ft.Semantics(label=say.date(day, "full"), content=ft.Container(leaf), exclude_semantics=True)
