"""The next interview on Today: when, how to get there, its cards, and on the day what one may need on the way."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import flet as ft

from locales import facts
from locales.labels import WAYS
from models import links
from models.clock import now
from models.interview import CancelledBy, Interview, Way
from views.parts.notice import notice
from views.parts.quick_act import quick_act, quick_acts
from views.parts.section import card, section
from views.parts.selectable import selectable
from views.parts.shell import Shell

_ICONS = {
    Way.IN_PERSON: ft.Icons.PLACE_OUTLINED,
    Way.MEAL: ft.Icons.RESTAURANT_OUTLINED,
    Way.PHONE: ft.Icons.PHONE_OUTLINED,
    Way.VIDEO: ft.Icons.VIDEOCAM_OUTLINED,
}


def next_interview(
    shell: Shell,
    interview: Interview,
    moment: dt.datetime,
    say_late: Callable[[], None],
    ask_who_cancelled: Callable[[], None],
) -> ft.Control:
    """`say_late` and `ask_who_cancelled` open what asks a little more."""
    say = shell.say
    begun, over = interview.has_begun(moment), interview.is_over(moment)
    on_the_day = (
        [_on_the_day(shell, interview, say_late, ask_who_cancelled)]
        if interview.is_on_day_of(moment) and not over
        else []
    )
    return section(
        say("Just ended") if over else say("Under way") if begun else say("Next interview"),
        [
            card(
                [
                    _head(shell, interview, moment),
                    _way_there(shell, interview),
                    *_acts(shell, interview, begun=begun, over=over),
                    *on_the_day,
                ],
                key="next",
            )
        ],
    )


def _head(shell: Shell, interview: Interview, moment: dt.datetime) -> ft.Control:
    say, contact = shell.say, interview.contact
    when = facts.meeting(say, interview.start, moment)
    left = interview.starts_at - moment
    soon = [ft.Text(say.until(left), color=ft.Colors.PRIMARY)] if dt.timedelta() < left < dt.timedelta(hours=12) else []
    who = " · ".join(filter(None, (contact.title, contact.organisation)))
    return ft.Column(
        [
            ft.Row(
                [ft.Text(when, theme_style=ft.TextThemeStyle.TITLE_MEDIUM), *soon],
                alignment=ft.MainAxisAlignment.SPACE_BETWEEN,
                wrap=True,
            ),
            ft.Text(contact.name, theme_style=ft.TextThemeStyle.HEADLINE_SMALL),
            *([ft.Text(who, color=ft.Colors.ON_SURFACE_VARIANT)] if who else []),
        ],
        spacing=2,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )


def _way_there(shell: Shell, interview: Interview) -> ft.Control:
    say = shell.say
    length = say.plural("{n} minute", "{n} minutes", interview.minutes)
    lines: list[ft.Control] = [ft.Text(f"{say(WAYS[interview.way])} · {length}")]
    if interview.place:
        lines.append(selectable(interview.place, color=ft.Colors.ON_SURFACE_VARIANT))
    icon = ft.Icon(_ICONS[Way(interview.way)], size=20, color=ft.Colors.ON_SURFACE_VARIANT)
    return ft.Row(
        [icon, ft.Column(lines, spacing=2, expand=True)], spacing=8, vertical_alignment=ft.CrossAxisAlignment.START
    )


def _acts(shell: Shell, interview: Interview, *, begun: bool, over: bool) -> list[ft.Control]:
    """The obvious one first, as wide as the card."""
    say, here = shell.say, f"interview/{interview.id}"
    first, second = (ft.OutlinedButton, ft.FilledButton) if over else (ft.FilledButton, ft.OutlinedButton)
    cards = first(say("Open the cards"), icon=ft.Icons.STYLE, on_click=lambda _: shell.open(f"{here}/cards"))
    write = second(say("Write it down"), icon=ft.Icons.EDIT_NOTE, on_click=lambda _: shell.open(f"{here}/after"))
    see = ft.TextButton(say("See the interview"), on_click=lambda _: shell.open(here))
    return [*([write, cards] if over else [cards, write] if begun else [cards]), see]


def _on_the_day(
    shell: Shell, interview: Interview, say_late: Callable[[], None], ask_who_cancelled: Callable[[], None]
) -> ft.Control:
    say, contact = shell.say, interview.contact
    join = (
        [quick_act(ft.Icons.VIDEOCAM_OUTLINED, say("Join"), url=interview.place)]
        if links.is_web(interview.place)
        else []
    )
    call = [quick_act(ft.Icons.PHONE_OUTLINED, say("Call"), url=links.tel(phone)) for phone in contact.phones[:1]]
    return quick_acts(
        [
            *join,
            *call,
            quick_act(ft.Icons.DIRECTIONS_RUN, say("Running late"), do=say_late, is_folded=True),
            quick_act(ft.Icons.EVENT_REPEAT, say("Moved"), do=lambda: shell.open(f"interview/{interview.id}/edit")),
            quick_act(ft.Icons.EVENT_BUSY, say("Cancelled"), do=ask_who_cancelled),
        ]
    )


def who_cancelled(shell: Shell, interview: Interview, on_close: Callable[[], None]) -> ft.AlertDialog:
    say = shell.say

    def cancel(by: CancelledBy) -> None:
        on_close()
        interview.cancel(by, now())
        notice(shell, say("The interview was cancelled."), interview.undo_cancel)

    names = {CancelledBy.ME: say("I cancelled"), CancelledBy.THEM: say("They cancelled")}
    return ft.AlertDialog(
        semantics_label=say("Who cancelled?"),
        title=ft.Text(say("Who cancelled?")),
        content=ft.Column(
            [ft.OutlinedButton(name, on_click=lambda _, by=by: cancel(by)) for by, name in names.items()],
            tight=True,
            spacing=8,
            horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        ),
        actions=[ft.TextButton(say("It isn’t cancelled"), on_click=lambda _: on_close())],
        on_dismiss=lambda _: on_close(),
    )
