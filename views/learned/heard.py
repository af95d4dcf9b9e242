"""One answer among others: who said it, where and when, and their words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

import flet as ft

from locales import facts
from locales.labels import WAYS
from locales.words import Words
from models.sentences import spoken
from models.side_by_side import Heard, Meeting
from views.parts.avatar import avatar
from views.parts.key_sentences import sentence_line
from views.parts.section import card
from views.parts.shell import Shell
from views.parts.tapped import tapped
from views.theme import GAP, SMALL_GAP

BRIEFLY: Final = 4
"""Sentences of an answer that are shown among those to other questions."""


def heard_card(
    shell: Shell, heard: Heard, moment: dt.datetime, *, only_key: bool = False, most: int | None = None
) -> ft.Control:
    """Who said it opens what was heard that day; a sentence is marked as key with a tap."""
    say = shell.say
    sentences = heard.phrases if only_key else tuple(piece.text for piece in spoken(heard.text))
    shown = sentences[:most]
    said: list[ft.Control] = [
        sentence_line(shell, heard.answer, text, is_key=text in heard.phrases, is_gathered=only_key) for text in shown
    ]
    is_more = len(shown) < len(sentences)
    more = [ft.Container(_all_of_it(shell, heard), padding=ft.Padding.only(left=SMALL_GAP))] if is_more else []
    inner = ft.Container(
        ft.Column([*said, *more], spacing=2, horizontal_alignment=ft.CrossAxisAlignment.STRETCH),
        padding=ft.Padding.only(left=SMALL_GAP, right=SMALL_GAP, bottom=SMALL_GAP),
    )
    return card(
        [_who(shell, heard, facts.day(say, heard.start.astimezone(moment.tzinfo), moment)), inner],
        spacing=0,
        padding=0,
        key=f"heard{heard.answer}",
    )


def _all_of_it(shell: Shell, heard: Heard) -> ft.Control:
    return ft.TextButton(shell.say("Read all of it"), on_click=lambda _: _open(shell, heard))


def _open(shell: Shell, heard: Heard) -> None:
    shell.open(f"heard/interview/{heard.interview}")


def _who(shell: Shell, heard: Heard, day: str) -> ft.Control:
    lines = [
        ft.Text(heard.meeting.name, theme_style=ft.TextThemeStyle.TITLE_SMALL),
        ft.Text(
            where_and_when(shell.say, heard.meeting, day),
            theme_style=ft.TextThemeStyle.BODY_SMALL,
            color=ft.Colors.ON_SURFACE_VARIANT,
        ),
    ]
    row = ft.Row(
        [
            avatar(heard.meeting.name),
            ft.Column(lines, spacing=0, expand=True),
            ft.Icon(ft.Icons.CHEVRON_RIGHT, color=ft.Colors.ON_SURFACE_VARIANT),
        ],
        spacing=12,
    )
    return tapped(
        row,
        padding=ft.Padding.symmetric(horizontal=GAP, vertical=12),
        on_click=lambda _: _open(shell, heard),
    )


def where_and_when(say: Words, meeting: Meeting, day: str) -> str:
    return " · ".join(filter(None, (meeting.organisation, meeting.place or say(WAYS[meeting.way]), day)))


def beside(shell: Shell, cards: Iterable[ft.Control]) -> Iterator[ft.Control]:
    """One under another on a phone, by twos on a wide window."""
    rest = iter(cards)
    if not shell.wide:
        yield from rest
        return
    while pair := list(islice(rest, 2)):
        halves = [*pair, *([] if len(pair) == 2 else [ft.Container()])]
        row = [ft.Container(half, expand=True) for half in halves]
        yield ft.Row(row, spacing=GAP, vertical_alignment=ft.CrossAxisAlignment.START)
