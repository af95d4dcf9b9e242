"""What each column of a table holds: as guessed, and to change by hand."""

from __future__ import annotations

from typing import Final

import flet as ft

from locales import imports
from models.exchange.table import Column, Field
from views.imports.going_on import going_on
from views.imports.work import Importing, use_importing
from views.parts.choice import choice, one_line
from views.parts.component import screen
from views.parts.empty import empty
from views.parts.frame import frame, wide_act
from views.parts.section import quiet
from views.parts.shell import Shell, parent, use_shell
from views.theme import GAP

_MOST: Final = 60
"""Columns that are shown: those that were recognised, then those that hold something."""


@screen
def ImportColumns() -> ft.Control:
    shell = use_shell()
    say = shell.say
    work = use_importing(shell)
    layout = work.layout
    if layout is None:
        start = empty(ft.Icons.UPLOAD_FILE_OUTLINED, say("Choose a file first."), say("Go back"), lambda: shell.back())
        return frame(shell, say("What the columns hold"), [start])
    places = sorted(
        (place for place, column in enumerate(layout.columns) if column.sample),
        key=lambda place: (layout.columns[place].field is Field.IGNORED, place),
    )
    body = [
        ft.Text(say("Say which column holds the name, and whatever else was not recognised.")),
        *going_on(say, work),
        *(_chooser(shell, work, place, layout.columns[place]) for place in sorted(places[:_MOST])),
    ]
    bar = wide_act(
        say("Continue"),
        lambda _: shell.page.run_task(_continue, shell, work),
        disabled=work.is_busy or not layout.names_people,
    )
    return frame(shell, say("What the columns hold"), body, bar=bar, spacing=GAP)


def _chooser(shell: Shell, work: Importing, place: int, column: Column) -> ft.Control:
    say = shell.say
    options = {key: say(name) for key, name in imports.FIELDS.items()}
    value = column.field if column.field in options else Field.IGNORED

    def choose(value: str) -> None:
        if work.layout:
            work.layout = work.layout.with_fields({place: Field(value)})
            work.tell()

    label = column.name or say("Column {n}", n=say.number(place + 1))
    return ft.Column(
        [choice(one_line(label), options, value, choose), quiet(say("For example: {text}", text=column.sample[:80]))],
        spacing=4,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        key=f"column{place}",
    )


async def _continue(shell: Shell, work: Importing) -> None:
    if await work.read(shell.say):
        shell.go(parent(shell.path))
