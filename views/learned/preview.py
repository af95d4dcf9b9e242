"""The report, to be read before it is shared."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import flet as ft

from models.clock import now
from models.findings import findings
from views.learned.document import Block, Byline, Document, Heading, Item, Pair, Ranges, Said, Section
from views.learned.findings import TABLES
from views.learned.making import made, use_making
from views.parts.component import screen
from views.parts.frame import frame
from views.parts.query import use_query
from views.parts.scroll import ScrolledList
from views.parts.section import quiet
from views.parts.shell import use_shell
from views.theme import GAP, SMALL_GAP, STRONG

_PAGE: Final = 100
"""Blocks that are made at a time."""


@screen
def FindingsPreview() -> ft.Control:
    shell = use_shell()
    choices = use_making(shell).choices
    shown, show = ft.use_state(_PAGE)
    found, today = use_query(lambda: findings(now()), *TABLES), now().date()
    report = ft.use_memo(lambda: made(choices, found, today, shell.say), [choices, found, today, shell.say])

    def more() -> None:
        if shown < len(report.blocks):
            show(shown + _PAGE)

    rows = [*_head(report), *(row for block in report.blocks[:shown] for row in _block(block))]
    body = ScrolledList(rows, more, ft.Padding.only(left=GAP, right=GAP, bottom=GAP * 4), SMALL_GAP)
    return frame(shell, shell.say("Read the report"), ft.Container(body, expand=True))


def _head(report: Document) -> Iterator[ft.Control]:
    yield _title(report.title, ft.TextThemeStyle.HEADLINE_MEDIUM)
    yield from map(quiet, report.head)
    if report.note:
        yield quiet(report.note)


def _block(block: Block) -> Iterator[ft.Control]:
    match block:
        case Section(title):
            yield ft.Container(_title(title, ft.TextThemeStyle.TITLE_LARGE), padding=ft.Padding.only(top=GAP * 2))
        case Heading(title):
            yield ft.Container(_title(title, ft.TextThemeStyle.TITLE_MEDIUM), padding=ft.Padding.only(top=GAP))
        case Byline(text):
            yield ft.Container(quiet(text), padding=ft.Padding.only(top=SMALL_GAP))
        case Said(text, keys):
            yield ft.Text(spans=list(_spans(text, keys)))
        case Item(text, note, is_key):
            yield ft.Text(f"• {text}", font_family=STRONG if is_key else None)
            if note:
                yield quiet(note)
        case Pair(label, text):
            yield ft.Text(f"{label} – {text}")


def _title(text: str, style: ft.TextThemeStyle) -> ft.Control:
    return ft.Semantics(content=ft.Text(text, theme_style=style), header=True, container=True)


def _spans(text: str, keys: Ranges) -> Iterator[ft.TextSpan]:
    place = 0
    for start, end in keys:
        yield ft.TextSpan(text[place:start])
        yield ft.TextSpan(text[start:end], ft.TextStyle(font_family=STRONG))
        place = end
    yield ft.TextSpan(text[place:].rstrip())
