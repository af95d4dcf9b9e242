"""Someone of a file: what becomes of them, and whose word counts, field by field."""

from __future__ import annotations

from typing import Any

import flet as ft

from locales.words import Words
from models.contact import Contact
from models.exchange.merge import FIELDS, Take, Values, differing
from models.exchange.preview import Choice, Row
from views.imports.preview import state_of
from views.imports.work import Importing, use_importing
from views.parts.choice import choice
from views.parts.component import screen
from views.parts.empty import empty
from views.parts.frame import frame
from views.parts.query import use_query
from views.parts.section import fields, lines, quiet, section
from views.parts.shell import use_shell
from views.theme import GAP, SMALL_GAP


@screen
def ImportRow() -> ft.Control:
    shell = use_shell()
    say = shell.say
    work = use_importing(shell)
    found = work.preview
    row = found.rows[shell.key] if found and shell.key < len(found.rows) else None
    known = use_query(lambda: found.known_values(row) if found and row else None, Contact)
    if found is None or row is None:
        start = empty(ft.Icons.UPLOAD_FILE_OUTLINED, say("Choose a file first."), say("Go back"), lambda: shell.back())
        return frame(shell, say("Someone in the file"), [start])
    body = [
        ft.Text(row.person.name, theme_style=ft.TextThemeStyle.TITLE_LARGE),
        quiet(state_of(say, found, row)),
        _choice(say, work, row, known),
        *(_by_field(say, work, row, known) if known and row.choice is Choice.MERGE else []),
        section(say("In the file"), [lines(_said(say, row))]),
    ]
    return frame(shell, say("Someone in the file"), body, spacing=GAP + SMALL_GAP)


def _choice(say: Words, work: Importing, row: Row, known: Values | None) -> ft.Control:
    options = {Choice.ADD: say("Add as someone new"), Choice.SKIP: say("Leave out")}
    if known:
        options = {Choice.MERGE: say("Complete {name}", name=known["name"])} | options

    def choose(value: str) -> None:
        row.choice, row.is_decided = Choice(value), True
        work.tell()

    return choice(say("What becomes of them"), {str(key): text for key, text in options.items()}, row.choice, choose)


def _by_field(say: Words, work: Importing, row: Row, known: Values) -> list[ft.Control]:
    found = differing(known, row.person)
    if not found:
        return [quiet(say("The file says nothing that is not there already."))]

    def chooser(field: str, takes: tuple[Take, ...]) -> ft.Control:
        texts = {
            Take.OURS: say("Keep {text}", text=_short(known[field])) if known[field] else say("Leave it empty"),
            Take.THEIRS: say("Take {text}", text=_short(getattr(row.person, field))),
            Take.BOTH: say("Keep both"),
        }

        def choose(value: str) -> None:
            row.takes[field] = Take(value)
            work.tell()

        options = {str(take): texts[take] for take in takes}
        return choice(field_name(say, field), options, row.takes.get(field, takes[0]), choose)

    choosers = [chooser(field, takes) for field, takes in found.items()]
    return [fields(say("Field by field"), choosers, note=say("What is not listed is the same in both."))]


def _said(say: Words, row: Row) -> list[ft.Control]:
    """All the file says of them that is kept."""
    return [
        ft.ListTile(
            title=ft.Text(
                field_name(say, field), theme_style=ft.TextThemeStyle.BODY_SMALL, color=ft.Colors.ON_SURFACE_VARIANT
            ),
            subtitle=ft.Text(_text(value), theme_style=ft.TextThemeStyle.BODY_LARGE, color=ft.Colors.ON_SURFACE),
            content_padding=0,
        )
        for field in FIELDS
        if (value := getattr(row.person, field))
    ]


def field_name(say: Words, field: str) -> str:
    return {
        "name": say("Name"),
        "title": say("Title"),
        "organisation": say("Organisation"),
        "email": say("Email"),
        "phones": say("Phones"),
        "link": say("Link"),
        "language": say("Language"),
        "tags": say("Tags"),
        "notes": say("Notes"),
    }[field]


def _text(value: Any) -> str:
    text = value if isinstance(value, str) else ", ".join(value)
    return text if len(text) <= 2000 else f"{text[:2000]}…"


def _short(value: Any) -> str:
    text = " ".join(_text(value).split())
    return text if len(text) <= 60 else f"{text[:60]}…"
