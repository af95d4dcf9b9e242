"""Advice: what people suggested doing, to tick when done, and who suggested it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from typing import Final

import flet as ft

from locales import facts
from models.advice import Advice
from models.all_advice import AllAdvice as Everything
from models.all_advice import Given, all_advice
from models.clock import now
from models.contact import Contact
from models.interview import Interview
from models.message import Message
from views.learned.first_step import first_step
from views.parts.advice_line import UNDER_WORDS, advice_line, use_day_of_advice
from views.parts.avatar import avatar
from views.parts.choice import segments
from views.parts.component import screen
from views.parts.frame import frame
from views.parts.kept import use_kept_state
from views.parts.query import use_query
from views.parts.scroll import ScrolledList
from views.parts.section import card, heading, quiet
from views.parts.shell import Shell, use_shell
from views.parts.tapped import tapped
from views.theme import GAP, SMALL_GAP

_PAGE: Final = 40
"""Rows at once."""
_INSET: Final = 12
"""From the edge of a button to its words."""


@screen
def AllAdvice() -> ft.Control:
    shell = use_shell()
    say = shell.say
    order, choose = use_kept_state("order", "date", stays=True)
    pages, set_pages = use_kept_state("pages", 1, stays=True)
    seen = use_query(lambda: all_advice(now()), Advice, Contact, Interview, Message)
    ask_day = use_day_of_advice(shell)
    if not seen.is_any:
        text = say("What people suggest doing gathers here. Note it right after the interview, under Advice.")
        return frame(shell, say("Advice"), [first_step(shell, ft.Icons.LIGHTBULB_OUTLINE, text)])
    shown = list(islice(_rows(shell, seen, order, ask_day), pages * _PAGE + 1))

    def more() -> None:
        if len(shown) > pages * _PAGE:
            set_pages(pages + 1)

    names = {"date": say("By date"), "person": say("By person")}
    body = ScrolledList(
        [
            ft.Row([segments(names, order, choose)], wrap=True),
            *shown[: pages * _PAGE],
            ft.Container(height=72),
        ],
        more,
        ft.Padding.symmetric(horizontal=GAP, vertical=GAP // 2),
        SMALL_GAP,
    )
    return frame(shell, say("Advice"), ft.Container(body, expand=True))


def _rows(shell: Shell, seen: Everything, order: str, ask_day: Callable[[Advice], None]) -> Iterator[ft.Control]:
    """What is open first, then what was done and what was set aside."""
    say = shell.say
    line = lambda row, *, named=True: _line(shell, row, ask_day, is_named=named)  # noqa: E731
    if not seen.open:
        yield quiet(say("Nothing is left to do. What people suggest to you next will be here."))
    elif order == "person":
        for contact, rows in seen.by_person:
            yield _person(shell, contact)
            yield from (line(row, named=False) for row in rows)
    else:
        parts = {say("Late"): seen.late, say("With a date"): seen.dated, say("Whenever it suits"): seen.undated}
        yield from _parts(parts, line)
    yield from _parts({say("Done"): seen.done, say("Set aside"): seen.dropped}, line)


def _parts(parts: dict[str, tuple[Given, ...]], line: Callable[[Given], ft.Control]) -> Iterator[ft.Control]:
    for name, rows in parts.items():
        if rows:
            yield ft.Container(heading(name), padding=ft.Padding.only(top=SMALL_GAP))
            yield from map(line, rows)


def _person(shell: Shell, contact: Contact) -> ft.Control:
    line = tapped(
        ft.Row(
            [
                avatar(contact.name),
                # No heading, which would be heard apart from what a tap on it does.
                ft.Text(contact.name, theme_style=ft.TextThemeStyle.TITLE_MEDIUM, expand=True),
                ft.Icon(ft.Icons.CHEVRON_RIGHT, color=ft.Colors.ON_SURFACE_VARIANT),
            ],
            spacing=12,
        ),
        padding=ft.Padding.symmetric(vertical=SMALL_GAP),
        on_click=lambda _: shell.open(f"contact/{contact.id}"),
        key=f"person{contact.id}",
    )
    return ft.Container(line, margin=ft.Margin.only(top=SMALL_GAP))


def _line(shell: Shell, given: Given, ask_day: Callable[[Advice], None], *, is_named: bool) -> ft.Control:
    """Its words, and who told it: the person, and what was heard that day, each one tap away."""
    say, moment = shell.say, now()
    ways: list[ft.Control] = []
    if is_named:
        ways.append(
            ft.TextButton(
                given.contact.name,
                icon=ft.Icons.PERSON_OUTLINE,
                on_click=lambda _: shell.open(f"contact/{given.contact.id}"),
            )
        )
    if interview := given.interview:
        day = facts.day(say, interview.starts_at.astimezone(moment.tzinfo), moment)
        ways.append(
            ft.TextButton(
                " · ".join((say("Interview"), day)),
                icon=ft.Icons.FORUM_OUTLINED,
                on_click=lambda _: shell.open(f"heard/interview/{interview.id}"),
            )
        )
    if given.advice.done_at and not given.is_told:
        ways.append(
            ft.TextButton(
                say("Give them the news"),
                icon=ft.Icons.EDIT_NOTE,
                on_click=lambda _: shell.open(f"news/contact/{given.contact.id}/message/update"),
            )
        )
    row = ft.Container(
        ft.Row(ways, wrap=True, spacing=0, run_spacing=0), padding=ft.Padding.only(left=UNDER_WORDS - _INSET)
    )
    line = advice_line(shell, given.advice, ask_day)
    return card([line, row], spacing=0, padding=ft.Padding.only(left=4, right=4, top=4), key=f"advice{given.advice.id}")
